package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.runtime.Summary;

/**
 * The end of a session, for its summary.
 *
 * @param summary the counts
 * @param seen what the counts are about
 * @param leftOut input that never became an event of the session
 * @param stored whether the runs were kept, so that they can be replayed and their logs read
 * @param logged whether what the driver printed is there as log lines
 * @param tail the words that such a run needs behind its REF to be repeated: the project, or {@code --} and a command; often nothing
 * @param again the command that repeats one
 */
public record SessionEnd(
        Summary summary, Seen seen, LeftOut leftOut, boolean stored, boolean logged, List<String> tail, String again)
        implements JsonObjects.Subject {
    /** Of runs that a replay repeats. */
    public SessionEnd(Summary summary, Seen seen, LeftOut leftOut, boolean stored, List<String> tail) {
        this(summary, seen, leftOut, stored, true, tail, "replay");
    }

    /** Keeps a copy. */
    public SessionEnd {
        tail = List.copyOf(tail);
    }

    /**
     * An execution that failed, or that the end of the session cut short. All of it is untrusted text, but for its id.
     *
     * @param execution its id, empty where it was not kept
     * @param resource type and name
     * @param event what happened to the resource
     * @param message of the driver result
     * @param interrupted whether it was cut short
     */
    public record Failure(String execution, String resource, String event, String message, boolean interrupted) {}

    /**
     * Input that was not taken.
     *
     * @param others events that were not asked for
     * @param invalid records that could not be read and were passed over
     * @param addressed a few words about events that are addressed to others and were not given to the driver; the empty text for none
     */
    public record LeftOut(long others, long invalid, String addressed) {
        /** All was taken. */
        public static final LeftOut NOTHING = new LeftOut(0, 0);

        /** Without such as are addressed to others. */
        public LeftOut(long others, long invalid) {
            this(others, invalid, "");
        }
    }

    /**
     * The first things of each kind that were seen.
     *
     * @param first the id of the first execution that came to an end, empty where there is none or it was not kept
     * @param last the same of the last one, by the number of its event
     * @param failures runs that failed or were cut short
     * @param addressees drivers to which events that were passed over are addressed, and how many
     * @param passed why other events were passed over, and how many
     * @param rejected why events could not be read, and how many
     * @param asRecorded how many runs failed as they were expected to
     */
    public record Seen(
            String first,
            String last,
            List<Failure> failures,
            Map<String, Long> addressees,
            Map<String, Long> passed,
            Map<String, Long> rejected,
            long asRecorded) {
        /** Keeps copies. */
        public Seen {
            failures = List.copyOf(failures);
            addressees = Collections.unmodifiableMap(new LinkedHashMap<>(addressees));
            passed = Collections.unmodifiableMap(new LinkedHashMap<>(passed));
            rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
        }
    }

    @Override
    public List<Map<String, Object>> objects() {
        List<Map<String, Object>> failed = new ArrayList<>();
        for (Failure failure : seen.failures()) {
            failed.add(JsonObjects.object(
                    "execution",
                    failure.execution().isEmpty() ? JsonObjects.ABSENT : failure.execution(),
                    "resource",
                    failure.resource(),
                    "event",
                    failure.event(),
                    "message",
                    failure.message(),
                    "interrupted",
                    failure.interrupted()));
        }
        return List.of(JsonObjects.object("summary", counts(failed)));
    }

    private Map<String, Object> counts(List<Map<String, Object>> failed) {
        return JsonObjects.object(
                "events",
                summary.events(),
                "succeeded",
                summary.succeeded(),
                "failed",
                summary.failed(),
                "retried",
                summary.retried(),
                "passed",
                summary.passed(),
                "rejected",
                summary.rejected(),
                "released",
                summary.released(),
                "others",
                leftOut.others(),
                "invalid",
                leftOut.invalid(),
                "ms",
                summary.took().toMillis(),
                "failures",
                failed);
    }
}
