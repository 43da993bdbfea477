package ug.open.conveyor.driver.client;

/**
 * A resource that was created, and whose event was sent.
 *
 * @param name as the server has it
 * @param runId of the run that began with it
 * @param version {@code 1}
 */
public record CreatedResource(String name, String runId, String version) {}
