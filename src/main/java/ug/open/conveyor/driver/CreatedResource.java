package ug.open.conveyor.driver;

import java.util.Objects;

/**
 * The answer of a server that has created a resource and published its event.
 *
 * @param name the name of the resource, as the server has it
 * @param runId the id of the run that began with it: log entries and results carry it
 * @param version the version of the resource: {@code 1}
 */
public record CreatedResource(String name, String runId, String version) {
    /** Checks that nothing is missing. */
    public CreatedResource {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(version, "version");
    }
}
