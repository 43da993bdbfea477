package ug.open.conveyor.driver.store.prune;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the run store keeps. A segment goes as a whole, and only when a limit that is given says so for everything in it.
 *
 * @param attempts keep this many of the newest attempts
 * @param age keep what was written within this time
 * @param bytes keep this many bytes of the newest segments and their indexes
 * @param failures whatever the limits say, keep this many of the newest failed attempts of each driver
 */
public record Retention(OptionalInt attempts, Optional<Duration> age, OptionalLong bytes, int failures) {
    /** 30 days, 2 GiB, and the last 10 failures of each driver. */
    public static final Retention DEFAULT =
            new Retention(OptionalInt.empty(), Optional.of(Duration.ofDays(30)), OptionalLong.of(2L << 30), 10);

    /** Nothing is ever removed. */
    public static final Retention FOREVER =
            new Retention(OptionalInt.empty(), Optional.empty(), OptionalLong.empty(), 0);

    /** Checks the range of each; the message of the exception names the one that is wrong. */
    public Retention {
        if (attempts.orElse(0) < 0 || bytes.orElse(0) < 0 || failures < 0) {
            throw new IllegalArgumentException("what is kept must not be negative");
        }
        if (age.isPresent() && age.get().isNegative()) {
            throw new IllegalArgumentException("the age must not be negative, not " + age.get());
        }
    }

    boolean isForever() {
        return attempts.isEmpty() && age.isEmpty() && bytes.isEmpty();
    }
}
