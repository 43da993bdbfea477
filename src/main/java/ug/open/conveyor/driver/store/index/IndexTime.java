package ug.open.conveyor.driver.store.index;

import java.time.DateTimeException;
import java.time.Instant;
import ug.open.conveyor.driver.json.Timestamps;

/** Reads times of indexes: only such as our own lines can have. */
final class IndexTime {
    private static final long FIRST_SECOND =
            -62_167_219_200L; // 0000-01-01; not parsed, which takes 10 ms the first time
    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31

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
        return isPossible(time.getEpochSecond());
    }

    /** The same of a time in seconds since 1970. */
    static boolean isPossible(long second) {
        return second >= FIRST_SECOND && second <= LAST_SECOND;
    }
}
