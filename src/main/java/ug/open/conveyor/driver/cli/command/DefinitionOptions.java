package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.client.Definition;
import ug.open.conveyor.driver.session.SpecSchemas;

/** Where the schemas of resource definitions come from: files, or a server. */
final class DefinitionOptions {
    private final Cmd cmd;
    private final Opt<List<String>> files;
    private final ServerOptions server;

    DefinitionOptions(Cmd cmd) {
        this.cmd = cmd;
        files = cmd.options(
                Kind.FILE_OR_DASH,
                "FILE",
                "Resource definitions as apply takes them, in place of the server's.",
                "--definition");
        server = ServerOptions.ofApi(cmd);
    }

    Opt<?> files() {
        return files;
    }

    /** The schemas of the files, else of a server that somebody names; empty where neither is there. */
    Optional<SpecSchemas> named() throws IOException {
        return files.given() || server.namesApi() ? Optional.of(schemas()) : Optional.empty();
    }

    /** The schemas of the files, else of the server. */
    SpecSchemas schemas() throws IOException {
        if (!files.given()) {
            return SpecSchemas.of(server.client());
        }
        List<Definition> definitions = new ArrayList<>();
        for (String file : files.get()) {
            InputFile input = new InputFile(cmd.env, file);
            definitions.addAll(Definition.read(input.text(), input.name()));
        }
        return SpecSchemas.of(definitions);
    }
}
