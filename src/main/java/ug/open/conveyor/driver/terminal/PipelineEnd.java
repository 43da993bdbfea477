package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The end of a pipeline's steps, for their summary.
 *
 * @param pipeline its name
 * @param took how long all of it was
 * @param steps the sessions of the steps that began, in their order
 * @param left the steps that did not begin, each with its number and driver
 * @param goOn the number of the step that could be begun with next; 0 where all is done
 */
public record PipelineEnd(String pipeline, Duration took, List<Step> steps, List<Left> left, int goOn) {
    /** Keeps copies. */
    public PipelineEnd {
        steps = List.copyOf(steps);
        left = List.copyOf(left);
    }

    /**
     * A step that began.
     *
     * @param ready the time until its driver was loaded
     * @param end its session
     * @param stuck how many of its runs go no further, though they have not failed
     * @param round its verdict beside the round before, where somebody watches
     */
    public record Step(
            int number, String driver, Duration ready, SessionEnd end, long stuck, Optional<RoundVerdict> round) {}

    /** A step that did not begin. */
    public record Left(int number, String driver) {}
}
