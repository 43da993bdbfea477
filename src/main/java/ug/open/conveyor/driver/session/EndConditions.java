package ug.open.conveyor.driver.session;

import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Ends a session: after a time, after a time without events, or at the end of a certain run. Events in hand go on to their end.
 */
public final class EndConditions implements RunListener, AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Time time;
    private final boolean timed;
    private final Optional<String> run;
    private final long end;
    private final long idle;
    private long quietSince;
    private int inHand;
    private boolean runIsOver;
    private Runnable stop = () -> {};
    private Thread thread;

    /**
     * Of a session that begins now; an empty one sets no limit.
     *
     * @param run the beginning of the id of the awaited run
     */
    public EndConditions(Time time, Optional<Duration> lasting, Optional<Duration> idle, Optional<String> run) {
        this.time = time;
        this.timed = lasting.isPresent() || idle.isPresent();
        this.run = run;
        this.quietSince = time.nanos();
        this.end = quietSince + nanos(lasting);
        this.idle = nanos(idle);
    }

    private static long nanos(Optional<Duration> limit) {
        Duration wait = limit.orElse(FOR_EVER);
        return (wait.compareTo(FOR_EVER) < 0 ? wait : FOR_EVER).toNanos();
    }

    /** Whether there is a limit; if not, it need not listen. */
    boolean any() {
        return timed || run.isPresent();
    }

    /** Begins to watch; calls this to end the session. */
    void begin(Runnable stop) {
        this.stop = stop;
        if (!timed) {
            return;
        }
        thread = new Thread(this::watch, "end of the session");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        for (long left = left(); left > 0; left = left()) {
            time.park(left);
            if (Thread.interrupted()) {
                return;
            }
        }
        stop.run();
    }

    private synchronized long left() {
        long now = time.nanos();
        long quiet = inHand > 0 ? 0 : now - quietSince;
        return Math.min(end - now, idle - quiet);
    }

    @Override
    public synchronized void started(Attempt attempt) {
        inHand++;
    }

    @Override
    public void finished(Attempt attempt) {
        boolean last = run.isPresent()
                && attempt.runId().startsWith(run.get())
                && attempt.verdict().orElseThrow().isFinal();
        synchronized (this) {
            inHand--;
            quietSince = time.nanos();
            runIsOver |= last;
        }
        if (last) {
            stop.run();
        }
    }

    /** Whether the awaited run is over. */
    public synchronized boolean runIsOver() {
        return runIsOver;
    }

    @Override
    public synchronized void passed(Envelope envelope, String reason) {
        quietSince = time.nanos();
    }

    @Override
    public synchronized void rejected(Envelope envelope, String reason) {
        quietSince = time.nanos();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
