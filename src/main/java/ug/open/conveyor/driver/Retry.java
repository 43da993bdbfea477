package ug.open.conveyor.driver;

import java.time.Duration;

/**
 * More attempts after a temporary failure, with growing pauses. A failed result is final and gets none.
 *
 * @param times how many more attempts, from 0 to 100
 * @param pause before the second attempt; doubled before each further one, up to five minutes
 */
public record Retry(int times, Duration pause) {
    /** No further attempt. */
    public static final Retry NEVER = new Retry(0, Duration.ofSeconds(2));

    /** Checks the range of both. */
    public Retry {
        if (times < 0 || times > 100) {
            throw new IllegalArgumentException("retry.times must be from 0 to 100, not " + times);
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("retry.pause must not be negative, not " + pause);
        }
    }
}
