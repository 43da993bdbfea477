package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.client.ResourceAddress;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerResource;
import ug.open.conveyor.driver.terminal.Done;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.Prompts;

/** {@code server resource delete}: deletes a resource. */
public final class ServerResourceDeleteCmd extends Cmd {
    private final Opt<String> address =
            parameter(Kind.TEXT, "TYPE/NAME", "Resource to delete.").required("such as workflow/app");
    private final OutputOptions output =
            new OutputOptions(this, "text: a sentence; json: one object.", List.of("resource", "name", "version"));
    private final Consent consent = new Consent(this);
    private final ServerOptions server = ServerOptions.ofApi(this);

    public ServerResourceDeleteCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ServerOptions.EXITS);
        exits(ExitCodes.FAILED);
        details("""
                Deletes a resource from the server. It first looks whether the resource is there, and asks. The server keeps the old versions and
                publishes no event, so no driver learns of it; a pipeline that is running for the resource stops. The exit code is 1 where the
                server has no such resource.""");
        examples("conveyor-driver server resource delete workflow/app --yes");
    }

    @Override
    public int call() throws IOException, InterruptedException, Prompts.CancelledException {
        ServerResource resource = resource(address, server);
        Optional<Map<String, Object>> there = resource.find();
        if (there.isEmpty()) {
            return env.fail(ErrorCode.NOT_ON_SERVER, resource.missing());
        }
        env.say(ServerResource.described(there.get()));
        consent.ask(server.placed("delete the resource " + resource.address()));
        Done deleted = resource.delete(there.get());
        try (Printout<Done> out = output.printers().done()) {
            out.print(deleted);
        }
        return ExitCodes.OK;
    }

    /** The resource that a word names. */
    static ServerResource resource(Opt<String> word, ServerOptions server) {
        try {
            return new ServerResource(server.client(), ResourceAddress.of(word.get()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
