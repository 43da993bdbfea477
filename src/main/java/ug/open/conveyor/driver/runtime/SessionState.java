package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The state that the parts of a session share: its settings and outlets, its counts, and whether and how it is to end. */
final class SessionState {
    /** Warnings that come once a session. */
    enum Warning {
        LATE_LOG,
        WAITING,
        LOST_LOG
    }

    /** A call of System.exit in the author's code. */
    record Exit(Thread caller, StackTraceElement where) {}

    private final Settings settings;
    private final GuardedJournal journal;
    private final Listeners listeners;
    private final Numbers numbers;
    private final Stopwatch watch;
    private final Counts counts = new Counts();
    private final Set<Warning> warned = EnumSet.noneOf(Warning.class);
    private volatile Runnable onShut = () -> {};
    private volatile boolean shut;
    private volatile boolean givingBack;
    private volatile long cancelAt = Stopwatch.NEVER;
    private volatile long shutAt = Stopwatch.NEVER;
    private volatile Exit exit;
    private Summary.Reason reason;
    private Throwable failure;

    SessionState(Settings settings, GuardedJournal journal, Listeners listeners, Numbers numbers) {
        this.settings = settings;
        this.journal = journal;
        this.listeners = listeners;
        this.numbers = numbers;
        this.watch = new Stopwatch(settings.time());
    }

    Settings settings() {
        return settings;
    }

    GuardedJournal journal() {
        return journal;
    }

    Listeners listeners() {
        return listeners;
    }

    Numbers numbers() {
        return numbers;
    }

    Stopwatch watch() {
        return watch;
    }

    Counts counts() {
        return counts;
    }

    /** Sets the callback that wakes all waiting threads when the session is to end. */
    void onShut(Runnable wake) {
        onShut = wake;
    }

    /** No more events are pulled; those in hand go on to their end. */
    void end(Summary.Reason why) {
        shut(why, false, Stopwatch.NEVER);
    }

    /** No more events are pulled, those that wait are given back, attempts in flight go on to their end. */
    void giveBack(Summary.Reason why) {
        shut(why, true, Stopwatch.NEVER);
    }

    /** The same, and attempts in flight are cancelled after this long. */
    void stop(Summary.Reason why, Duration grace) {
        shut(why, true, watch.nanos() + Stopwatch.span(grace));
    }

    /** The author's code ends the process. */
    void exit(Exit call) {
        exit = call;
        stop(Summary.Reason.EXITED, Duration.ZERO);
    }

    /** Null where the process goes on. */
    Exit exit() {
        return exit;
    }

    /** The source cannot go on: its earlier events still count. */
    void ended(Throwable why) {
        fail(why);
        end(Summary.Reason.ENDED);
    }

    /** The journal, or something else that must not, has failed: nothing in hand can come to a good end. */
    void broke(Throwable why) {
        fail(why);
        stop(Summary.Reason.STOPPED, settings.grace());
    }

    /** The first failure counts; one of the journal comes before all others, since results may be lost with it. */
    private synchronized void fail(Throwable why) {
        if (failure == null || (why instanceof JournalException && !(failure instanceof JournalException))) {
            failure = why;
        }
    }

    /** The more drastic reason wins, and the earlier time to cancel. */
    private void shut(Summary.Reason why, boolean back, long cancel) {
        synchronized (this) {
            reason = reason == null || why.compareTo(reason) > 0 ? why : reason;
            givingBack |= back;
            cancelAt = Math.min(cancelAt, cancel);
            shutAt = Math.min(shutAt, watch.nanos());
            shut = true;
        }
        onShut.run();
    }

    /** Whether no more events are pulled. */
    boolean isShut() {
        return shut;
    }

    /** When that began. */
    long shutAt() {
        return shutAt;
    }

    /** Whether events that wait, for their lane or in a pause, are to be given back. */
    boolean givingBack() {
        return givingBack;
    }

    /** Whether attempts in flight are cancelled when their grace is over. */
    boolean isStopping() {
        return cancelAt != Stopwatch.NEVER;
    }

    /** When attempts in flight are cancelled. */
    long cancelAt() {
        return cancelAt;
    }

    synchronized Throwable failure() {
        return failure;
    }

    synchronized Summary summary() {
        boolean sourceFailed = failure instanceof IOException && !(failure instanceof JournalException);
        Optional<IOException> cause = sourceFailed ? Optional.of((IOException) failure) : Optional.empty();
        return counts.summary(Duration.ofNanos(watch.nanos()), reason, cause);
    }

    void warnOnce(Warning what, String message) {
        synchronized (warned) {
            if (!warned.add(what)) {
                return;
            }
        }
        listeners.warned(message);
    }
}
