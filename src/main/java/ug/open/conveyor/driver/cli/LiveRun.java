package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.loader.SourceWatch;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.stream.Backlog;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.Join;
import ug.open.conveyor.driver.stream.JoinedEvents;
import ug.open.conveyor.driver.stream.LogPublisher;
import ug.open.conveyor.driver.stream.Owner;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.terminal.Console;
import ug.open.conveyor.driver.terminal.Prompts;
import ug.open.conveyor.driver.terminal.SameTarget;
import ug.open.conveyor.driver.terminal.SessionEnd.LeftOut;

/** A driver on the live event stream, as a bystander or as one that takes part. */
final class LiveRun {
    /** What {@code init} calls the events of a project. */
    private static final Path RECORDED = Path.of("events.jsonl");

    private final Cmd cmd;
    private final ServerOptions server;
    private final SessionOptions options;
    private final Limits limits;
    private final Supplier<Target> targets;

    /** @param targets reads the project, each time it is asked */
    LiveRun(Cmd cmd, ServerOptions server, SessionOptions options, Limits limits, Supplier<Target> targets) {
        this.targets = targets;
        this.cmd = cmd;
        this.server = server;
        this.options = options;
        this.limits = limits;
    }

    /** Sees what the driver would be sent, and runs it on that; nothing is published. */
    int shadow(LiveOptions live) throws Exception {
        Target target = targets.get();
        DriverDefinition driver = withResources(target);
        Optional<SourceWatch> watch = watch(target, live);
        try (DriverSession session = DriverSession.open(cmd, options, target, Mode.SHADOW);
                EventStream stream = connect(driver, session.console());
                EventSource events = stream.shadow(driver, cmd.env.platform().scratch(), session.console()::warned)) {
            session.console()
                    .note("looking on at " + of(driver)
                            + ": the driver runs for real, and nothing is published; --join takes part");
            return run(session, events, watch);
        }
    }

    /** Takes the driver's events, and publishes what it comes to and what it logs. */
    int join(LiveOptions live) throws Exception {
        if (!options.stores()) {
            throw new UsageException(
                    "--join and --no-store cannot be used together: an event is acknowledged when its result is kept");
        }
        Target target = targets.get();
        DriverDefinition driver = withResources(target);
        Optional<SourceWatch> watch = watch(target, live);
        Optional<Backlog> left;
        int code;
        try (DriverSession session = DriverSession.open(cmd, options, target, Mode.LIVE);
                EventStream stream = connect(driver, session.console())) {
            Join how = begin(live.of(driver, Owner.next()), stream.backlog(driver), session.console());
            try (JoinedEvents events = stream.join(how);
                    LogPublisher logs = stream.logs(session.console()::warned)) {
                session.console()
                        .note("joined as " + driver.name() + ", for " + of(driver)
                                + ": results are published; Ctrl-C gives back what is unfinished");
                session.publishes(new Publishing(logs, logs::close, events.inProgressEvery()));
                code = run(session, events, watch);
            }
            left = stream.left(driver);
        } catch (Prompts.CancelledException e) {
            cmd.env.say("conveyor-driver: nothing was joined");
            return ExitCodes.INTERRUPTED;
        }
        left.ifPresent(backlog -> sayLeft(driver, backlog));
        return code;
    }

    private EventStream connect(DriverDefinition driver, Console console) throws StreamException, InterruptedException {
        try {
            return server.stream(driver.name(), console::warned);
        } catch (StreamException e) {
            if (Files.isRegularFile(cmd.env.resolve(RECORDED))) {
                console.note("this folder has recorded events, which need no server: conveyor-driver run --events "
                        + RECORDED);
            }
            throw e;
        }
    }

    /** Says what waits, and asks a person what to do about it where the server does not know the driver yet. */
    private Join begin(Join join, Backlog backlog, Console console) throws IOException, Prompts.CancelledException {
        if (backlog.consumer()) {
            if (backlog.events() > 0) {
                console.note(
                        "on the server, for the driver: " + events(backlog.events()) + inHand(join, backlog.inHand()));
            }
            return join;
        }
        boolean fromNew = join.from().isPresent() && join.from().get() == Join.Begin.NEW;
        if (backlog.events() == 0 || fromNew) {
            return join;
        }
        console.note("the driver is new to the server, which keeps " + events(backlog.events())
                + " for others that it would get too");
        if (join.from().isPresent()
                || !cmd.env.screen().in()
                || !cmd.env.screen().err()) {
            return join;
        }
        try (Prompts prompts = Prompts.open(cmd.surfaceErr().style())) {
            List<Prompts.Choice> choices = List.of(
                    new Prompts.Choice("new", "begin with what comes from now on"),
                    new Prompts.Choice("all", "begin with those"));
            return join.from(Join.Begin.valueOf(
                    prompts.choice("Where to begin", choices, "new").toUpperCase(Locale.ROOT)));
        }
    }

    private static String events(long count) {
        return count + (count == 1 ? " event" : " events");
    }

    /** Of a process that was killed the server hears nothing any more, and waits before it gives its events to another. */
    private static String inHand(Join join, long count) {
        return count == 0
                ? ""
                : "; " + count + " of them " + (count == 1 ? "is" : "are")
                        + " in the hand of another process, or of one that was killed: then "
                        + (count == 1 ? "it comes" : "they come") + " again within "
                        + Durations.text(join.ackWait());
    }

    private void sayLeft(DriverDefinition driver, Backlog backlog) {
        if (!options.quiet()) {
            String events = backlog.events() == 0 ? "nothing" : events(backlog.events());
            String kept = backlog.kept()
                    .map(time -> "for " + Durations.text(time) + " after its last process is gone")
                    .orElse("until somebody deletes it");
            cmd.env.say("left on the server: the consumer " + driver.name() + ", with " + events
                    + " to come; it is kept " + kept
                    + ", and what comes for it too. A driver of the Go runtime of this name "
                    + "takes it over and makes it one that is not durable: then it goes 5 s after that driver, with all that waits. "
                    + "To remove it now: nats consumer rm messages " + driver.name());
        }
    }

    private Optional<SourceWatch> watch(Target target, LiveOptions live) {
        return live.watching().get()
                ? Optional.of(SourceWatch.of(target.code(), cmd.env.time(), SameTarget.standardStreams()))
                : Optional.empty();
    }

    private int run(DriverSession session, EventSource events, Optional<SourceWatch> watch) throws Exception {
        watch.ifPresent(files -> session.watches(targets, files));
        EndConditions ends = limits.from(cmd.env.time());
        session.endsBy(ends);
        Ended ended = session.run(events, limits.maxEvents());
        session.summarize(ended, LeftOut.NOTHING);
        return limits.code(ended, ends);
    }

    private static DriverDefinition withResources(Target target) {
        DriverDefinition driver = target.definition();
        if (driver.resources().isEmpty()) {
            throw new UsageException(
                    "it is not said which events the driver listens to: --resource TYPE, or resources: in "
                            + "driver.yaml; recorded events take --events FILE");
        }
        return driver;
    }

    private String of(DriverDefinition driver) {
        return String.join(", ", driver.resources()) + " at "
                + ServerUrl.shown(server.settings().nats());
    }
}
