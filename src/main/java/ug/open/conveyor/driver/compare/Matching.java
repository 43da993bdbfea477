package ug.open.conveyor.driver.compare;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.compare.Compared.Verdict;

/**
 * Brings together, event by event, the result of the driver here and the one of production's driver, whichever comes first, and compares them.
 * Points in time are nanoseconds of one monotonic clock. Memory is bounded: of very many pairs the oldest are given up, and the listener hears of
 * it. Safe for several threads.
 */
public final class Matching {
    private final long patience;
    private final Rules rules;
    private final Limits limits;
    private final Listener listener;
    private final Pairs pairs = new Pairs();
    private final Set<Pair> open = new LinkedHashSet<>();
    /** Decided here, in the order of their deadlines, since all have the same patience. */
    private final Set<Pair> waiting = new LinkedHashSet<>();
    /** Ended, the oldest first: kept for a while to know a second result of production. */
    private final Set<Pair> ended = new LinkedHashSet<>();

    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private long characters;
    private long passed;
    private long late;
    private long unseen;

    /**
     * Bounds of what is kept.
     *
     * @param waiting how many results may wait for production's
     * @param ended how many events are remembered after their end
     * @param characters of all that is kept
     */
    public record Limits(int waiting, int ended, long characters) {
        public static final Limits DEFAULT = new Limits(50_000, 10_000, 32 * 1024 * 1024);
    }

    /** Hears what comes of it. Called under this object's lock: it must not call back. */
    public interface Listener {
        /** The comparison of an event has ended. */
        void ended(Compared compared);

        /** Production published one more result for a run, which differs from its first one. The first one counts. */
        void contradicted(String runId);

        /** More is waiting than may: a result that waited for production's the longest was given up. */
        void crowded();
    }

    /**
     * Begins.
     *
     * @param patience how long production's result may take after the one here
     * @param ignored places that may differ, as for {@link Rules#of}
     */
    public Matching(Duration patience, Set<String> ignored, Limits limits, Listener listener) {
        this.patience = patience.toNanos();
        this.rules = Rules.of(ignored, false);
        this.limits = limits;
        this.listener = listener;
    }

    /** An event came: before production's result for it, since production gets it from the same place. */
    public synchronized Pair seen(String runId, String resourceId, long at) {
        Pair pair = new Pair(runId, resourceId, at);
        pairs.add(pair);
        open.add(pair);
        characters += pair.weight();
        return pair;
    }

    /** The driver here has a result that counts. */
    public void decided(Pair pair, DriverResult result, long at) {
        KeptResult kept = KeptResult.of(result);
        synchronized (this) {
            pair.ours = kept;
            characters += kept.data().length();
            settle(pair, at);
        }
    }

    /** The driver here passes the event over, which production's may not. */
    public synchronized void passed(Pair pair, long at) {
        pair.passed = true;
        passed++;
        settle(pair, at);
    }

    private void settle(Pair pair, long at) {
        pair.deadline = at + patience;
        if (pair.theirs != null) {
            compare(pair);
        } else {
            waiting.add(pair);
            makeRoom();
        }
    }

    /** The driver here was stopped before it decided anything. */
    public synchronized void undecided(Pair pair) {
        if (pair.theirs != null) {
            end(pair, Verdict.ONLY_THERE, List.of());
        } else {
            forget(pair);
        }
    }

    /**
     * Production's driver published a result.
     *
     * @param runId the run; empty where the result tells the resource alone
     * @param resourceId the id of the resource, where it tells no run
     */
    public void published(String runId, String resourceId, DriverResult result) {
        published(runId, resourceId, KeptResult.of(result));
    }

    private synchronized void published(String runId, String resourceId, KeptResult kept) {
        Pair pair = pairs.unanswered(runId, resourceId);
        if (pair == null) {
            again(pairs.newest(runId, resourceId), kept);
            return;
        }
        pair.theirs = kept;
        characters += kept.data().length();
        if (waiting.contains(pair)) {
            compare(pair);
        }
        makeRoom();
    }

    private void again(Pair before, KeptResult kept) {
        if (before == null) {
            unseen++;
        } else if (before.theirs == null) {
            late++;
            before.theirs = kept;
            characters += kept.data().length();
            makeRoom();
        } else if (!before.theirs.differences(kept, rules).isEmpty()) {
            listener.contradicted(before.runId);
        }
    }

    private void compare(Pair pair) {
        if (pair.passed) {
            end(pair, Verdict.ONLY_THERE, List.of());
            return;
        }
        List<Difference> differences = pair.theirs.differences(pair.ours, rules);
        end(pair, differences.isEmpty() ? Verdict.SAME : Verdict.DIFFERENT, differences);
    }

    private void end(Pair pair, Verdict verdict, List<Difference> differences) {
        leave(pair);
        if (pair.ours != null) {
            characters -= pair.ours.data().length();
            pair.ours = null;
        }
        ended.add(pair);
        counts.merge(verdict, 1L, Long::sum);
        makeRoom();
        listener.ended(new Compared(pair.runId, verdict, differences));
    }

    private void leave(Pair pair) {
        if (open.remove(pair)) {
            passed -= pair.passed ? 1 : 0;
        }
        pair.over = true;
        waiting.remove(pair);
    }

    private void forget(Pair pair) {
        leave(pair);
        ended.remove(pair);
        pairs.remove(pair);
        characters -= pair.weight();
    }

    /** Ended ones go first: they serve to notice a second result only. */
    private void makeRoom() {
        while (!ended.isEmpty() && (ended.size() > limits.ended() || characters > limits.characters())) {
            forget(ended.iterator().next());
        }
        while (!waiting.isEmpty() && (waiting.size() > limits.waiting() || characters > limits.characters())) {
            Pair oldest = waiting.iterator().next();
            if (oldest.passed) {
                forget(oldest);
            } else {
                counts.merge(Verdict.UNKNOWN, 1L, Long::sum);
                forget(oldest);
                listener.crowded();
                listener.ended(new Compared(oldest.runId, Verdict.UNKNOWN, List.of()));
            }
        }
    }

    /** Whether production's result is too late for an event, once all that arrived up to this point in time has been taken. */
    public synchronized boolean isDue(long until) {
        return !waiting.isEmpty() && until - waiting.iterator().next().deadline >= 0;
    }

    /**
     * Ends what production's result is too late for.
     *
     * @param until as for {@link #isDue}
     * @param doubt the last point in time when something may have been lost; {@link Long#MIN_VALUE}: never. An event from before may have its
     *     result among that
     */
    public synchronized void expire(long until, long doubt) {
        while (isDue(until)) {
            Pair pair = waiting.iterator().next();
            if (pair.passed) {
                forget(pair);
            } else {
                boolean lost = doubt >= pair.seenAt;
                end(pair, lost ? Verdict.UNKNOWN : Verdict.ONLY_HERE, List.of());
            }
        }
    }

    /** How many events wait for the driver here or for production's, those left out that the driver here passed over. */
    public synchronized long missing() {
        return open.size() - passed;
    }

    /** Ends the matching: an event that still lacks a result counts as open. */
    public synchronized void close() {
        for (Pair pair : List.copyOf(open)) {
            if (pair.passed) {
                forget(pair);
            } else {
                end(pair, Verdict.OPEN, List.of());
            }
        }
    }

    /** The counts up to now. */
    public synchronized Tally tally() {
        return new Tally(counts, late, unseen);
    }
}
