package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.loader.ProgramSpec;
import ug.open.conveyor.driver.loader.SourceWatch;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.session.ChosenDriver;
import ug.open.conveyor.driver.session.Comparing;
import ug.open.conveyor.driver.session.DriverSession;
import ug.open.conveyor.driver.session.EndConditions;
import ug.open.conveyor.driver.session.Ended;
import ug.open.conveyor.driver.session.SessionSettings;
import ug.open.conveyor.driver.stream.Backlog;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.Join;
import ug.open.conveyor.driver.stream.JoinedEvents;
import ug.open.conveyor.driver.stream.LogPublisher;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.Tap;
import ug.open.conveyor.driver.terminal.ComparedTally;
import ug.open.conveyor.driver.terminal.Console;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.Prompts;
import ug.open.conveyor.driver.terminal.SameTarget;
import ug.open.conveyor.driver.terminal.SessionEnd.LeftOut;

/** A driver on the live event stream, as a bystander or taking part. */
final class LiveRun {
    /** The recorded events of a project, as {@code init} names them. */
    private static final Path RECORDED = Path.of("events.jsonl");

    private final SessionSettings settings;
    private final Environment env;
    private final ServerOptions server;
    private final EndOptions ends;
    private final Supplier<ChosenDriver> targets;

    /** @param targets reads the project at each call */
    LiveRun(SessionSettings settings, ServerOptions server, EndOptions ends, Supplier<ChosenDriver> targets) {
        this.settings = settings;
        this.env = settings.env();
        this.server = server;
        this.ends = ends;
        this.targets = targets;
    }

    /** Runs the driver on the events that it would get; publishes nothing. */
    int shadow(LiveOptions live) throws Exception {
        ChosenDriver target = bystander();
        Optional<SourceWatch> watch = watch(target, live);
        try (DriverSession session = DriverSession.open(settings, target, Mode.SHADOW);
                EventStream stream = connect(session.driver(), session.console());
                EventSource events =
                        stream.shadow(session.driver(), env.platform().scratch(), session.console()::warned)) {
            session.console()
                    .note("shadowing " + of(session.driver())
                            + ": the driver runs for real, and nothing is published; --join takes part");
            return run(session, events, watch);
        }
    }

    /** The same, and compares each result with the one that production's driver publishes. */
    int compare(LiveOptions live, Comparing.How how) throws Exception {
        ChosenDriver target = bystander();
        Optional<SourceWatch> watch = watch(target, live);
        try (DriverSession session = DriverSession.open(settings, target, Mode.SHADOW);
                EventStream stream = connect(session.driver(), session.console());
                Tap tap = stream.tap(session.driver(), env.platform().scratch(), session.console()::warned);
                Comparing events = new Comparing(session, tap, Secrets.of(target.secrets()), env.time(), how)) {
            session.console()
                    .note("comparing with the driver " + session.driver().name() + " in production, for "
                            + of(session.driver()) + ": the driver here runs for real, and nothing is published");
            EndConditions conditions = ends.from(env.time());
            Ended ended = ran(session, events, watch, conditions);
            int code = ended.codeOrFailure();
            print(events.tally());
            return ended.isStopped() ? code : ends.code(events.codeOrFailure(), conditions);
        }
    }

    /** The driver; of a program, name and types are known once it has attached. */
    private ChosenDriver bystander() {
        ChosenDriver target = targets.get();
        if (!(target.code() instanceof ProgramSpec)) {
            withResources(target);
        }
        return target;
    }

    private void print(ComparedTally tally) throws IOException {
        if (settings.format() == Format.JSON) {
            try (Printout<ComparedTally> out = new Printers(env.out(), settings.out(), Format.JSON).tally()) {
                out.print(tally);
            }
        }
        env.say(tally.line());
    }

    /** Takes the driver's events, and publishes its results and log lines. */
    int join(LiveOptions live) throws Exception {
        if (!settings.stores()) {
            throw new UsageException(
                    "--join and --no-store cannot be used together: run acknowledges an event once its result is stored");
        }
        ChosenDriver target = targets.get();
        DriverDefinition driver = withResources(target);
        Optional<SourceWatch> watch = watch(target, live);
        Optional<Backlog> left;
        int code;
        try (DriverSession session = DriverSession.open(settings, target, Mode.LIVE);
                EventStream stream = connect(driver, session.console())) {
            Join how = begin(live.of(driver), stream.backlog(driver), session.console());
            try (JoinedEvents events = stream.join(how);
                    LogPublisher logs = stream.publishLogs(session.console()::warned)) {
                session.console()
                        .note("joined as " + driver.name() + ", for " + of(driver)
                                + ": publishing results; Ctrl-C gives unfinished events back");
                session.publishes(events, logs);
                code = run(session, events, watch);
            }
            left = stream.left(driver);
        }
        left.ifPresent(backlog -> reportLeft(driver, backlog));
        return code;
    }

