package ug.open.conveyor.driver.record;

import java.time.Instant;
import ug.open.conveyor.driver.runtime.Attempt;

/** What the index keeps of a start line. */
record StartLine(
        long a, long e, int attempt, String runId, String driver, String resource, String event, Instant time) {
    static StartLine of(Attempt attempt) {
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
