package ug.open.conveyor.driver.stream;

import java.time.Duration;

/**
 * How many events to ask the server for. As many as there is room for, and more while they are handled so fast that the way to the server and
 * back would be most of the time: never more than what the driver was seen to do in a moment. Until an event was handled it is one. May be
 * told of events by any thread.
 */
final class RequestSize {
    private static final int MOST = 128;

    /** What is asked for ahead of its turn is worth this much of the driver's time at most. */
    private static final long AHEAD = Duration.ofMillis(100).toNanos();

    private static final long UNKNOWN = -1;

    private final boolean ahead;
    private long each = UNKNOWN;
    private int last;

    /** @param ahead whether to ask for more than one: not where others could handle it meanwhile */
    RequestSize(boolean ahead) {
        this.ahead = ahead;
    }

    /**
     * Of a request that is made now, as what was asked for last has come.
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

    /** What was asked for did not come in its time. */
    synchronized void expired() {
        last = 0;
    }

    /** An event was in hand for this long, in nanoseconds. */
    synchronized void handled(long nanos) {
        each = each == UNKNOWN ? nanos : (each + nanos) / 2; // the newest count most, and no single one for long
    }
}
