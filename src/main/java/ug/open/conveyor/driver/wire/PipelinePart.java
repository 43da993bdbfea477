package ug.open.conveyor.driver.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;

/**
 * The pipeline that this tool goes through, of which a session is a step. The first line of the session's recording has it.
 *
 * @param name its name; empty where the session is a step of none
 * @param run an id that all sessions of one way through it have, and no others; empty where it is not known
 * @param steps the drivers of the steps that the tool is to run, in their order; empty where they are not known
 */
public record PipelinePart(String name, String run, List<String> steps) {
    /** Of no pipeline. */
    public static final PipelinePart NONE = new PipelinePart("", "", List.of());

    /** Keeps a copy. */
    public PipelinePart {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(run, "run");
        steps = List.copyOf(steps);
    }

    /** From the first line of a recording; empty where its session was a step of none. */
    public static Optional<PipelinePart> of(RecordedLine session) {
        if (!session.isString(Member.PIPELINE)) {
            return Optional.empty();
        }
        String run = session.isString(Member.PIPELINERUN) ? session.text(Member.PIPELINERUN) : "";
        return Optional.of(new PipelinePart(session.text(Member.PIPELINE), run, steps(session)));
    }

    /** Writes its members into the first line of a recording; nothing where there is none. */
    void write(Buffer line) {
        if (isNone()) {
            return;
        }
        line.add(Member.PIPELINE.lead);
        line.string(name);
        line.add(Member.PIPELINERUN.lead);
        line.string(run);
        line.add(Member.STEPS.lead);
        line.utf8(Json.write(steps));
    }

    private static List<String> steps(RecordedLine session) {
        List<String> steps = new ArrayList<>();
        try {
            Object all = session.has(Member.STEPS) ? Json.parse(session.text(Member.STEPS)) : List.of();
            for (Object step : all instanceof List<?> list ? list : List.of()) {
                steps.add(step.toString());
            }
        } catch (SyntaxException e) {
            return List.of(); // a line that somebody has changed by hand
        }
        return steps;
    }

    /** Whether there is none. */
    public boolean isNone() {
        return name.isEmpty();
    }

    /** Whether an attempt of another session, by this driver, is one that this way through the pipeline has yet to repeat. */
    public boolean repeats(String driver, Optional<PipelinePart> other) {
        return steps.contains(driver)
                && !run.isEmpty()
                && !other.map(PipelinePart::run).orElse("").equals(run);
    }

    /** The driver of the last step that is to be run; empty where it is not known. */
    public Optional<String> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }
}
