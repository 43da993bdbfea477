package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.client.NewResource;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.schema.Misfit;
import ug.open.conveyor.driver.schema.SpecSchema;
import ug.open.conveyor.driver.session.SpecSchemas;
import ug.open.conveyor.driver.session.StartingEvents;

/** {@code event new}: writes events to start from. */
public final class EventNewCmd extends Cmd {
    private final Opt<String> type = parameter(Kind.TEXT, "TYPE", "Resource type, the name of a resource definition.");
    private final Opt<String> from = option(
            Kind.FILE_OR_DASH, "FILE", "Take the resource of FILE, as trigger does; - for standard input.", "--from");
    private final Opt<String> name =
            option(Kind.TEXT, "NAME", "Name of the resource. Default: example, or that of --from.", "--name");
    private final Opt<String> after = option(
                    Kind.DRIVER, "DRIVER", "The process event has a result of driver DRIVER.", "--after")
            .or("first-driver");
    private final Opt<String> to =
            option(Kind.FILE_OR_DASH, "FILE", "Write to FILE in place of standard output.", "--to");
    private final Opt<Boolean> force = flag("Replace an existing file.", "--force");
    private final OutputOptions output = new OutputOptions(
            this, "text, json: the events, one a line; json with --to: an object with the file.", List.of("file"));
    private final DefinitionOptions definitions = new DefinitionOptions(this);

    public EventNewCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(from, definitions.files());
        exits(ExitCodes.IO_FAILED);
        exits(ServerOptions.EXITS);
        details("""
                Writes four driver messages for run --events, one a line: create, update, delete, and process with the result of a pipeline's
                step before it. The spec is that of --from, or has the required members, examples and defaults of the type's JSON Schema:
                from --definition, or from the server if --api, --context or their variables name it. Otherwise it is empty.""");
        examples(
                "conveyor-driver event new workflow",
                "conveyor-driver event new workflow --definition definition.yaml --to new.jsonl",
                "conveyor-driver event new --from app.yaml --after git-cloner",
                "conveyor-driver event new workflow | conveyor-driver run --events - --only event=create -- cat");
    }

    @Override
    public int call() throws IOException, InterruptedException {
        Path target = to.given() && !to.get().equals("-") ? OutputFile.of(env, to.get(), force.get()) : null;
        if (target == null && output.template().given()) {
            throw new UsageException("--template needs --to FILE: without it the events themselves are printed");
        }
        String lines = String.join("\n", new StartingEvents(resource(), env.ids()).lines(after.get())) + "\n";
        if (target == null) {
            env.print(lines);
        } else {
            OutputFile.write(env, target, out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
            if (output.isData()) {
                output.print("", to.get());
            }
        }
        return ExitCodes.OK;
    }

    private Map<String, Object> resource() throws IOException, InterruptedException {
        Map<String, Object> resource = new LinkedHashMap<>();
        if (from.given()) {
            InputFile input = new InputFile(env, from.get());
            NewResource read = NewResource.read(input.text(), input.name());
            if (type.given() && !type.get().equals(read.type())) {
                throw new UsageException(
                        input.name() + " has a resource of the type " + read.type() + ", not " + type.get());
            }
            byte[] json = read.json();
            ((Map<?, ?>) Json.parse(json, 0, json.length)).forEach((key, value) -> resource.put((String) key, value));
            name.find().ifPresent(other -> resource.put("name", other));
            return resource;
        }
        Optional<SpecSchemas> schemas = definitions.named();
        String wanted = type.find()
                .or(() -> schemas.flatMap(SpecSchemas::only))
                .orElseThrow(() -> new UsageException("TYPE is missing: such as workflow, or --from app.yaml"));
        resource.put("name", name.find().orElse("example"));
        resource.put("resource", wanted);
        resource.put("spec", schemas.isPresent() ? spec(schemas.get(), wanted) : nothing());
        NewResource.read(Json.write(resource), "event new").json(); // refuses what no server would send
        return resource;
    }

    private Object nothing() {
        env.say("the spec is empty: --definition FILE or --api URL makes one by the JSON Schema of the type");
        return Map.of();
    }

    private Object spec(SpecSchemas schemas, String wanted) throws InterruptedException {
        SpecSchema schema = schemas.find(wanted).orElseThrow(() -> new ConveyorException(schemas.missing(wanted)));
        Object spec = schema.example();
        for (Misfit misfit : schema.misfits(spec)) {
            env.warn("the spec does not fit yet, mend it by hand: /spec" + misfit.place() + ": " + misfit.problem());
        }
        return spec;
    }
}
