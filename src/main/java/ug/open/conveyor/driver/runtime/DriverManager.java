package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Mode;

/**
 * Runs a driver: on one event, or on all events of a source. It alone decides order, concurrency, retry, time limit and settlement. It does no
 * I/O; threads and the clock are all that it touches.
 *
 * <p>Events of one resource are reconciled one by one in their order, others at the same time. Any exception of the driver becomes a failed
 * attempt. The journal has each fact before a listener hears of it, and a result before the delivery is settled.
 *
 * <p>A manager has one journal, and numbers events and attempts across its calls. It runs one session at a time: a call waits for the one before.
 */
public final class DriverManager {
    private final Settings settings;
    private final GuardedJournal journal;
    private final Listeners listeners;
    private final Numbers numbers = new Numbers();
    private final ReentrantLock turn = new ReentrantLock();
    private final Object stopping = new Object();
    private SessionState current;
    private Duration stopped;

    private DriverManager(Builder builder) {
        this.settings = builder.settings();
        this.journal = new GuardedJournal(builder.journal);
        this.listeners = new Listeners(builder.listeners, builder.secrets);
    }

    /** Begins a manager of this driver: offline, with the machine's clock, without a journal. */
    public static Builder of(DriverDefinition definition, Driver driver) {
        return new Builder(Objects.requireNonNull(definition, "definition"), Objects.requireNonNull(driver, "driver"));
    }

