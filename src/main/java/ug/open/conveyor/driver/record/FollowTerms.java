package ug.open.conveyor.driver.record;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.PipelineSteps;

/**
 * How long a follower waits.
 *
 * @param steps tells the last step of a pipeline
 * @param idle how long nothing may come, and nothing of the run be at work here, before it gives up; empty: as long as {@code endless}
 * @param endless the same where nobody knows what the run ends with; empty: for ever
 * @param said is told, as a sentence, what is waited for where that may never come
 */
public record FollowTerms(
        PipelineSteps steps, Optional<Duration> idle, Optional<Duration> endless, Consumer<String> said) {
    /** Nothing is known, and nothing is too long. */
    public static final FollowTerms NONE =
            new FollowTerms(PipelineSteps.UNKNOWN, Optional.empty(), Optional.empty(), sentence -> {});
}
