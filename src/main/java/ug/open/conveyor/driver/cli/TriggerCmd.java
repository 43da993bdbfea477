package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.client.AlreadyExistsException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.CreatedResource;
import ug.open.conveyor.driver.client.NewResource;
import ug.open.conveyor.driver.wire.Json;

/** {@code trigger}: creates a resource, which begins a run. */
final class TriggerCmd extends Cmd {
    private static final int SUFFIX = 8;

    private final Opt<String> file = parameter(
                    Kind.FILE_OR_DASH,
                    "FILE",
                    "The resource: name, resource, spec; JSON or YAML, - for standard input.")
            .required("such as app.yaml");
    private final Opt<List<String>> sets = options(
            Kind.TEXT,
            "PLACE=VALUE",
            "Another value, like spec.branch=main; JSON where it is that, else a text.",
            "--set");
    private final Opt<Boolean> nameSuffix =
            flag("Put a random end to the name: a server takes each name once.", "--name-suffix");
    private final Opt<Boolean> recreate = flag("Delete the resource of that name first.", "--recreate");
    private final Opt<Output> output = option(
                    Kind.oneOf(Output.values()),
                    "",
                    "The run id, or an object with all that is known.",
                    "-o",
                    "--output")
            .or("text");
    private final ServerOptions server = ServerOptions.ofApi(this);

    TriggerCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(nameSuffix, recreate);
        exits(ServerOptions.EXITS);
        details(
                "Creates a resource on the server and prints the id of the run that begins with it. What a server would keep the name of "
                        + "and send no event for, such as an event of more than 1 MiB, is refused before anything is sent.");
        examples(
                "conveyor-driver trigger app.yaml --name-suffix",
                "conveyor-driver trigger app.yaml --recreate --set spec.branch=main -o json",
                "sed s/next/main/ app.yaml | conveyor-driver trigger -");
    }

    @Override
    int call() throws IOException, InterruptedException {
        NewResource resource = resource();
        byte[] json = resource.json();
        for (String unknown : resource.unknown()) {
            env.say("warning: a resource has no '" + unknown + "': the server will not see it");
        }
        ApiClient client = server.client();
        if (recreate.get()) {
            client.deleteResource(resource.type(), resource.name());
        }
        CreatedResource created = create(client, json);
        env.say("created " + resource.type() + "/" + created.name());
        env.println(output.get() == Output.JSON ? told(resource, created) : created.runId());
        return ExitCodes.OK;
    }

    private NewResource resource() throws IOException {
        TextFile text = TextFile.read(env, file.get());
        NewResource resource = NewResource.read(text.text(), text.name());
        for (String set : sets.get()) {
            resource = resource.with(set);
        }
        return nameSuffix.get() ? resource.withSuffix("-" + env.ids().get().substring(0, SUFFIX)) : resource;
    }

    private static CreatedResource create(ApiClient client, byte[] json) throws InterruptedException {
        try {
            return client.createResource(json);
        } catch (AlreadyExistsException e) {
            throw new ConveyorException(
                    e.getMessage() + " (--name-suffix gives it another name, --recreate deletes it first)", e);
        }
    }

    private static String told(NewResource resource, CreatedResource created) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("runid", created.runId());
        told.put("resource", resource.type());
        told.put("name", created.name());
        told.put("version", created.version());
        return Json.write(told);
    }
}
