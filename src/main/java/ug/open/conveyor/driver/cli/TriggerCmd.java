package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.client.AlreadyExistsException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.CreatedResource;
import ug.open.conveyor.driver.client.NewResource;
import ug.open.conveyor.driver.runtime.LogSource;
import ug.open.conveyor.driver.terminal.LogPrinter;
import ug.open.conveyor.driver.terminal.Times;
import ug.open.conveyor.driver.wire.Harmless;

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
            "Another value, like spec.branch=main. A text stays a text; elsewhere JSON, where VALUE is that to the letter.",
            "--set");
    private final Opt<List<String>> texts = options(
            Kind.TEXT,
            "PLACE=VALUE",
            "Another value that is a text, like spec.version=1.10. A dot within a key is \\., as in spec.a\\.b.",
            "--set-string");
    private final Opt<List<String>> values =
            options(Kind.TEXT, "PLACE=JSON", "Another value that is JSON, like spec.tags=[\"a\"].", "--set-json");
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
    private final Opt<Boolean> follow = flag(
            "Print what drivers log of the run, as it comes, until it is over; its verdict is the exit code.",
            "-f",
            "--follow");
    private final Opt<String> driver = option(
            Kind.DRIVER,
            "NAME",
            "With --follow: the run is over with this driver's result, such as that of a pipeline's last step.",
            "--driver");
    private final Opt<Duration> idle =
            option(Kind.DURATION, "TIME", "With --follow: end when nothing has come for so long.", "--idle");
    private final Opt<String> pipeline = KnownSteps.option(this);
    private final ServerOptions server = ServerOptions.ofBoth(this);
    private final KnownSteps steps = new KnownSteps(this, pipeline, server);

    TriggerCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(nameSuffix, recreate);
        exits(ExitCodes.FAILED);
        exits(ServerOptions.EXITS);
        details(
                "Creates a resource on the server and prints the id of the run that begins with it. What a server would keep the name of "
                        + "and send no event for, such as an event of more than 1 MiB, is refused before anything is sent.\n\n"
                        + "With --follow, standard output has the log lines, and the run id is told on standard error. The run is over with the "
                        + "result of --driver NAME or else of the pipeline's last step, with the failure of a step, or, without pipeline, with the "
                        + "first result. A server tells nobody which step is the last: apply remembers it, --pipeline FILE names it. Where nobody "
                        + "knows it, off a terminal, the run is given up when nothing has come for 10 minutes: 1.");
        examples(
                "conveyor-driver trigger app.yaml --name-suffix",
                "conveyor-driver trigger app.yaml --recreate --set spec.branch=main -o json",
                "conveyor-driver trigger app.yaml --name-suffix --follow --driver demo",
                "sed s/next/main/ app.yaml | conveyor-driver trigger -");
    }

    @Override
    int call() throws IOException, InterruptedException {
        NewResource resource = resource();
        byte[] json = resource.json();
        for (String unknown : resource.unknown()) {
            env.say("warning: a resource has no '" + unknown + "': the server will not see it");
        }
        if (follow.get()) {
            steps.read();
            steps.check(resource.pipeline(), file.get());
            return followed(resource, json);
        }
        for (Opt<?> opt : List.of(driver, idle, pipeline)) {
            if (opt.given()) {
                throw new UsageException(opt.name() + " needs --follow");
            }
        }
        ApiClient client = server.client();
        if (server.namesStream() && resource.pipeline().isEmpty()) {
            new Audience(env, server).warnWhereThereIsNone(resource.type());
        }
        CreatedResource created = create(client, resource, json);
        env.say("created " + resource.type() + "/" + Harmless.oneLine(created.name()));
        if (output.get() == Output.JSON) {
            env.printJson(told(resource, created));
        } else {
            env.println(Harmless.word(created.runId()));
        }
        return ExitCodes.OK;
    }

    /** Listens before anything is sent, so that no result is missed; lines that came before their run was known are stored. */
    private int followed(NewResource resource, byte[] json) throws IOException, InterruptedException {
        ApiClient client = server.client();
        FollowLimits limits = FollowLimits.of(env, idle.find(), Optional.empty());
        try (FollowedRun run = FollowedRun.open(env, server, new FollowedRun.Wanted(driver.find(), steps, limits))) {
            run.early();
            boolean heard = resource.pipeline().isPresent() || run.hasListener(resource.type());
            CreatedResource created = create(client, resource, json);
            env.say("created " + resource.type() + "/" + Harmless.oneLine(created.name()) + ": run "
                    + Harmless.word(created.runId()));
            if (output.get() == Output.JSON) {
                env.printJson(told(resource, created));
            }
            resource.pipeline().ifPresent(run.end()::begins);
            if (!heard) {
                env.say(Audience.nobody(resource.type()) + "; there is nothing to follow");
                return ExitCodes.FAILED;
            }
            LogPrinter.Options options = new LogPrinter.Options(
                    output.get() == Output.JSON ? LogPrinter.Format.JSON : LogPrinter.Format.TEXT,
                    false,
                    Times.UTC,
                    false,
                    resource.pipeline().isPresent(),
                    true);
            try (LogSource logs = run.of(
                            created.runId(), Optional.empty(), client.logSource(created.runId(), Optional.empty()));
                    LogPrinter printer = new LogPrinter(env.out(), surfaceOut(), options)) {
                logs.read(printer);
            }
            return run.code();
        }
    }

    private NewResource resource() throws IOException {
        TextFile text = TextFile.read(env, file.get());
        NewResource resource = NewResource.read(text.text(), text.name());
        resource = with(resource, NewResource.Value.AS_IT_IS, sets);
        resource = with(resource, NewResource.Value.TEXT, texts);
        resource = with(resource, NewResource.Value.JSON, values);
        return nameSuffix.get() ? resource.withSuffix("-" + env.ids().get().substring(0, SUFFIX)) : resource;
    }

    private static NewResource with(NewResource resource, NewResource.Value kind, Opt<List<String>> assignments) {
        NewResource changed = resource;
        for (String assignment : assignments.get()) {
            changed = changed.with(kind, assignment);
        }
        return changed;
    }

    private CreatedResource create(ApiClient client, NewResource resource, byte[] json) throws InterruptedException {
        if (recreate.get()) {
            client.deleteResource(resource.type(), resource.name());
        }
        try {
            return client.createResource(json);
        } catch (AlreadyExistsException e) {
            throw new ConveyorException(
                    e.getMessage() + " (--name-suffix gives it another name, --recreate deletes it first)", e);
        }
    }

    private static Map<String, Object> told(NewResource resource, CreatedResource created) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("runid", created.runId());
        told.put("resource", resource.type());
        told.put("name", created.name());
        told.put("version", created.version());
        return told;
    }
}
