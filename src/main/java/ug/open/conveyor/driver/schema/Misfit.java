package ug.open.conveyor.driver.schema;

/**
 * Something in a value that does not fit a schema. Untrusted text.
 *
 * @param place a JSON pointer into the value; empty for the value itself
 * @param problem what is wrong, a few words
 * @param expected the part of the schema that it does not fit, such as {@code "type":"string"}; may be empty
 */
public record Misfit(String place, String problem, String expected) {}
