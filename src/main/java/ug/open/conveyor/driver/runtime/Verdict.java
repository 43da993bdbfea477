package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;

/**
 * What an attempt came to.
 *
 * @param result the driver result; where the driver gave none, a failed one that says why
 * @param ending how the author's code ended
 * @param took how long it worked, by the monotonic clock
 * @param retryAfter the pause before the next attempt, where there will be one: then this result is not the run's
 */
public record Verdict(DriverResult result, Ending ending, Duration took, Optional<Duration> retryAfter) {
    /**
     * Whether the run has come to this result for good. It has not where another attempt follows, where the session's end cut the attempt
     * short, and where it hangs: an event that comes again after such an attempt is run again.
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
        /** It threw something else, or gave null. */
        THREW,
        /** Its time was over, and it stopped. */
        TIMED_OUT,
        /** The session ended, and it stopped. */
        CANCELLED,
        /** It was told to stop and did not. */
        HUNG
    }
}
