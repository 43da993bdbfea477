package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import ug.open.conveyor.driver.compare.Difference;

/**
 * A recorded event that a driver got again, and how its new result compares with the recorded one. The texts are untrusted.
 *
 * @param number the number of the event in the suite, by which cases are put in order
 * @param file the recording, as it was named; empty for a run of the run store; the driver of a pipeline's step
 * @param line where the event stands in it, from 1; 0 for a step of a pipeline
 * @param runId the run id; empty where the event cannot be read
 * @param resource type and name
 * @param event what happened to the resource
 * @param verdict how it ended
 * @param differences the places where the results differ; empty but for {@link Verdict#DIFFERENT}
 */
public record CheckedCase(
        long number,
        String file,
        long line,
        String runId,
        String resource,
        String event,
        Verdict verdict,
        List<Difference> differences)
        implements JsonObjects.Subject {
    /** How a case ends. */
    public enum Verdict {
        /** The result is as it was recorded. */
        OK,
        /** The result is not as it was recorded. */
        DIFFERENT,
        /** The run succeeded, and nothing was recorded to compare it with. */
        UNRECORDED,
        /** The run failed with nothing recorded to compare it with, or the event cannot be read. */
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keeps a copy. */
    public CheckedCase {
        differences = List.copyOf(differences);
    }

    /** Where it is: file and line, or the run. */
    public String place() {
        return file.isEmpty() ? "run " + runId : line == 0 ? file : file + ":" + line;
    }

    @Override
    public List<Map<String, Object>> objects() {
        boolean stored = file.isEmpty();
        return List.of(JsonObjects.object(
                "kind",
                "case",
                line == 0 ? "driver" : "file",
                stored ? JsonObjects.ABSENT : file,
                "line",
                stored || line == 0 ? JsonObjects.ABSENT : line,
                "runid",
                runId,
                "resource",
                resource,
                "event",
                event,
                "verdict",
                verdict.word(),
                "differences",
                verdict == Verdict.DIFFERENT
                        ? differences.stream().map(CheckedCase::object).toList()
                        : JsonObjects.ABSENT));
    }

    private static Map<String, Object> object(Difference place) {
        return JsonObjects.object(
                "path",
                place.path(),
                "recorded",
                place.kind() == Difference.Kind.ADDED ? JsonObjects.ABSENT : place.recorded(),
                "now",
                place.kind() == Difference.Kind.REMOVED ? JsonObjects.ABSENT : place.now());
    }
}
