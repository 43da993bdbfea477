package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The clocks, and waiting by them. Everything that reads a clock or waits does it through this, so that a test can own time. */
public interface Time {
    /** The wall clock. */
    Instant now();

    /** The monotonic clock, in nanoseconds from an arbitrary start: only differences mean something. */
    long nanos();

    /**
     * Waits for at most this many nanoseconds of {@link #nanos}. It comes back early when the thread is unparked ({@link LockSupport#unpark}) or interrupted, or for no reason at all: the caller looks again and loops.
     */
    void park(long nanos);

    /**
     * Waits for this duration.
     *
     * @throws InterruptedException when the thread is interrupted before or meanwhile; its interrupt status is then cleared
     */
    default void sleep(Duration duration) throws InterruptedException {
        long begin = nanos();
        long all = TimeUnit.NANOSECONDS.convert(duration);
        for (long left = all; left > 0; left = all - (nanos() - begin)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            park(left);
        }
    }

    /** The machine's clocks. */
    static Time system() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void park(long nanos) {
                LockSupport.parkNanos(this, nanos);
            }
        };
    }
}
