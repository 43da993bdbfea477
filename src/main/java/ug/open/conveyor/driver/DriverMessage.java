package ug.open.conveyor.driver;

import java.util.Objects;

/**
 * One event of one resource.
 *
 * @param event {@code create}, {@code update}, {@code delete}, or {@code process} for a later step of a pipeline
 * @param runId the id of the run; all steps of one pipeline run have the same, so it names several driver runs, one for each driver
 * @param id the id of this message, 24 hex digits where a Conveyor server made it; may be empty
 * @param resource the resource
 * @param payload the resource as JSON text, exactly as it came: no number is rounded, no key reordered
 */
public record DriverMessage(String event, String runId, String id, Resource resource, String payload) {
    /** Checks that nothing is missing. */
    public DriverMessage {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(payload, "payload");
    }
}
