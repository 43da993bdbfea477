package ug.open.conveyor.driver.store.find;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * The order in which attempts were made. A clock can be set back, so it is not the order of their times alone: none comes before its segment was
 * made, and none before an earlier one of its session. The names of segments are in the order in which they were made.
 */
public final class AttemptOrder {
    private AttemptOrder() {}

    public static void oldestFirst(List<StoredAttempt> attempts) {
        if (attempts.size() < 2) {
            return;
        }
        List<Placed> placed = placed(attempts);
        for (int i = 0; i < placed.size(); i++) {
            attempts.set(i, placed.get(i).attempt);
        }
    }

    static void newestFirst(List<StoredAttempt> attempts) {
        oldestFirst(attempts);
        Collections.reverse(attempts);
    }

    private static List<Placed> placed(List<StoredAttempt> attempts) {
        List<Placed> placed = new ArrayList<>(attempts.size());
        for (int i = 0; i < attempts.size(); i++) {
            placed.add(new Placed(attempts.get(i), Long.MIN_VALUE));
        }
        placed.sort(Placed::inSession);
        Map<String, Long> last = new HashMap<>();
        for (int i = 0; i < placed.size(); i++) {
            String session = placed.get(i).segment.session();
            Placed behind = placed.get(i).behind(last.getOrDefault(session, Long.MIN_VALUE));
            last.put(session, behind.at);
            placed.set(i, behind);
        }
        Collections.sort(placed);
        return placed;
    }

    static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /** An attempt with its place in the order, the older ones first. Compares without what the compiler makes of lambdas. */
    static final class Placed implements Comparable<Placed> {
        private final StoredAttempt attempt;
        private final SegmentName segment;
        private final long at;

        /** Where no earlier attempt of its session is before {@code after}, in microseconds since 1970. */
        Placed(StoredAttempt attempt, long after) {
            this(attempt, SegmentName.of(attempt.segment()), after);
        }

        private Placed(StoredAttempt attempt, SegmentName segment, long after) {
            this.attempt = attempt;
            this.segment = segment;
            this.at = Math.max(Math.max(micros(attempt.started()), segment.micros()), after);
        }

        private Placed behind(long after) {
            return after <= at ? this : new Placed(attempt, segment, after);
        }

        StoredAttempt attempt() {
            return attempt;
        }

        /** In microseconds since 1970. */
        long at() {
            return at;
        }

        private int inSession(Placed other) {
            int order = segment.session().compareTo(other.segment.session());
            return order == 0 ? Long.compare(attempt.number(), other.attempt.number()) : order;
        }

        @Override
        public int compareTo(Placed other) {
            if (at != other.at) {
                return at < other.at ? -1 : 1;
            }
            int order = segment.compareTo(other.segment);
            return order == 0 ? Long.compare(attempt.number(), other.attempt.number()) : order;
        }
    }
}