    /**
     * Runs the driver on one event, with the retries that its definition allows. The event counts as addressed to the driver: its filter of
     * events does not apply. The driver is called on a thread of the manager, so that one that hangs cannot hold the caller.
     *
     * @return the last attempt, finished; {@link Verdict.Ending#CANCELLED} or with a {@link Verdict#retryAfter} where {@link #stop} cut the run short
     * @throws IllegalArgumentException where the driver does not take resources of this type
     * @throws CancellationException where {@link #stop} was called before the first attempt
     * @throws UncheckedIOException where the journal cannot be written; its cause is the {@link JournalException}
     * @throws InterruptedException when the caller was interrupted; the attempt was cancelled then
     */
    public Attempt once(DriverMessage message) throws InterruptedException {
        String type = message.resource().type();
        DriverDefinition definition = settings.definition();
        if (!definition.takes(type)) {
            throw new IllegalArgumentException("driver " + definition.name() + " takes resources of type "
                    + String.join(", ", definition.resources()) + ", not " + type);
        }
        Crew[] crew = new Crew[1];
        try {
            run(new OneEvent(message, definition.name(), settings.time().now()), crew);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return crew[0].last()
                .orElseThrow(() -> new CancellationException("the manager was stopped before the event was run"));
    }

    /**
     * Runs the driver on the events of the source until that ends, a stop condition is met or {@link #stop} is called. The source stays open.
     *
     * @return the counts, when each event that was taken is settled; with a {@link Summary#cause} where the source could not go on
     * @throws JournalException where the journal cannot be written; the events in hand were given back
     * @throws InterruptedException when the caller was interrupted; that ends the session as {@link #stopNow} does
     */
    public Summary run(EventSource source) throws IOException, InterruptedException {
        return run(source, new Crew[1]);
    }

    private Summary run(EventSource source, Crew[] crew) throws IOException, InterruptedException {
        turn.lockInterruptibly();
        try {
            SessionState session = new SessionState(settings, journal, listeners, numbers);
            crew[0] = new Crew(session, source);
            begin(session);
            return crew[0].run();
        } finally {
            begin(null);
            turn.unlock();
        }
    }

    private void begin(SessionState session) {
        synchronized (stopping) {
            current = session;
            if (session != null && stopped != null) {
                session.stop(Summary.Reason.STOPPED, stopped);
            }
        }
    }

    /**
     * Takes no more events; attempts in flight may go on for the grace, then they are cancelled and their events given back. Returns at once;
     * {@link #run} returns when all is done, and a later call of it does nothing. Any thread may call it, more than once.
     */
    public void stop() {
        stop(settings.grace());
    }

    /** The same without grace: attempts in flight are cancelled now. */
    public void stopNow() {
        stop(Duration.ZERO);
    }

    /**
     * Reports that the author's code has called {@code System.exit}, on a thread that never comes back. Its attempt fails, others are cancelled
     * and their events given back, and {@link #run} returns. Returns at once.
     *
     * @param caller the thread that called
     * @param where the place of the call, for the message of the result
     */
    public void exiting(Thread caller, StackTraceElement where) {
        synchronized (stopping) {
            if (current != null) {
                current.exit(new SessionState.Exit(caller, where));
            }
        }
    }

    private void stop(Duration grace) {
        synchronized (stopping) {
            stopped = stopped == null || grace.compareTo(stopped) < 0 ? grace : stopped;
            if (current != null) {
                current.stop(Summary.Reason.STOPPED, grace);
            }
        }
    }

    public static final class Builder {
        private final DriverDefinition definition;
        private final Driver driver;
        private final List<RunListener> listeners = new ArrayList<>();
        private Mode mode = Mode.OFFLINE;
        private Time time = Time.system();
        private Journal journal = Journal.none();
        private Secrets secrets = Secrets.none();
        private UnaryOperator<Object> toTree = tree -> tree;
        private Duration grace = Duration.ofSeconds(25);
        private Duration hangGrace = Duration.ofSeconds(10);
        private Duration inProgressEvery = Duration.ofSeconds(10);
        private int settling;
        private long maxEvents = Long.MAX_VALUE;
        private boolean failFast;
        private boolean pausing = true;
        private Supplier<ConveyorClient> client;

        private Builder(DriverDefinition definition, Driver driver) {
            this.definition = definition;
            this.driver = driver;
        }

        /** The origin of the events, for {@code DriverContext.mode()}; by default {@link Mode#OFFLINE}. */
        public Builder mode(Mode mode) {
            this.mode = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /** The clock; by default the machine's. */
        public Builder time(Time time) {
            this.time = Objects.requireNonNull(time, "time");
            return this;
        }

        /** The journal; by default {@link Journal#none}. The manager does not close it. */
        public Builder journal(Journal journal) {
            this.journal = Objects.requireNonNull(journal, "journal");
            return this;
        }

        /** Adds a listener. */
        public Builder listener(RunListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** The values that are masked in log entries, results and the journal; by default none. */
        public Builder secrets(Secrets secrets) {
            this.secrets = Objects.requireNonNull(secrets, "secrets");
            return this;
        }

        /**
         * Turns the data of a result, which can be any object, into a tree of {@code Map}, {@code Collection} and plain values, in which secrets
         * are masked. An exception of it fails the attempt. By default data stay as they are, and a secret inside a bean stays too.
         */
        public Builder toTree(UnaryOperator<Object> toTree) {
            this.toTree = Objects.requireNonNull(toTree, "toTree");
            return this;
        }

        /** How long attempts in flight may go on after {@link DriverManager#stop}; by default 25 s. */
        public Builder grace(Duration grace) {
            this.grace = notNegative(grace, "grace");
            return this;
        }

        /** How long a cancelled attempt may go on before it counts as hanging; by default 10 s. A driver that ends processes must need less. */
        public Builder hangGrace(Duration hangGrace) {
            this.hangGrace = notNegative(hangGrace, "hangGrace");
            return this;
        }

        /** How often {@link Delivery#inProgress} is called on each event in hand; by default every 10 s. */
        public Builder inProgressEvery(Duration interval) {
            if (notNegative(interval, "inProgressEvery").isZero()) {
                throw new IllegalArgumentException("inProgressEvery must be above zero");
            }
            this.inProgressEvery = interval;
            return this;
        }

        /**
         * How many events may be in {@link Delivery#settle} beside those that are reconciled. By default 0: an event is settled before the next
         * is reconciled. Above 0 the driver does not wait while a settlement waits for a server; events of one resource stay in order to their
         * settlement, and with a concurrency of 1 all events are reconciled in the order of their arrival.
         */
        public Builder settling(int events) {
            this.settling = (int) atLeast(0, events, "settling");
            return this;
        }

        /** Ends a session after this number of events was reconciled, with whichever result; skipped events do not count. From 1. */
        public Builder maxEvents(long maxEvents) {
            this.maxEvents = atLeast(1, maxEvents, "maxEvents");
            return this;
        }

        /** Whether the first failed run ends the session; runs in flight go on to their end. By default false. */
        public Builder failFast(boolean failFast) {
            this.failFast = failFast;
            return this;
        }

        /** Leaves out the pause before another attempt: for tests. */
        public Builder withoutPauses() {
            this.pausing = false;
            return this;
        }

        /** Makes the client that drivers get from {@link DriverContext#client}; without one, they get an exception that tells so. */
        public Builder client(Supplier<ConveyorClient> client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        public DriverManager build() {
            return new DriverManager(this);
        }

        private Settings settings() {
            return new Settings(
                    definition,
                    driver,
                    mode,
                    time,
                    secrets,
                    toTree,
                    grace,
                    hangGrace,
                    inProgressEvery,
                    settling,
                    maxEvents,
                    failFast,
                    pausing,
                    client);
        }

        private static long atLeast(long least, long value, String name) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
            }
            return value;
        }

        private static Duration notNegative(Duration duration, String name) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException(name + " must not be negative, not " + duration);
            }
            return duration;
        }
    }
}
