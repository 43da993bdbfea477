package ug.open.conveyor.driver.program;

import java.util.LinkedHashMap;
import java.util.Map;

/** The runs that were in a program's hand last, for what it says of them too late. */
final class RunsOver {
    private static final int MOST = 2_000;

    /** By run id and by the resource's id: whether the run ended with a result. */
    private final Map<String, Boolean> withResult = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(ProgramRun run) {
        for (String id : new String[] {run.runId(), ofResource(run.resourceId())}) {
            withResult.remove(id);
            withResult.put(id, run.hasResult());
        }
    }

    /** Whether a run of this id is over. */
    synchronized boolean has(String runId) {
        return withResult.containsKey(runId);
    }

    /**
     * What is wrong with a result for a run that is not in hand.
     *
     * @param runId the empty text where the result names only the resource
     */
    synchronized String wrong(String runId, String resourceId) {
        String named = runId.isEmpty() ? "resource " + resourceId : "run " + runId;
        Boolean over = withResult.get(runId.isEmpty() ? ofResource(resourceId) : runId);
        if (over == null) {
            return "the program published a result for " + named + ", which is not in hand";
        }
        return over
                ? "the program published a second result for " + named + "; the first one counts"
                : "the program published a result for " + named + " after the end of its attempt; it does not count";
    }

    /** No run id begins so. */
    private static String ofResource(String resourceId) {
        return "\n" + resourceId;
    }
}
