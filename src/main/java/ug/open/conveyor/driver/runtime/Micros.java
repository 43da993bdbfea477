package ug.open.conveyor.driver.runtime;

import java.time.Instant;

/** Times in whole microseconds of the epoch, as recordings have them. */
final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    static long of(Instant time) {
        return time.getEpochSecond() * PER_SECOND + time.getNano() / 1000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
    }
}
