package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Mode;

/**
 * Runs a driver: on one event, or on all that a source gives. It alone decides order, concurrency, retry, time limit and hand-over; it does
 * no I/O, and threads and clock are its only surroundings.
 *
 * <p>Events of one resource are reconciled one by one in their order, others beside each other. Whatever the driver throws becomes a failed
 * attempt. What happens is in the journal before anybody is told, and a result is in it before the delivery is settled.
 *
 * <p>A manager has one journal and numbers events and attempts through. It does one thing at a time: a call waits for the one before.
 */
public final class DriverManager {
    private final Settings settings;
    private final GuardedJournal journal;
    private final Listeners listeners;
    private final Numbers numbers = new Numbers();
    private final ReentrantLock turn = new ReentrantLock();
    private final Object stopping = new Object();
    private Session current;
    private Duration stopped;

    private DriverManager(Builder builder) {
        this.settings = builder.settings();
        this.journal = new GuardedJournal(builder.journal);
        this.listeners = new Listeners(builder.listeners, builder.secrets);
    }

    /** Begins a manager of this driver, offline, with the machine's clock, keeping nothing. */
    public static Builder of(DriverDefinition definition, Driver driver) {
        return new Builder(Objects.requireNonNull(definition, "definition"), Objects.requireNonNull(driver, "driver"));
    }

    /**
     * Runs the driver on one event, with the retries that its definition allows. The event counts as addressed to the driver: its filter of
     * events does not apply. The driver is called on a thread of the manager, so that one that hangs cannot hold the caller.
     *
     * @return the last attempt, finished; {@link Verdict.Ending#CANCELLED} or with a {@link Verdict#retryAfter} where {@link #stop} cut it short
     * @throws IllegalArgumentException where the driver does not take resources of this type
     * @throws CancellationException where {@link #stop} was called before there was an attempt
     * @throws UncheckedIOException where the journal cannot write; its cause is the {@link JournalException}
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
     * Runs the driver on what the source gives, until it has no more, a stop condition is met or somebody stops it. The source stays open.
     *
     * @return what it came to, when all that was taken is settled
     * @throws JournalException where the journal cannot write: what was in hand was given back
     * @throws IOException where the source cannot go on: what it gave before was reconciled
     * @throws InterruptedException when the caller was interrupted; that ends the session as {@link #stopNow} does
     */
    public Summary run(EventSource source) throws IOException, InterruptedException {
        return run(source, new Crew[1]);
    }

    private Summary run(EventSource source, Crew[] crew) throws IOException, InterruptedException {
        turn.lockInterruptibly();
        try {
            Session session = new Session(settings, journal, listeners, numbers);
            crew[0] = new Crew(session, source);
            begin(session);
            return crew[0].run();
        } finally {
            begin(null);
            turn.unlock();
        }
    }

    private void begin(Session session) {
        synchronized (stopping) {
            current = session;
            if (session != null && stopped != null) {
                session.stop(Summary.Reason.STOPPED, stopped);
            }
        }
    }

    /**
     * Takes no more events, gives back those that wait, lets attempts in flight go on for the grace, then cancels them and gives their events
     * back. Returns at once; a call of {@link #run} returns when all is done, and one that comes later does nothing. From any thread, as often
     * as one likes.
     */
    public void stop() {
        stop(settings.grace());
    }

    /** The same without grace: attempts in flight are cancelled now. */
    public void stopNow() {
        stop(Duration.ZERO);
    }

