package ug.open.conveyor.driver.record;

import java.time.DateTimeException;
import java.time.Instant;
import ug.open.conveyor.driver.wire.Timestamps;

/** Reads times of indexes: only such as our own lines can have. */
final class IndexTime {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private IndexTime() {}

    /**
     * A time.
     *
     * @throws DateTimeException where the text is none, or one outside of the years 0 to 9999
     */
    static Instant of(String text) {
        Instant time = Timestamps.parse(text);
        if (!isPossible(time)) {
            throw new DateTimeException("a time outside of the years 0 to 9999");
        }
        return time;
    }

    /** Whether it can be written as our lines have it. */
    static boolean isPossible(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }
}
