package ug.open.conveyor.driver.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.stream.WatchedStream;
import ug.open.conveyor.driver.wire.EnginePipeline;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** The part of a server's engine in pipelines: after the result of a step it publishes what {@link EnginePipeline} says comes next. */
public final class LocalPipelines {
    private static final int MOST_OF_A_NAME = 100;

    private final Map<String, List<String>> steps;
    private final Supplier<String> ids;

    /**
     * These pipelines.
     *
     * @param steps the drivers of the steps, by the name of the pipeline
     * @param ids gives a UUID each time
     */
    public LocalPipelines(Map<String, List<String>> steps, Supplier<String> ids) {
        this.steps = Map.copyOf(steps);
        this.ids = ids;
    }

    /** What each pipeline will do: a sentence each. */
    List<String> plan() {
        List<String> plan = new ArrayList<>();
        steps.forEach((pipeline, drivers) -> {
            StringBuilder line = new StringBuilder("pipeline ").append(name(pipeline));
            for (int i = 0; i < drivers.size(); i++) {
                line.append(i == 0 ? ": " : ", ")
                        .append("step ")
                        .append(i + 1)
                        .append(" goes to ")
                        .append(name(drivers.get(i)));
            }
            plan.add(line.toString());
        });
        plan.sort(null);
        return plan;
    }

    /** A step has ended. */
    void ended(WatchedStream stream, PipelineEvent result, Set<String> attached, Consumer<String> told) {
        String pipeline = result.ofResource("pipeline");
        if (pipeline.isEmpty() || steps.isEmpty()) {
            return;
        }
        String subject = "pipeline " + name(pipeline);
        String run = ", run " + name(result.runId());
        List<String> drivers = steps.getOrDefault(pipeline, List.of());
        if (drivers.isEmpty()) {
            told.accept(subject + ": no --pipeline file has it, so run " + name(result.runId()) + " goes no further");
            return;
        }
        try {
            EnginePipeline.Next next = new EnginePipeline(pipeline, drivers).after(result, ids.get());
            if (next instanceof EnginePipeline.Next.Nothing) {
                told.accept(subject + ": " + name(result.driver()) + " is none of its steps");
            } else if (next instanceof EnginePipeline.Next.Stopped stopped) {
                told.accept(subject + ": stopped, step " + stopped.step() + " failed" + run);
            } else if (next instanceof EnginePipeline.Next.Done) {
                told.accept(subject + ": done" + run);
            } else if (next instanceof EnginePipeline.Next.TooLong tooLong) {
                told.accept(subject + ": stands still before step " + tooLong.step() + run + ": " + tooLong.sentence());
            } else if (next instanceof EnginePipeline.Next.Event event) {
                told.accept(subject + ": step " + event.step() + " goes to the driver " + name(event.driver()) + run
                        + (attached.contains(event.driver())
                                ? ""
                                : "; no driver of that name is attached, so nobody gets the event"));
                stream.publish(event.subject(), event.body(), sentence -> told.accept(notSent(subject, sentence)));
            }
        } catch (ConveyorException e) {
            told.accept(notSent(subject, e.getMessage()));
        }
    }

    private static String notSent(String pipeline, String why) {
        return pipeline + ": the next step is not sent: " + why;
    }

    private static String name(String text) {
        return Harmless.quoted(text, MOST_OF_A_NAME);
    }
}
