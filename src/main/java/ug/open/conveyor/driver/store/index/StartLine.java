package ug.open.conveyor.driver.store.index;

import java.time.Instant;
import ug.open.conveyor.driver.runtime.Attempt;

/** What the index keeps of a start line. */
public record StartLine(
        long a, long e, int attempt, String runId, String driver, String resource, String event, Instant time) {
    public static StartLine of(Attempt attempt) {
        return new StartLine(
                attempt.number(),
                attempt.eventNumber(),
                attempt.attempt(),
                attempt.runId(),
                attempt.driver(),
                attempt.resource(),
                attempt.event(),
                attempt.started());
    }
}
