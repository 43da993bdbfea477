package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCall;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Failure;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.loader.JavaSpec;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadRequest;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.Reloadable;
import ug.open.conveyor.driver.loader.SourceWatch;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.stream.JoinedEvents;
import ug.open.conveyor.driver.stream.LogPublisher;
import ug.open.conveyor.driver.terminal.Console;
import ug.open.conveyor.driver.terminal.ConsoleBuilder;
import ug.open.conveyor.driver.terminal.SameTarget;
import ug.open.conveyor.driver.terminal.SessionEnd;
import ug.open.conveyor.driver.terminal.SessionFacts;
import ug.open.conveyor.driver.terminal.TerminalSize;

/**
 * One invocation that runs a driver: puts driver, run store and console around a driver manager, and takes them apart
 * again.
 */
public final class DriverSession implements AutoCloseable {
    private final SessionSettings settings;
    private final Environment env;
    private ChosenDriver target; // of a program, its name and types are known once it has attached
    private final Mode mode;
    private final Secrets secrets;
    private final SessionFacts facts;
    private final SessionSignals signals;
    private final Console console;
    private final KeptSession kept;
    private final Optional<Round> round;
    private final Thread opener = Thread.currentThread();
    private Signals.Handle exits;
    private DriverOutput output;
    private LoadedDriver driver;
    private Optional<Publishing> publishing = Optional.empty();
    private Rest rest = stopped -> {};
    private Optional<EndConditions> ends = Optional.empty();
    private Rebuilds rebuilds;
    private Supplier<ConveyorClient> client;
    private volatile DriverManager manager;

    private DriverSession(SessionSettings settings, ChosenDriver target, Mode mode, Optional<Round> round) {
        this.settings = settings;
        this.env = settings.env();
        this.kept = new KeptSession(settings);
        this.round = round;
        this.target = target;
        this.mode = mode;
        this.facts = new SessionFacts(() -> this.target.definition().name(), kept::execution);
        this.secrets = Secrets.of(target.secrets());
        this.console = openConsole();
        if (!secrets.isEmpty()) {
            secrets.warnings().forEach(console::warned);
        }
        this.signals = new SessionSignals(env);
        this.client = new ServerClient(env, ServerSettings.Flags.NONE, mode != Mode.OFFLINE);
    }

    /**
     * Loads the driver and opens the run store. Where the store cannot be written, recorded events are run all the same.
     *
     * @throws LoadException where the driver did not build or load
     * @throws StoreException where a live run could not be kept
     */
    public static DriverSession open(SessionSettings settings, ChosenDriver target, Mode mode) throws Exception {
        return open(settings, target, mode, Optional.empty());
    }

    /** The same, of a round of a watch. */
    static DriverSession open(SessionSettings settings, ChosenDriver target, Mode mode, Optional<Round> round)
            throws Exception {
        DriverSession session = new DriverSession(settings, target, mode, round);
        try {
            session.begin();
            session.kept.open(session.driver().name(), mode, session.console);
            return session;
        } catch (Exception | Error e) {
            session.close();
            throw e;
        }
    }

    /** The driver that it runs; of a program, as that has attached. */
    public DriverDefinition driver() {
        return target.definition();
    }

    /** Shows the session to a person. */
    public Console console() {
        return console;
    }

    /**
     * Publishes what these events come to, and what the driver logs.
     *
     * @param logs closed when nothing more will be logged
     */
    public void publishes(JoinedEvents events, LogPublisher logs) {
        publishing = Optional.of(new Publishing(events, logs));
    }

    private record Publishing(JoinedEvents events, LogPublisher logs) {}

    /** Loads the driver again whenever its files change, from before it was loaded. */
    public void watches(Supplier<ChosenDriver> again, SourceWatch watch) {
        Reloadable reloadable = new Reloadable(driver, console::warned);
        driver = reloadable;
        rebuilds = new Rebuilds(target, again, this::load, reloadable, console, watch);
    }

    /** Gives the driver the API of the server that the command line names. */
    public void reaches(ServerSettings.Flags server) {
        client = new ServerClient(env, server, mode != Mode.OFFLINE);
    }

    /** Shows these failures without alarm: they were recorded so. */
    public void expects(Predicate<Attempt> failures) {
        console.expects(failures);
        facts.expects(failures);
    }

    /** Keeps the stored session open beyond the end of this one, until the caller closes the returned object. */
    AutoCloseable outlives() {
        return kept.outlives();
    }

    /** Waits for this too, before the session ends. */
    void awaits(Rest what) {
        rest = what;
    }

    /** Ends the session also where one of these conditions is met. */
    public void endsBy(EndConditions conditions) {
        ends = Optional.of(conditions).filter(EndConditions::any);
    }

