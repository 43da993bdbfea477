package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.CreatedResource;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.NewResource;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.session.FollowLimits;
import ug.open.conveyor.driver.session.FollowedRun;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.terminal.CreatedRun;
import ug.open.conveyor.driver.terminal.LogPrinter;
import ug.open.conveyor.driver.terminal.PlannedRequest;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.Prompts;
import ug.open.conveyor.driver.terminal.Times;

/** {@code trigger}: creates a resource, which starts a run. */
public final class TriggerCmd extends Cmd {
    private static final int SUFFIX = 8;

    private final Opt<String> file = parameter(
                    Kind.FILE_OR_DASH,
                    "FILE",
                    "The resource: name, resource, spec; JSON or YAML; - for standard input.")
            .required("such as app.yaml");
    private final SetOptions sets = new SetOptions(this);
    private final Opt<Boolean> nameSuffix =
            flag("Append a random suffix to the name: a server accepts each name once.", "--name-suffix");
    private final Opt<Boolean> recreate = flag("Delete the resource of that name first.", "--recreate");
    private final OutputOptions output = new OutputOptions(
            this,
            "text: the run id; json: an object with run id, resource, name and version. With --dry-run: the requests.",
            CreatedRun.MEMBERS);
    private final Opt<Boolean> dryRun =
            flag("Send nothing: print the request, and whether the server's definition allows the spec.", "--dry-run");
    private final Opt<Boolean> follow = flag(
            "Print the log lines of the run as they come, until it ends. The exit code is the run's result.",
            "-f",
            "--follow");
    private final Opt<String> driver = option(
            Kind.DRIVER,
            "NAME",
            "With --follow: the run ends with the result of driver NAME, such as that of a pipeline's last step.",
            "--driver");
    private final Opt<Duration> idle =
            option(Kind.LIMIT, "DURATION", "With --follow: stop when nothing has come for DURATION.", "--idle");
    private final Opt<String> pipeline = KnownSteps.option(this);
    private final Consent consent = new Consent(this);
    private final ServerOptions server = ServerOptions.ofBoth(this);
    private final KnownSteps steps = new KnownSteps(this, pipeline, server);

    public TriggerCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(nameSuffix, recreate);
        apart(dryRun, follow);
        apart(output.template(), dryRun, follow);
        exits(ExitCodes.FAILED);
        exits(ServerOptions.EXITS);
        details("""
                Creates a resource on the server and prints the id of the run that this starts. It sends nothing if the server would keep
                the name but send no event, as for an event above 1 MiB. At the server of a production context it asks first.

                With --follow, standard output has the log lines and standard error the run id. The run ends with the result of --driver
                NAME or of the pipeline's last step, or with the first failed step; without a pipeline, with the first result. Servers do
                not report the last step: apply keeps it, --pipeline FILE gives it. If it is unknown, --follow off a terminal gives up
                after 10 minutes without log lines, and the exit code is 1.""");
        examples(
                "conveyor-driver trigger app.yaml --name-suffix",
                "conveyor-driver trigger app.yaml --set spec.branch=main --dry-run",
                "conveyor-driver trigger app.yaml --recreate --set spec.branch=main -o json",
                "conveyor-driver trigger app.yaml --name-suffix --follow --driver demo",
                "sed s/next/main/ app.yaml | conveyor-driver trigger -");
    }

    @Override
    public int call() throws Exception {
        NewResource resource = resource();
        byte[] json = resource.json();
        for (String unknown : resource.unknown()) {
            env.warn("a resource has no '" + unknown + "': the server will not see it");
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
        if (dryRun.get()) {
            try (Printout<PlannedRequest> out = output.printers().planned()) {
                return new DryRun(env, client).of(resource, json, recreate.get(), out);
            }
        }
        askFirst(resource);
        if (server.namesStream() && resource.pipeline().isEmpty()) {
            warnWithoutListener(resource.type());
        }
        CreatedResource created = create(client, resource, json);
        env.say("created " + resource.type() + "/" + Harmless.oneLine(created.name()));
        print(resource, created);
        return ExitCodes.OK;
    }

    /** Listens before it sends, so that it misses no result; the server has stored earlier lines. */
    private int followed(NewResource resource, byte[] json) throws Exception {
        ApiClient client = server.client();
        askFirst(resource);
        FollowLimits limits = FollowLimits.of(env, idle.find(), Optional.empty());
        try (FollowedRun run =
                FollowedRun.open(env, server::stream, new FollowedRun.Wanted(driver.find(), steps, limits))) {
            run.early();
            boolean heard = resource.pipeline().isPresent() || run.hasListener(resource.type());
            CreatedResource created = create(client, resource, json);
            env.say("created " + resource.type() + "/" + Harmless.oneLine(created.name()) + ": run "
                    + Harmless.word(created.runId()));
            if (output.isData()) {
                print(resource, created);
            }
            resource.pipeline().ifPresent(run.end()::begins);
            if (!heard) {
                return env.fail(ErrorCode.NO_LISTENER, noListener(resource.type()) + "; nothing to follow");
            }
            LogPrinter.Options options = new LogPrinter.Options(
                    output.format(),
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

    private void askFirst(NewResource resource) throws IOException, Prompts.CancelledException {
        String act = (recreate.get() ? "delete and create " : "create ") + resource.type() + "/" + resource.name();
        server.consentAtApi(consent, act);
    }

    /** A warning and no more: the resource can wait for a driver. */
    private void warnWithoutListener(String type) throws InterruptedException {
        try (EventStream stream = server.stream("trigger", text -> {})) {
            if (!stream.hasListener(type)) {
                env.warn(noListener(type));
            }
        } catch (IOException | ConveyorException e) {
            env.warn("cannot find out whether a driver listens for " + type + ": " + e.getMessage());
        }
    }

    private static String noListener(String type) {
        return "no driver listens for " + type + ": no consumer of the stream takes resources." + type
                + ", so the server does not keep the event";
    }

    private NewResource resource() throws IOException {
        InputFile input = new InputFile(env, file.get());
        NewResource resource = NewResource.read(input.text(), input.name()).with(sets.assignments(), env::warn);
        return nameSuffix.get() ? resource.withSuffix("-" + env.ids().get().substring(0, SUFFIX)) : resource;
    }

    private CreatedResource create(ApiClient client, NewResource resource, byte[] json) throws InterruptedException {
        if (recreate.get()) {
            client.deleteResource(resource.type(), resource.name());
        }
        try {
            return client.createResource(json);
        } catch (ApiException e) {
            if (e.reason() != ApiException.Reason.ALREADY_EXISTS) {
                throw e;
            }
            throw new ConveyorException(
                    e.getMessage() + " (--name-suffix gives it another name, --recreate deletes it first)", e);
        }
    }

    private void print(NewResource resource, CreatedResource created) throws IOException {
        try (Printout<CreatedRun> out = output.printers().created()) {
            out.print(new CreatedRun(created.runId(), resource.type(), created.name(), created.version()));
        }
    }
}