    private EventStream connect(DriverDefinition driver, Console console) throws StreamException, InterruptedException {
        try {
            return server.stream(driver.name(), console::warned);
        } catch (StreamException e) {
            if (Files.isRegularFile(env.resolve(RECORDED))) {
                console.note(
                        "the recorded events of this folder need no server: conveyor-driver run --events " + RECORDED);
            }
            throw e;
        }
    }

    /** Reports waiting events; for a driver that is new to the server, asks a person where to begin. */
    private Join begin(Join join, Backlog backlog, Console console) throws IOException, Prompts.CancelledException {
        if (backlog.consumer()) {
            if (backlog.events() > 0) {
                console.note("waiting on the server for the driver: " + events(backlog.events())
                        + inHand(join, backlog.inHand()));
            }
            return join;
        }
        boolean fromNew = join.from().isPresent() && join.from().get() == Join.Begin.NEW;
        if (backlog.events() == 0 || fromNew) {
            return join;
        }
        console.note(
                "the driver is new to the server, which keeps " + events(backlog.events()) + " that it would get too");
        if (join.from().isPresent() || !env.screen().in() || !env.screen().err()) {
            return join;
        }
        try (Prompts prompts = Prompts.open(settings.err().style())) {
            List<Prompts.Choice> choices = List.of(
                    new Prompts.Choice("new", "begin with events from now on"),
                    new Prompts.Choice("all", "begin with the stored events"));
            return join.from(Join.Begin.valueOf(
                    prompts.choice("Where to begin", choices, "new").toUpperCase(Locale.ROOT)));
        }
    }

    private static String events(long count) {
        return count + (count == 1 ? " event" : " events");
    }

    /** The server waits before it gives the events of a killed process to another. */
    private static String inHand(Join join, long count) {
        return count == 0
                ? ""
                : "; " + count + " of them " + (count == 1 ? "is" : "are")
                        + " in another process; if that was killed, the server sends "
                        + (count == 1 ? "it" : "them") + " again within "
                        + Durations.text(join.ackWait());
    }

    private void reportLeft(DriverDefinition driver, Backlog backlog) {
        String events = backlog.events() == 0 ? "nothing" : events(backlog.events());
        String kept = backlog.kept()
                .map(time -> "for " + Durations.text(time) + " after its last process ended")
                .orElse("until somebody deletes it");
        env.say("left on the server: the consumer " + driver.name() + ", with " + events
                + " waiting; the server keeps it and new events for it " + kept
                + ". A driver of the Go runtime with this name takes it over and makes it temporary: 5 s after that driver "
                + "ends, the server removes it with all waiting events. To remove it now: conveyor-driver server leave "
                + driver.name());
    }

    private Optional<SourceWatch> watch(ChosenDriver target, LiveOptions live) {
        return live.watches()
                ? Optional.of(SourceWatch.of(target.code(), env.time(), SameTarget.standardStreams()))
                : Optional.empty();
    }

    private int run(DriverSession session, EventSource events, Optional<SourceWatch> watch) throws Exception {
        EndConditions conditions = ends.from(env.time());
        return ends.code(ran(session, events, watch, conditions), conditions);
    }

    private Ended ran(DriverSession session, EventSource events, Optional<SourceWatch> watch, EndConditions conditions)
            throws Exception {
        watch.ifPresent(files -> session.watches(targets, files));
        session.endsBy(conditions);
        session.reaches(server.flags());
        Ended ended = session.run(events, ends.maxEvents());
        session.summarize(ended, LeftOut.NOTHING);
        return ended;
    }

    private static DriverDefinition withResources(ChosenDriver target) {
        DriverDefinition driver = target.definition();
        if (driver.resources().isEmpty()) {
            throw new UsageException(
                    "the driver listens for no resource type: give --resource TYPE, or resources: in driver.yaml; recorded events "
                            + "need --events FILE");
        }
        return driver;
    }

    private String of(DriverDefinition driver) {
        return String.join(", ", driver.resources()) + " at "
                + ServerUrl.shown(server.settings().nats());
    }
}
