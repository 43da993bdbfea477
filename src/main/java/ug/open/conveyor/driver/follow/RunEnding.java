package ug.open.conveyor.driver.follow;

import java.util.Objects;
import java.util.Optional;

/**
 * Decides from the results of a run's drivers when the run is over, and whether it succeeded, for a reader that follows it from outside. A run
 * through a pipeline is over with its last step, where that is known, or with the first step that fails. Not for use by several threads at once.
 */
public final class RunEnding {
    private final PipelineSteps steps;
    private Optional<String> awaited;
    private boolean over;
    private boolean failed;

    /**
     * For a run without a known end.
     *
     * @param driver whose result ends the run; empty: see {@link #result}
     * @param steps tells the last step of a pipeline
     */
    public RunEnding(Optional<String> driver, PipelineSteps steps) {
        this.awaited = Objects.requireNonNull(driver, "driver");
        this.steps = Objects.requireNonNull(steps, "steps");
    }

    /** The run goes through a pipeline; empty: through none. */
    public void through(String pipeline) {
        if (!pipeline.isEmpty() && awaited.isEmpty()) {
            awaited = steps.last(pipeline);
        }
    }

    /**
     * Takes a driver's result. It ends the run where it is that of the driver that was named, or else of the pipeline's last step; where it
     * failed in a pipeline, which stops there; and, where no driver was named, where there is no pipeline.
     *
     * @param of the driver
     * @param success whether it succeeded
     * @param pipeline the pipeline that the run goes through; empty: none
     * @return whether the run is over
     */
    public boolean result(String of, boolean success, String pipeline) {
        through(pipeline);
        boolean named = awaited.isPresent() && awaited.get().equals(of);
        boolean step = !pipeline.isEmpty();
        if (awaited.isEmpty() || named || step) {
            failed |= !success;
            over |= named || step && !success || awaited.isEmpty() && !step;
        }
        return over;
    }

    /** The driver whose result ends the run; empty where it is not known. */
    public Optional<String> awaited() {
        return awaited;
    }

    /** Whether it is over. */
    public boolean isOver() {
        return over;
    }

    /** Whether it is over and every result was a success. */
    public boolean succeeded() {
        return over && !failed;
    }
}
