package ug.open.conveyor.driver.stream;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Times of log lines, each later than the one before it of the same run and driver, whichever attempt it is of: the server orders by them
 * (protocol.md, Logger). Of very many runs those that were silent for longest are forgotten. Not for use by several threads at once.
 */
final class RisingTimes {
    private static final int MOST = 10_000;

    private final Map<String, Instant> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** The time in whole microseconds, or the first that is later than the one before. */
    Instant next(String runId, String driver, Instant time) {
        String of = driver + '/' + runId;
        Instant before = last.get(of);
        Instant next = time.truncatedTo(ChronoUnit.MICROS);
        if (before != null && !next.isAfter(before)) {
            next = before.plus(1, ChronoUnit.MICROS);
        }
        last.put(of, next);
        return next;
    }
}
