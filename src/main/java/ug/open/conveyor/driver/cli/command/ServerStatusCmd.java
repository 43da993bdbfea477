package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Failure;
import ug.open.conveyor.driver.session.ServerStatus;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.ServerReport;

/** {@code server status}: whether a server is there, and as a Conveyor server is. */
public final class ServerStatusCmd extends Cmd {
    private final OutputOptions output =
            new OutputOptions(this, "text: for people; json: one object.", ServerReport.MEMBERS);
    private final ServerOptions server = ServerOptions.ofLookAtBoth(this);

    public ServerStatusCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ServerOptions.EXITS);
        exits(ExitCodes.FAILED);
        details("""
                Checks that the event stream and the HTTP API answer, that the streams have the settings that a Conveyor server gives them, that the
                server's engine is on its streams, and how far the clocks are apart. Changes nothing. The exit code is 1 where something is
                off, 4 where the server refuses us, 5 where a part of it does not answer.""");
        examples("conveyor-driver server status", "conveyor-driver server -o json");
    }

    @Override
    public int call() throws IOException, InterruptedException {
        ServerStatus.Found found = new ServerStatus(env, server.settings()).look();
        try (Printout<ServerReport> out = output.printers().server()) {
            out.print(found.report());
        }
        int problems = found.report().problems().size();
        if (problems > 0) {
            String sentence = "the server has " + problems + (problems == 1 ? " problem" : " problems");
            ErrorCode code = found.code() == ExitCodes.FAILED ? ErrorCode.FINDINGS : ErrorCode.of(found.code());
            env.fail(Failure.of(code, sentence));
        }
        return found.code();
    }
}
