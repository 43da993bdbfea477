package ug.open.conveyor.driver.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import ug.open.conveyor.driver.runtime.Time;

/** Time that stands still until a test lets it go on. */
public final class FakeTime implements Time {
    /** When it begins. */
    public static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.000006Z");

    private final Map<Thread, Long> waiting = new ConcurrentHashMap<>();
    private final ThreadLocal<Long> lastRead = ThreadLocal.withInitial(this::read);
    private volatile long nanos;
    private volatile Duration wallOff = Duration.ZERO;

    @Override
    public Instant now() {
        return BEGIN.plusNanos(nanos).plus(wallOff);
    }

    @Override
    public long nanos() {
        long now = nanos;
        lastRead.set(now);
        return now;
    }

    private long read() {
        return nanos;
    }

    /** Counts from when the thread last looked at the clock, so that a test cannot let time go on between the look and the wait. */
    @Override
    public void park(long atMost) {
        Thread thread = Thread.currentThread();
        long end = lastRead.get() + atMost;
        waiting.put(thread, end);
        try {
            if (nanos < end) {
                LockSupport.park(this);
            }
        } finally {
            waiting.remove(thread);
        }
    }

    /** Both clocks go on. */
    public synchronized void advance(Duration by) {
        nanos += by.toNanos();
        waiting.keySet().forEach(LockSupport::unpark);
    }

    /** The wall clock alone is set, back or forth. */
    public void setWall(Duration by) {
        wallOff = wallOff.plus(by);
    }

    /** Waits until some thread waits for exactly this long from now. */
    public void awaitWaiterFor(Duration left) {
        Await.until("a thread that waits for " + left, () -> waiting.containsValue(nanos + left.toNanos()));
    }
}
