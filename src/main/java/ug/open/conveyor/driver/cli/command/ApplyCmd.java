package ug.open.conveyor.driver.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.Definition;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.terminal.AppliedFile;
import ug.open.conveyor.driver.terminal.Printout;

/** {@code apply}: creates or replaces resource definitions and pipelines. */
public final class ApplyCmd extends Cmd {
    private final Opt<List<String>> files = parameters(
                    Kind.FILE_OR_DASH,
                    "FILE",
                    "Resource definitions (with a schema) and pipelines (with steps); JSON or YAML; - for standard input.")
            .required("such as definition.yaml");
    private final OutputOptions output =
            new OutputOptions(this, "One line per definition: text for people, or JSON.", AppliedFile.MEMBERS);
    private final Consent consent = new Consent(this);
    private final ServerOptions server = ServerOptions.ofApi(this);

    public ApplyCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ServerOptions.EXITS);
        details("""
                Creates resource definitions and pipelines on the server, or replaces those with the same names. It reads and checks all
                files before it sends the first, and sends them in the given order. It keeps the steps of a pipeline beside the run store:
                logs and trigger use them to see the end of a run, since servers do not report the last step. At the server of a production
                context it asks first.""");
        examples(
                "conveyor-driver apply definition.yaml pipeline.yaml",
                "cat definition.yaml | conveyor-driver apply - -o json");
    }

    @Override
    public int call() throws Exception {
        List<Definition> definitions = new ArrayList<>();
        for (String file : files.get()) {
            InputFile input = new InputFile(env, file);
            definitions.addAll(Definition.read(input.text(), input.name()));
        }
        for (Definition definition : definitions) {
            definition.warning().ifPresent(env::warn);
        }
        ApiClient client = server.client();
        server.consent(
                consent, "apply " + (definitions.size() == 1 ? "1 definition" : definitions.size() + " definitions"));
        try (Printout<AppliedFile> out = output.printers().applied()) {
            for (Definition definition : definitions) {
                out.print(apply(client, definition));
            }
        }
        return ExitCodes.OK;
    }

    private AppliedFile apply(ApiClient client, Definition definition) throws InterruptedException {
        return switch (definition.kind()) {
            case RESOURCE_DEFINITION ->
                applied(definition, client.applyDefinition(definition.json()) ? "replaced" : "created");
            case PIPELINE -> {
                env.say("pipeline " + definition.name()
                        + ": replaces any pipeline of this name; the server does not report whether it had one");
                client.createPipeline(definition.json());
                KnownSteps.remember(env, server, definition);
                yield applied(definition, "applied"); // servers do not report which
            }
        };
    }

    private static AppliedFile applied(Definition definition, String done) {
        String kind = definition.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new AppliedFile(kind, definition.name(), done);
    }
}
