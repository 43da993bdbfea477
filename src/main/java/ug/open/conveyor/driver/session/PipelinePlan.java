package ug.open.conveyor.driver.session;

import java.util.List;
import ug.open.conveyor.driver.wire.EnginePipeline;

/**
 * Which steps of which pipeline.
 *
 * @param from the number of the first of them, from 1
 * @param drivers their drivers, in their order
 */
public record PipelinePlan(EnginePipeline pipeline, int from, List<ChosenDriver> drivers) {
    /** Keeps a copy. */
    public PipelinePlan {
        drivers = List.copyOf(drivers);
    }

    /** The number of the driver at this place of {@code drivers}, in the pipeline. */
    int number(int at) {
        return from + at;
    }

    String name(int at) {
        return pipeline.drivers().get(number(at) - 1);
    }
}
