package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks after time, on a thread of its own: time limits, the grace of a session that ends, threads that hang, deliveries that take long.
 *
 * <p>Nothing is scheduled for an event. All attempts have the same time limit, so one that begins after a look cannot be over before the next
 * one, which is at most that far away.
 */
final class Watchdog implements Runnable {
    /** A source that is interrupted has this long. */
    private static final long SOURCE_GRACE = Duration.ofSeconds(2).toNanos();

    private final SessionState session;
    private final Intake intake;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final long longestLook;
    private long nextProgress;
    private boolean told;
    private boolean abandoned;
    private List<? extends Watched> watched = List.of();
    private volatile boolean closed;

    /** A worker, as the watchdog sees it. */
    interface Watched {
        /** The attempt that it is in; null between attempts. */
        RunningAttempt running();

        /** Whether it works on this thread. */
        boolean isOn(Thread thread);

        /** Where its thread is: the author's frames. */
        List<StackTraceElement> stack();

        /** The author's code does not give the thread back. */
        void hung(RunningAttempt attempt, List<StackTraceElement> stack);

        /** The author's code ends the process. */
        void exited(RunningAttempt attempt, SessionState.Exit exit);
    }

    Watchdog(SessionState session, Intake intake, String name) {
        this.session = session;
        this.intake = intake;
        Settings settings = session.settings();
        this.nextProgress = Stopwatch.span(settings.inProgressEvery());
        this.longestLook = Math.min(Stopwatch.span(settings.definition().timeout()), nextProgress);
        this.thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    void start(List<? extends Watched> workers) {
        watched = workers;
        thread.start();
    }

    /** The watchdog knows when the next attempt can be over; only where attempts are cancelled it has to look sooner. */
    void attemptBegins() {
        if (session.givingBack()) {
            wake();
        }
    }

    /** Makes it look now. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends it and waits for that. */
    void close() {
        closed = true;
        wake();
        ended.join(); // an interrupt does not end this wait, and the thread keeps it
    }

    @Override
    public void run() {
        try {
            watch();
        } finally {
            ended.complete(null);
        }
    }

    private void watch() {
        while (!closed) {
            long now = session.watch().nanos();
            long next = look(now);
            long left = next - session.watch().nanos();
            if (left > 0) {
                session.settings().time().park(left);
            }
            Thread.interrupted();
        }
    }

    /** When to look again. */
    private long look(long now) {
        long next = now + longestLook;
        for (Watched worker : watched) {
            RunningAttempt attempt = worker.running();
            if (attempt != null) {
                next = Math.min(next, look(worker, attempt, now));
            }
        }
        if (session.isShut()) {
            tellDraining(now);
            next = Math.min(next, lookAtSource(now));
        }
        return Math.min(next, lookAtProgress(now));
    }

    private long look(Watched worker, RunningAttempt attempt, long now) {
        Gate gate = attempt.gate();
        SessionState.Exit exit = session.exit();
        if (exit != null && worker.isOn(exit.caller())) {
            if (gate.giveUp()) {
                worker.exited(attempt, exit);
            }
            return Stopwatch.NEVER;
        }
        if (gate.cause() == null) {
            long due = Math.min(attempt.deadlineNanos(), session.cancelAt());
            if (now < due) {
                return due;
            }
            gate.cancel(now >= attempt.deadlineNanos() ? Gate.Cause.TIME_OVER : Gate.Cause.SESSION_ENDS, now);
        }
        long hangs = gate.cancelledAt() + Stopwatch.span(session.settings().hangGrace());
        if (now < hangs) {
            return hangs;
        }
        List<StackTraceElement> stack = worker.stack();
        if (gate.giveUp()) {
            session.stop(Summary.Reason.HUNG, session.settings().grace());
            worker.hung(attempt, stack);
        }
        return Stopwatch.NEVER;
    }

    private void tellDraining(long now) {
        long cancelAt = session.cancelAt();
        int inFlight = 0;
        for (Watched worker : watched) {
            inFlight += worker.running() == null ? 0 : 1;
        }
        if (!told && cancelAt != Stopwatch.NEVER && inFlight > 0) {
            told = true;
            session.listeners().draining(inFlight, Duration.ofNanos(Math.max(0, cancelAt - now)));
        }
    }

    private long lookAtSource(long now) {
        if (abandoned || !intake.pulling()) {
            return Stopwatch.NEVER;
        }
        long due = session.shutAt() + SOURCE_GRACE;
        if (now >= due) {
            abandoned = true;
            session.listeners().warned("the source of events does not stop; nothing more is taken from it");
            intake.abandon();
        }
        return abandoned ? Stopwatch.NEVER : due;
    }

    private long lookAtProgress(long now) {
        if (now >= nextProgress) {
            nextProgress = now + Stopwatch.span(session.settings().inProgressEvery());
            intake.inProgress();
        }
        return nextProgress;
    }
}
