package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.loader.JavaSpec;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadRequest;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.Loader;
import ug.open.conveyor.driver.loader.Reloadable;
import ug.open.conveyor.driver.loader.SourceWatch;
import ug.open.conveyor.driver.record.OnFull;
import ug.open.conveyor.driver.record.Retention;
import ug.open.conveyor.driver.record.SessionInfo;
import ug.open.conveyor.driver.record.SessionWriter;
import ug.open.conveyor.driver.record.StoreException;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.terminal.Console;
import ug.open.conveyor.driver.terminal.ConsoleBuilder;
import ug.open.conveyor.driver.terminal.SameTarget;
import ug.open.conveyor.driver.terminal.SessionEnd;
import ug.open.conveyor.driver.terminal.SummaryPrinter;
import ug.open.conveyor.driver.terminal.Tally;
import ug.open.conveyor.driver.terminal.TerminalSize;
import ug.open.conveyor.driver.wire.Json;

/**
 * One invocation that runs a driver: puts driver, run store and console around a driver manager, and takes them apart
 * again.
 */
final class DriverSession implements AutoCloseable {
    private final Cmd cmd;
    private final SessionOptions options;
    private final Target target;
    private final Mode mode;
    private final Secrets secrets;
    private final Tally tally;
    private final SessionSignals signals;
    private final Console console;
    private final Thread opener = Thread.currentThread();
    private Signals.Handle exits;
    private DriverOutput output;
    private LoadedDriver driver;
    private Optional<Publishing> publishing = Optional.empty();
    private Optional<EndConditions> ends = Optional.empty();
    private Rebuilds rebuilds;
    private boolean stored;
    private volatile Journal journal = Journal.none();
    private volatile DriverManager manager;

    private DriverSession(Cmd cmd, SessionOptions options, Target target, Mode mode) {
        this.cmd = cmd;
        this.options = options;
        this.target = target;
        this.mode = mode;
        this.tally = new Tally(target.definition().name(), this::execution);
        this.secrets = Secrets.of(target.secrets());
        this.console = openConsole();
        if (!secrets.isEmpty()) {
            secrets.warnings().forEach(console::warned);
        }
        this.signals = new SessionSignals(cmd.env);
    }

    /**
     * Loads the driver and opens the run store. Without one that can be written, recorded events are run all the same.
     *
     * @throws LoadException where the driver did not build or load
     * @throws StoreException where a live run could not be kept
     */
    static DriverSession open(Cmd cmd, SessionOptions options, Target target, Mode mode) throws Exception {
        DriverSession session = new DriverSession(cmd, options, target, mode);
        try {
            session.begin();
            session.openStore();
            return session;
        } catch (Exception | Error e) {
            session.close();
            throw e;
        }
    }

    /** What a person sees of it. */
    Console console() {
        return console;
    }

    /** Takes part. */
    void publishes(Publishing how) {
        publishing = Optional.of(how);
    }

    /** Loads the driver again whenever its files change, from before it was loaded. */
    void watches(Supplier<Target> again, SourceWatch watch) {
        Reloadable reloadable = new Reloadable(driver, console::warned);
        driver = reloadable;
        rebuilds = new Rebuilds(target, again, this::load, reloadable, console, watch);
    }

    /** Failures that are no news. */
    void expects(Predicate<Attempt> failures) {
        console.expects(failures);
        tally.expects(failures);
    }

    /** Ends by this too. */
    void endsBy(EndConditions conditions) {
        ends = Optional.of(conditions).filter(EndConditions::any);
    }

    /**
     * Runs the driver on what the source gives, until it ends or somebody ends it.
     *
     * @throws IOException where the source could not go on; what it gave before was run, and is in the summary that was printed
     */
    Ended run(EventSource source, long maxEvents) throws IOException, InterruptedException {
        EndingSource ending = new EndingSource(source);
        Unsettled unsettled = new Unsettled();
        DriverManager.Builder builder = DriverManager.of(target.definition(), driver)
                .mode(mode)
                .time(signals.time())
                .journal(journal)
                .listener(console)
                .listener(tally)
                .listener(unsettled)
                .secrets(secrets)
                .toTree(Json::tree)
                .grace(options.grace())
                .maxEvents(maxEvents)
                .failFast(options.failFast());
        publishing.ifPresent(how -> how.into(builder));
        ends.ifPresent(builder::listener);
        manager = builder.build();
        Summary summary;
        signals.running(manager);
        try (EndConditions conditions = ends.orElse(null)) {
            ends.ifPresent(limits -> limits.begin(manager::stop));
            summary = manager.run(ending);
        }
        signals.over();
        publishing.ifPresent(how -> how.atEnd().run());
        stored = journal instanceof SessionWriter writer && writer.isWhole();
        Optional<IOException> failure = failure(ending, unsettled);
        console.close();
        return new Ended(summary, failure, signals.asked(), mode);
    }

