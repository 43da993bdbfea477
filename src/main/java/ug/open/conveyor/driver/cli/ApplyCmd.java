package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.AppliedDefinition;
import ug.open.conveyor.driver.client.Definition;
import ug.open.conveyor.driver.wire.Json;

/** {@code apply}: makes or replaces resource definitions and pipelines. */
final class ApplyCmd extends Cmd {
    private final Opt<List<String>> files = parameters(
                    Kind.FILE_OR_DASH,
                    "FILE",
                    "Resource definitions, which have a schema, and pipelines, which have steps; JSON or YAML, - for standard input.")
            .required("such as definition.yaml");
    private final Opt<Output> output = option(
                    Kind.oneOf(Output.values()), "", "A line for each, for people or as JSON.", "-o", "--output")
            .or("text");
    private final ServerOptions server = ServerOptions.ofApi(this);

    ApplyCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ServerOptions.EXITS);
        details(
                "Makes resource definitions and pipelines on the server, or replaces those of the same names. All files are read and "
                        + "checked before the first is sent; then they go in the order they are named. The steps of a pipeline are remembered beside the "
                        + "run store, so that who follows a run knows when it is over: a server tells nobody.");
        examples(
                "conveyor-driver apply definition.yaml pipeline.yaml",
                "cat definition.yaml | conveyor-driver apply - -o json");
    }

    @Override
    int call() throws IOException, InterruptedException {
        List<Definition> definitions = new ArrayList<>();
        for (String file : files.get()) {
            TextFile text = TextFile.read(env, file);
            definitions.addAll(Definition.read(text.text(), text.name()));
        }
        for (Definition definition : definitions) {
            definition.warning().ifPresent(warning -> env.say("warning: " + warning));
        }
        ApiClient client = server.client();
        for (Definition definition : definitions) {
            env.println(apply(client, definition));
        }
        return ExitCodes.OK;
    }

    private String apply(ApiClient client, Definition definition) throws InterruptedException {
        return switch (definition.kind()) {
            case RESOURCE_DEFINITION -> {
                AppliedDefinition applied = client.applyDefinition(definition.json());
                yield line(definition, applied.replaced() ? "replaced" : "created");
            }
            case PIPELINE -> {
                env.say("pipeline " + definition.name()
                        + ": one of this name that the server has is replaced; it does not tell whether there is one");
                client.createPipeline(definition.json());
                KnownSteps.remember(env, server, definition);
                yield line(definition, "applied"); // the server does not tell which
            }
        };
    }

    private String line(Definition definition, String done) {
        String kind = definition.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (output.get() == Output.TEXT) {
            return kind + " " + definition.name() + " " + done;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", kind.replace(' ', '-'));
        line.put("name", definition.name());
        line.put("done", done);
        return Json.write(line);
    }
}
