package ug.open.conveyor.driver.store;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import ug.open.conveyor.driver.runtime.Time;

/** A clock that stands still until it is moved. Waiting comes back early, as the port allows. */
public final class ManualTime implements Time {
    public static final Instant START = Instant.parse("2026-11-24T11:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final long step;
    private volatile Duration wrong = Duration.ZERO; // how far the clock is off

    ManualTime() {
        this(0);
    }

    /** Moves by that number of nanoseconds whenever it is looked at. */
    public ManualTime(long step) {
        this.step = step;
    }

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** Sets the clock. What measures durations goes on as before. */
    public void set(Instant now) {
        wrong = Duration.between(START.plusNanos(nanos.get()), now);
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos.addAndGet(step)).plus(wrong);
    }

    @Override
    public long nanos() {
        return nanos.addAndGet(step);
    }

    @Override
    public void park(long nanos) {
        LockSupport.parkNanos(this, Math.min(nanos, 1_000_000));
    }
}