    /**
     * The author's code has called {@code System.exit}: whatever thread did so never comes back. Its attempt fails, others are cancelled and
     * their events given back, and {@link #run} returns. Returns at once.
     *
     * @param where of the call, for the message of the result
     */
    public void exiting(Thread caller, StackTraceElement where) {
        synchronized (stopping) {
            if (current != null) {
                current.exit(new Session.Exit(caller, where));
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

    /** Collects what a manager needs. */
    public static final class Builder {
        private final DriverDefinition definition;
        private final Driver driver;
        private final List<RunListener> listeners = new ArrayList<>();
        private Mode mode = Mode.OFFLINE;
        private Time time = Time.system();
        private Journal journal = Journal.none();
        private Secrets secrets = Secrets.none();
        private UnaryOperator<Object> toTree = UnaryOperator.identity();
        private Duration grace = Duration.ofSeconds(25);
        private Duration hangGrace = Duration.ofSeconds(10);
        private Duration inProgressEvery = Duration.ofSeconds(10);
        private int settling;
        private long maxEvents = Long.MAX_VALUE;
        private boolean failFast;

        private Builder(DriverDefinition definition, Driver driver) {
            this.definition = definition;
            this.driver = driver;
        }

        /** Where the events come from, which the driver is told; {@link Mode#OFFLINE} where nothing is said. */
        public Builder mode(Mode mode) {
            this.mode = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /** The clock; the machine's where nothing is said. */
        public Builder time(Time time) {
            this.time = Objects.requireNonNull(time, "time");
            return this;
        }

        /** What keeps what happens; nothing where nothing is said. The manager does not close it. */
        public Builder journal(Journal journal) {
            this.journal = Objects.requireNonNull(journal, "journal");
            return this;
        }

        /** One more that watches. */
        public Builder listener(RunListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** What is masked in log entries, results and everything journaled; nothing where nothing is said. */
        public Builder secrets(Secrets secrets) {
            this.secrets = Objects.requireNonNull(secrets, "secrets");
            return this;
        }

        /**
         * Turns the data of a result, of which the driver's author can make any object, into a tree of {@code Map}, {@code Collection}, {@code
         * String} and other plain values, in which secrets can be masked. What it throws fails the attempt. Without it, data are taken as they
         * are and a secret inside a record or bean is not seen.
         */
        public Builder toTree(UnaryOperator<Object> toTree) {
            this.toTree = Objects.requireNonNull(toTree, "toTree");
            return this;
        }

        /** How long attempts in flight may go on after {@link DriverManager#stop}; 25 s where nothing is said. */
        public Builder grace(Duration grace) {
            this.grace = notNegative(grace, "grace");
            return this;
        }

        /**
         * How long an attempt may go on after it was cancelled, because its time was over or the session ends, before it counts as hanging;
         * 10 s where nothing is said. A driver that has to end processes needs less than this for it.
         */
        public Builder hangGrace(Duration hangGrace) {
            this.hangGrace = notNegative(hangGrace, "hangGrace");
            return this;
        }

        /** How often {@link Delivery#inProgress} is called on what is held; every 10 s where nothing is said. */
        public Builder inProgressEvery(Duration interval) {
            if (notNegative(interval, "inProgressEvery").isZero()) {
                throw new IllegalArgumentException("inProgressEvery must be above zero");
            }
            this.inProgressEvery = interval;
            return this;
        }

        /**
         * How many events, beside those that are reconciled, may be on their way through {@link Delivery#settle}; 0 where nothing is said, so
         * that an event is settled before the next is reconciled. Above it, where a settlement waits for a server, the driver need not: events
         * of one resource stay in order to their settlement, and with a concurrency of 1 all are reconciled in the order of their arrival.
         */
        public Builder settling(int events) {
            if (events < 0) {
                throw new IllegalArgumentException("settling must not be negative, not " + events);
            }
            this.settling = events;
            return this;
        }

        /** Ends a run after so many events were reconciled, whatever they came to; events passed over do not count. From 1. */
        public Builder maxEvents(long maxEvents) {
            if (maxEvents < 1) {
                throw new IllegalArgumentException("maxEvents must be at least 1, not " + maxEvents);
            }
            this.maxEvents = maxEvents;
            return this;
        }

        /** Whether the first failed run ends it all; runs in flight go on to their end. */
        public Builder failFast(boolean failFast) {
            this.failFast = failFast;
            return this;
        }

        /** The manager. */
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
                    failFast);
        }

        private static Duration notNegative(Duration duration, String name) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException(name + " must not be negative, not " + duration);
            }
            return duration;
        }
    }
}
