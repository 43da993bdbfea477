package ug.open.conveyor.driver.store.logs;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.follow.PipelineSteps;

/**
 * How long a follower waits.
 *
 * @param steps names the last step of a pipeline
 * @param idle the time after which it gives up, where nothing comes and nothing of the run is at work here; empty: {@code endless}
 * @param endless the same where nobody knows what the run ends with; empty: it never gives up
 * @param said takes a sentence about what the follower waits for, where that may never come
 */
public record FollowTerms(
        PipelineSteps steps, Optional<Duration> idle, Optional<Duration> endless, Consumer<String> said) {
    /** No step is known, and the follower never gives up. */
    public static final FollowTerms NONE =
            new FollowTerms(PipelineSteps.UNKNOWN, Optional.empty(), Optional.empty(), sentence -> {});
}
