package ug.open.conveyor.driver.stream;

import java.time.Duration;

/**
 * The number of events of the next request: one until an event was handled, then as many as there is room for, and more while the driver is so
 * fast that the way to the server and back would take most of the time, up to what it handles in 100 ms. For any thread.
 */
final class RequestSize {
    private static final int MOST = 128;

    /** The most of the driver's time that events ahead of their turn may take, in nanoseconds. */
    private static final long AHEAD = Duration.ofMillis(100).toNanos();

    private static final long UNKNOWN = -1;

    private final boolean ahead;
    private long each = UNKNOWN;
    private int last;

    /** @param ahead whether to request more than one: not where other processes could handle them meanwhile */
    RequestSize(boolean ahead) {
        this.ahead = ahead;
    }

    /**
     * For a request that follows one that was met.
     *
     * @param room for how many events there is room
     */
    synchronized int next(int room) {
        if (!ahead || each == UNKNOWN) {
            return 1;
        }
        long worth = Math.min(MOST, AHEAD / Math.max(1, each));
        last = Math.max(room, (int) Math.min(worth, 2L * Math.max(1, last)));
        return last;
    }

    /** The last request was not met in its time. */
    synchronized void expired() {
        last = 0;
    }

    /** An event was in hand for this long, in nanoseconds. */
    synchronized void handled(long nanos) {
        each = each == UNKNOWN ? nanos : (each + nanos) / 2; // the newest count most, and no single one for long
    }
}
