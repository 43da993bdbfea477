package ug.open.conveyor.driver.runtime;

import java.time.Instant;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Mode;

/**
 * One execution of a run by a driver: the first, a retry, a redelivery, a replay.
 *
 * @param number the number of the attempt in the session, from 1
 * @param eventNumber the number of the event in the session, from 1
 * @param runId the run id as it came: untrusted text
 * @param driver the driver's name
 * @param resourceType the type of the resource
 * @param resourceName its name: untrusted text
 * @param pipeline the pipeline, empty where there is none
 * @param event the event of the resource, such as {@code create}
 * @param attempt the number of the attempt of this run in this session, from 1
 * @param mode offline, shadow or live
 * @param started when it began
 * @param verdict its end; empty while it runs
 */
public record Attempt(
        long number,
        long eventNumber,
        String runId,
        String driver,
        String resourceType,
        String resourceName,
        String pipeline,
        String event,
        int attempt,
        Mode mode,
        Instant started,
        Optional<Verdict> verdict) {
    /** Type and name, with a slash between. */
    public String resource() {
        return resourceType + "/" + resourceName;
    }

    /** The same attempt, finished. */
    public Attempt finished(Verdict verdict) {
        return new Attempt(
                number,
                eventNumber,
                runId,
                driver,
                resourceType,
                resourceName,
                pipeline,
                event,
                attempt,
                mode,
                started,
                Optional.of(verdict));
    }

    /**
     * The driver result.
     *
     * @throws IllegalStateException while the attempt runs
     */
    public DriverResult result() {
        return verdict.orElseThrow(() -> new IllegalStateException("attempt " + number + " is still running"))
                .result();
    }
}
