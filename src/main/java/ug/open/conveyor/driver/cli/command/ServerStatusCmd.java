package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerStatus;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.ServerReport;

/** {@code server status}: whether a server is there, and as a Conveyor server is. */
public final class ServerStatusCmd extends Cmd {
    private final Opt<Format> output = option(
                    Kind.oneOf(Format.ofValues()), "", "text: for people; json: one object.", "-o", "--output")
            .or("text");
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
        try (Printout<ServerReport> out = new Printers(env.out(), surfaceOut(), output.get()).server()) {
            out.print(found.report());
        }
        int problems = found.report().problems().size();
        if (problems > 0) {
            env.say("conveyor-driver: the server has " + problems + (problems == 1 ? " problem" : " problems"));
        }
        return found.code();
    }
}
