package ug.open.conveyor.driver.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs that a program has in hand, found by what it says of them. Guarded by itself. */
final class InHand {
    /** In the order in which they were taken in hand. */
    private final Map<String, ProgramRun> byRunId = new LinkedHashMap<>();

    /** Without those whose resource has no id. */
    private final Map<String, ProgramRun> byResource = new HashMap<>();

    private final RunsOver over = new RunsOver();

    /**
     * Takes a run in hand. Results name a run id or a resource's id, so two runs that share one wait for each other.
     *
     * @throws InterruptedException where the thread is interrupted while it waits
     */
    synchronized void add(ProgramRun run) throws InterruptedException {
        while (byRunId.containsKey(run.runId()) || byResource.containsKey(run.resourceId())) {
            wait();
        }
        byRunId.put(run.runId(), run);
        if (!run.resourceId().isEmpty()) {
            byResource.put(run.resourceId(), run);
        }
    }

    synchronized void remove(ProgramRun run) {
        if (byRunId.remove(run.runId(), run)) {
            byResource.remove(run.resourceId());
            over.add(run);
            notifyAll();
        }
    }

    /** The run of this id; null where it is not in hand. */
    synchronized ProgramRun run(String runId) {
        return byRunId.get(runId);
    }

    /** The run of the resource with this id; null where none is in hand. */
    synchronized ProgramRun ofResource(String resourceId) {
        return byResource.get(resourceId);
    }

    /** Those that were in hand before. */
    RunsOver over() {
        return over;
    }

    /** The run whose event has this number on the stream; null where it is not in hand. */
    synchronized ProgramRun event(long sequence) {
        for (ProgramRun run : byRunId.values()) {
            if (run.sequence() == sequence) {
                return run;
            }
        }
        return null;
    }

    /** The run that was taken in hand first, to which what the program prints is put down; null where there is none. */
    synchronized ProgramRun oldest() {
        return byRunId.isEmpty() ? null : byRunId.values().iterator().next();
    }

    synchronized List<ProgramRun> all() {
        return new ArrayList<>(byRunId.values());
    }
}
