package ug.open.conveyor.driver.stream;

import java.time.Duration;

/**
 * How many events to ask the server for. As many as there is room for; more while they are handled so fast that the way to the server and back
 * would be most of the time.
 */
final class RequestSize {
    private static final int MOST = 128;
    private static final long FAST = Duration.ofMillis(10).toNanos();

    private final boolean ahead;
    private int last;
    private long askedAt;

    /** @param ahead whether to ask for more than there is room for: not where others could handle it meanwhile */
    RequestSize(boolean ahead) {
        this.ahead = ahead;
    }

    /**
     * Of a request that is made now, as what was asked for last has come.
     *
     * @param room for how many events there is room
     * @param now by the monotonic clock, in nanoseconds
     */
    int next(int room, long now) {
        boolean fast = ahead && last > 0 && now - askedAt < last * FAST;
        last = fast ? Math.max(room, Math.min(MOST, 2 * last)) : room;
        askedAt = now;
        return last;
    }

    /** What was asked for did not come in its time. */
    void expired() {
        last = 0;
    }
}
