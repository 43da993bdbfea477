package ug.open.conveyor.driver.compare;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Finds the pair that a result belongs to: by its run, or by its resource where the result tells that instead. A run id may repeat. */
final class Pairs {
    private final Map<String, Deque<Pair>> byRun = new HashMap<>();
    private final Map<String, Deque<Pair>> byResource = new HashMap<>();

    void add(Pair pair) {
        add(byRun, pair.runId, pair);
        add(byResource, pair.resourceId, pair);
    }

    private static void add(Map<String, Deque<Pair>> index, String key, Pair pair) {
        if (!key.isEmpty()) {
            index.computeIfAbsent(key, any -> new ArrayDeque<>(2)).add(pair);
        }
    }

    void remove(Pair pair) {
        remove(byRun, pair.runId, pair);
        remove(byResource, pair.resourceId, pair);
    }

    private static void remove(Map<String, Deque<Pair>> index, String key, Pair pair) {
        Deque<Pair> same = index.get(key);
        if (same != null && same.remove(pair) && same.isEmpty()) {
            index.remove(key);
        }
    }

    private Deque<Pair> of(String runId, String resourceId) {
        Deque<Pair> found = runId.isEmpty() ? byResource.get(resourceId) : byRun.get(runId);
        return found == null ? new ArrayDeque<>(1) : found;
    }

    /** The oldest one that production's result is missing of; null: none. */
    Pair unanswered(String runId, String resourceId) {
        for (Pair pair : of(runId, resourceId)) {
            if (pair.theirs == null && !pair.over) {
                return pair;
            }
        }
        return null;
    }

    /** The newest one, answered or not; null: none. */
    Pair newest(String runId, String resourceId) {
        Iterator<Pair> newest = of(runId, resourceId).descendingIterator();
        return newest.hasNext() ? newest.next() : null;
    }
}
