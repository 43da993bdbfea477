package ug.open.conveyor.driver.store.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ug.open.conveyor.driver.store.index.PipelineWay;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Of attempts, those that are newest in some way. */
final class Newest {
    private Newest() {}

    /** The newest attempt of each run, the newest first. */
    static List<StoredAttempt> ofEachRun(List<StoredAttempt> attempts) {
        return each(attempts, StoredAttempt::runId);
    }

    /** The newest attempt of each run and driver, the newest first. */
    static List<StoredAttempt> ofEachRunAndDriver(List<StoredAttempt> attempts) {
        return each(attempts, StoredAttempt::ref);
    }

    /** The newest attempt of each execution, the newest first. */
    static List<StoredAttempt> ofEachExecution(List<StoredAttempt> attempts) {
        return each(attempts, StoredAttempt::wholeExecution);
    }

    private static List<StoredAttempt> each(List<StoredAttempt> attempts, Function<StoredAttempt, String> what) {
        List<StoredAttempt> sorted = new ArrayList<>(attempts);
        AttemptOrder.newestFirst(sorted);
        Map<String, StoredAttempt> newest = new LinkedHashMap<>();
        for (StoredAttempt attempt : sorted) {
            newest.putIfAbsent(what.apply(attempt), attempt);
        }
        return new ArrayList<>(newest.values());
    }

    /** Of such executions: where the newest is of a pipeline that this tool goes through, without those that it has yet to repeat there. */
    static List<StoredAttempt> onOneWay(List<StoredAttempt> executions) {
        int last = executions.size() - 1;
        if (last < 1 || executions.get(0).driver().equals(executions.get(last).driver())) {
            return executions;
        }
        List<StoredAttempt> kept = new ArrayList<>();
        for (StoredAttempt attempt : executions) {
            if (!PipelineWay.repeats(executions.get(last), attempt)) {
                kept.add(attempt);
            }
        }
        return kept;
    }

    /** Of attempts at one run, the oldest first: those of the newest execution by each driver. */
    static List<StoredAttempt> executions(List<StoredAttempt> attempts) {
        if (attempts.size() < 2) {
            return attempts;
        }
        Map<String, StoredAttempt> last = new HashMap<>();
        for (int i = 0; i < attempts.size(); i++) {
            last.put(attempts.get(i).driver(), attempts.get(i));
        }
        List<StoredAttempt> kept = new ArrayList<>(attempts.size());
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).isOfSameExecution(last.get(attempts.get(i).driver()))) {
                kept.add(attempts.get(i));
            }
        }
        return kept;
    }
}
