package ug.open.conveyor.driver.client;

/**
 * A resource definition that was created or replaced.
 *
 * @param name as the server has it
 * @param version as its author has it
 * @param replaced whether there was one of this name
 */
public record AppliedDefinition(String name, String version, boolean replaced) {}
