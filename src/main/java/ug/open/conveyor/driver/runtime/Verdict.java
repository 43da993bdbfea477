package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;

/**
 * The end of an attempt.
 *
 * @param result the driver result; where the driver gave none, a failed one with the reason
 * @param ending how the author's code ended
 * @param took how long it worked, by the monotonic clock
 * @param retryAfter the pause before the next attempt; empty where none follows
 */
public record Verdict(DriverResult result, Ending ending, Duration took, Optional<Duration> retryAfter) {
    /**
     * Whether this result is the run's. It is not where another attempt follows, where the end of the session cut the attempt short, and where
     * the attempt hangs: then the driver runs again when the event comes again.
     */
    public boolean isFinal() {
        return retryAfter.isEmpty() && ending != Ending.CANCELLED && ending != Ending.HUNG;
    }

    /** The same with another result, where that is another. */
    Verdict with(DriverResult other) {
        return other == result ? this : new Verdict(other, ending, took, retryAfter);
    }

    /** How the author's code ended. */
    public enum Ending {
        /** It gave a result. */
        RETURNED,
        /** It asked for another attempt. */
        TEMPORARY,
        /** It threw another exception, or gave null. */
        THREW,
        /** Its time limit was over, and it stopped. */
        TIMED_OUT,
        /** The session ended, and it stopped. */
        CANCELLED,
        /** It had to stop and did not. */
        HUNG
    }
}
