package ug.open.conveyor.driver.runtime;

import java.time.Duration;

/** Nanoseconds since it was made: from zero, so that they can be compared and {@link #NEVER} is later than all of them. */
final class Stopwatch {
    static final long NEVER = Long.MAX_VALUE;

    private static final Duration LONGEST = Duration.ofDays(365 * 100);

    private final Time time;
    private final long begin;

    Stopwatch(Time time) {
        this.time = time;
        this.begin = time.nanos();
    }

    long nanos() {
        return time.nanos() - begin;
    }

    /** A duration in nanoseconds, from zero to a hundred years: it can be added to a reading without overflow. */
    static long span(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
    }
}