    /**
     * Runs the driver on what the source gives, until it ends or somebody ends it.
     *
     * @throws IOException where the source could not go on; what it gave before was run, and is in the summary that was printed
     */
    public Ended run(EventSource source, long maxEvents) throws IOException, InterruptedException {
        DriverManager.Builder builder = DriverManager.of(target.definition(), driver)
                .mode(mode)
                .time(signals.time())
                .journal(kept.journal())
                .listener(console)
                .listener(facts)
                .secrets(secrets)
                .toTree(Json::tree)
                .grace(settings.grace())
                .maxEvents(maxEvents)
                .failFast(settings.failFast())
                .client(client);
        publishing.ifPresent(how -> builder.listener(how.logs())
                .inProgressEvery(how.events().inProgressEvery())
                .settling(JoinedEvents.SETTLING));
        ends.ifPresent(builder::listener);
        manager = builder.build();
        Summary summary;
        signals.running(manager);
        try (EndConditions conditions = ends.orElse(null)) {
            ends.ifPresent(limits -> limits.begin(manager::stop));
            summary = manager.run(round.isPresent() ? round.get().runs(source, manager) : source);
        }
        rest.await(() -> signals.asked() != null);
        signals.over();
        publishing.ifPresent(how -> how.logs().close());
        Optional<IOException> failure = failure(summary.cause());
        console.close();
        Ended ended = new Ended(summary, failure, signals.asked(), mode);
        round.ifPresent(now -> now.ran(ended));
        return ended;
    }

    /** That results are missing ends a session as a lost server does, unless something else ended it: then it is a warning beside that. */
    private Optional<IOException> failure(Optional<IOException> cause) {
        Optional<String> missing = facts.unsettled();
        if (cause.isEmpty() && signals.asked() == null) {
            return missing.map(sentence -> new SessionException(ErrorCode.UNREACHABLE, sentence));
        }
        missing.ifPresent(console::warned);
        return cause;
    }

    /** Prints the summary: the counts, and what to do about what failed. */
    public void summarize(Ended ended, SessionEnd.LeftOut leftOut) throws IOException {
        SessionEnd end = end(ended, leftOut);
        if (round.isPresent()) {
            round.get().summary(end);
        } else if (!ended.hasReadNothing() && !(settings.quiet() && ended.code() == ExitCodes.OK)) {
            settings.print(end);
        }
    }

    /** The end of the session, as a summary has it. */
    SessionEnd end(Ended ended, SessionEnd.LeftOut leftOut) {
        return new SessionEnd(
                ended.summary(), facts.seen(), leftOut, kept.isWhole(), target.logged(), target.tail(), target.again());
    }

    /** Closes what is open, in the order in which each needs the next. Idempotent. */
    @Override
    public void close() throws Exception {
        try (Signals.Handle closesLast = exits;
                SessionSignals listening = signals;
                console;
                DriverOutput printed = output;
                KeptSession written = kept;
                LoadedDriver loaded = driver;
                Rebuilds watching = rebuilds) {
            driver = null;
            rebuilds = null;
        }
    }

    private void begin() throws Exception {
        output = DriverOutput.install();
        if (target.code() instanceof JavaSpec) {
            exits = env.signals().exits(this::exiting);
        }
        boolean takesLong = DriverLoading.takesLong(target.code());
        driver = round.isPresent() ? round.get().loads(takesLong, () -> first(takesLong)) : first(takesLong);
        target = DriverLoading.named(target, driver);
        signals.shares(driver);
    }

    private LoadedDriver first(boolean takesLong) throws Exception {
        return takesLong ? signals.load(() -> load(target)) : load(target);
    }

    private LoadedDriver load(ChosenDriver of) throws LoadException, IOException, InterruptedException {
        LoadRequest request = DriverLoading.request(settings, of.code(), secrets, output.capture(), console);
        return DriverLoading.load(
                env, round.isPresent() ? request.keeping(round.get().compiler()) : request);
    }

    private Console openConsole() {
        ConsoleBuilder builder = Console.on(env.out(), env.err(), env.time()::nanos)
                .surfaces(settings.out(), settings.err())
                .sameTarget(SameTarget.ofStandardStreams())
                .format(settings.format(), kept::written)
                .quiet(settings.quiet())
                .prefix(target.definition().concurrency() > 1)
                .executions(kept::execution)
                .beforeWrite(kept::flush)
                .copies(() -> mode != Mode.OFFLINE && kept.keeps() ? Optional.of(target.tail()) : Optional.empty())
                .onClosed(this::outputClosed);
        if (round.isPresent()) {
            return round.get().open(builder);
        }
        if (env.screen().err() && !settings.quiet() && target.logged()) {
            TerminalSize size = TerminalSize.of(env.variables());
            env.signals().resizes(size::changed);
            builder.live(size);
        }
        return builder.open();
    }

    /** A driver that calls System.exit while it is loaded or closed ends the tool: nobody is left who could report a result. */
    private OptionalInt exiting(ExitCall call) {
        if (call.thread() != opener && manager != null) {
            manager.exiting(call.thread(), call.at());
            return OptionalInt.empty();
        }
        console.close();
        return OptionalInt.of(env.fail(Failure.of(ErrorCode.NOT_LOADED, call.outside())));
    }

    /** The reader of standard output is gone. A terminal that is closed sends SIGHUP instead, which leaves a grace. */
    private void outputClosed() {
        if (manager != null && !env.screen().out()) {
            manager.stopNow();
        }
    }
}
