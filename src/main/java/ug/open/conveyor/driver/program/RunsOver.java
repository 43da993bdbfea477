package ug.open.conveyor.driver.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;

/** The runs that were in a program's hand last, for what it says of them too late; looked through only then. */
final class RunsOver {
    private static final int MOST = 1_000;

    private final Deque<Over> runs = new ArrayDeque<>();

    /** @param withResult whether it ended with a result that the program published */
    private record Over(String runId, String resourceId, boolean withResult) {}

    synchronized void add(ProgramRun run) {
        if (runs.size() == MOST) {
            runs.removeFirst();
        }
        runs.addLast(new Over(run.runId(), run.resourceId(), run.hasResult()));
    }

    /** Whether a run of this id is over. */
    synchronized boolean has(String runId) {
        return last(each -> each.runId.equals(runId)) != null;
    }

    /**
     * What is wrong with a result for a run that is not in hand.
     *
     * @param runId the empty text where the result names only the resource
     */
    synchronized String wrong(String runId, String resourceId) {
        boolean byResource = runId.isEmpty();
        String named = byResource ? "resource " + resourceId : "run " + runId;
        Over over = last(each -> byResource ? each.resourceId.equals(resourceId) : each.runId.equals(runId));
        if (over == null) {
            return "the program published a result for " + named + ", which is not in hand";
        }
        return over.withResult
                ? "the program published a second result for " + named + "; the first one counts"
                : "the program published a result for " + named + " after the end of its attempt; it does not count";
    }

    private Over last(Predicate<Over> wanted) {
        for (Iterator<Over> back = runs.descendingIterator(); back.hasNext(); ) {
            Over each = back.next();
            if (wanted.test(each)) {
                return each;
            }
        }
        return null;
    }
}