    /** That results are missing ends a session as a lost server does, unless something else ended it: then it is a warning beside that. */
    private Optional<IOException> failure(EndingSource ending, Unsettled unsettled) {
        if (ending.failure().isEmpty() && signals.asked() == null) {
            return unsettled.sentence().map(Unsettled.UnsettledException::new);
        }
        unsettled.sentence().ifPresent(console::warned);
        return ending.failure();
    }

    /** Says what it came to, and what to do about what failed. */
    void summarize(Ended ended, SessionEnd.LeftOut leftOut) throws IOException {
        boolean nothingRead =
                ended.failure().isPresent() && ended.summary().events() == 0; // what is said next says it all
        if (nothingRead || options.quiet() && ended.code() == ExitCodes.OK) {
            return;
        }
        new SummaryPrinter(cmd.env.err(), cmd.surfaceErr())
                .print(new SessionEnd(ended.summary(), tally.seen(), leftOut, isStored(), target.tail()));
    }

    private String execution(long event) {
        return journal.execution(event).orElse("");
    }

    private boolean isStored() {
        return journal instanceof SessionWriter writer && writer.keeps();
    }

    /** Closes what is open, in the order in which each needs the next. Idempotent. */
    @Override
    public void close() throws Exception {
        try (Signals.Handle closesLast = exits;
                SessionSignals listening = signals;
                console;
                DriverOutput printed = output;
                Journal kept = journal;
                LoadedDriver loaded = driver;
                Rebuilds watching = rebuilds) {
            driver = null;
            rebuilds = null;
        }
    }

    private void begin() throws Exception {
        output = DriverOutput.install();
        if (target.code() instanceof JavaSpec) {
            exits = cmd.env.signals().exits(this::exiting);
        }
        boolean builds = target.code() instanceof JavaSpec java && !java.build().isEmpty();
        driver = builds ? signals.load(() -> load(target)) : load(target);
    }

    private LoadedDriver load(Target of) throws LoadException, InterruptedException {
        try {
            return Loader.load(new LoadRequest(
                    of.code(),
                    cmd.env.platform().scratch(),
                    secrets,
                    output.capture(),
                    hint -> console.warned(secrets.mask(hint)),
                    line -> console.note(secrets.mask(line))));
        } catch (LoadException e) {
            throw secrets.isEmpty() ? e : new LoadException(secrets.mask(e.getMessage()), e.getCause());
        }
    }

    private void openStore() throws StoreException {
        if (!options.stores()) {
            return;
        }
        SessionInfo info = new SessionInfo(
                Version.TOOL,
                target.definition().name(),
                mode,
                cmd.env.time(),
                Retention.DEFAULT,
                mode == Mode.LIVE ? OnFull.STOP : OnFull.CONTINUE,
                console::warned);
        try {
            journal = StorePlace.store(cmd.env, console::warned).open(info);
        } catch (StoreException e) {
            if (mode == Mode.LIVE) {
                throw e;
            }
            console.warned(e.getMessage() + " Nothing of this session is kept.");
        }
    }

    private Console openConsole() {
        Environment env = cmd.env;
        ConsoleBuilder builder = Console.on(env.out(), env.err(), env.time()::nanos)
                .surfaces(cmd.surfaceOut(), cmd.surfaceErr())
                .sameTarget(SameTarget.ofStandardStreams())
                .json(options.json())
                .quiet(options.quiet())
                .prefix(target.definition().concurrency() > 1)
                .executions(this::execution)
                .beforeWrite(() -> journal.flush())
                .copies(() -> mode != Mode.OFFLINE && isStored() ? Optional.of(target.tail()) : Optional.empty())
                .onClosed(this::outputClosed);
        if (env.screen().err() && !options.quiet()) {
            builder.live(TerminalSize.of(env.variables()));
        }
        return builder.open();
    }

    /** Where the driver does it while it is loaded or closed, nobody is left who could say how it ended. */
    private OptionalInt exiting(ExitCall call) {
        if (call.thread() != opener && manager != null) {
            manager.exiting(call.thread(), call.at());
            return OptionalInt.empty();
        }
        console.close();
        cmd.env.say("conveyor-driver: the driver called System.exit in " + call.at()
                + ", outside of reconcile, which ends this tool; " + "throw an exception instead");
        return OptionalInt.of(ExitCodes.NOT_LOADED);
    }

    /** Nobody reads what it prints. A terminal that is closed says so by SIGHUP, which leaves a grace. */
    private void outputClosed() {
        if (manager != null && !cmd.env.screen().out()) {
            manager.stopNow();
        }
    }
}
