package ug.open.conveyor.driver.runtime;

import java.util.Optional;

/** Tells the last step of a pipeline, which no server does. */
@FunctionalInterface
public interface PipelineSteps {
    /** Knows none. */
    PipelineSteps UNKNOWN = pipeline -> Optional.empty();

    /** The driver of the last step of the pipeline of this name; empty where it is not known. */
    Optional<String> last(String pipeline);
}
