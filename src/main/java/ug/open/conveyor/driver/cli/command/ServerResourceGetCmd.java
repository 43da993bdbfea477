package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerResource;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.RunDetails;
import ug.open.conveyor.driver.terminal.Times;

/** {@code server resource get}: shows a resource. */
public final class ServerResourceGetCmd extends Cmd {
    private final Opt<String> address =
            parameter(Kind.TEXT, "TYPE/NAME", "Resource to show.").required("such as workflow/app");
    private final OutputOptions output = new OutputOptions(
            this,
            "text: for people, with the results of drivers as JSON; json: one object, as the server has it.",
            List.of());
    private final ServerOptions server = ServerOptions.ofApi(this);

    public ServerResourceGetCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ServerOptions.EXITS);
        exits(ExitCodes.FAILED);
        details("""
                Shows the newest version of a resource with its metadata, where the results of a pipeline's drivers are. The exit code is 1
                where the server has no such resource.""");
        examples("conveyor-driver server resource get workflow/app");
    }

    @Override
    public int call() throws IOException, InterruptedException {
        ServerResource resource = ServerResourceDeleteCmd.resource(address, server);
        Optional<Map<String, Object>> members = output.isData() ? resource.find() : resource.readable();
        if (members.isEmpty()) {
            return env.fail(ErrorCode.NOT_ON_SERVER, resource.missing());
        }
        try (Printout<RunDetails> out = output.printers().details(Times.UTC)) {
            out.print(new RunDetails(Optional.empty(), members.get()));
        }
        return ExitCodes.OK;
    }
}
