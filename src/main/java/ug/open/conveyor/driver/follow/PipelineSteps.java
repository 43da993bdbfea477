package ug.open.conveyor.driver.follow;

import java.util.Optional;

/** Knows the last steps of pipelines, which no server reports. */
@FunctionalInterface
public interface PipelineSteps {
    /** Knows none. */
    PipelineSteps UNKNOWN = pipeline -> Optional.empty();

    /** The driver of the last step of the pipeline of this name; empty where it is not known. */
    Optional<String> last(String pipeline);
}
