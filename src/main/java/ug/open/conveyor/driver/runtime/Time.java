package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.time.Instant;

/** The clock, and waiting by it. Everything that reads a clock or waits for a time does it here, so that a test can own time. */
public interface Time {
    /** The wall clock. */
    Instant now();

    /** The monotonic clock, in nanoseconds from an arbitrary start: only differences mean something. */
    long nanos();

    /**
     * Waits for at most this many nanoseconds of {@link #nanos}. It comes back early when the thread is unparked ({@link
     * java.util.concurrent.locks.LockSupport#unpark}) or interrupted, or for no reason at all: the caller looks again and loops.
     */
    void park(long nanos);

    /**
     * Waits that long.
     *
     * @throws InterruptedException when the thread is interrupted before or meanwhile; its interrupt status is then cleared
     */
    default void sleep(Duration duration) throws InterruptedException {
        Stopwatch watch = new Stopwatch(this);
        long end = Stopwatch.span(duration);
        for (long left = end; left > 0; left = end - watch.nanos()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            park(left);
        }
    }

    /** The machine's clocks. */
    static Time system() {
        return SystemTime.INSTANCE;
    }
}
