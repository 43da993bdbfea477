package ug.open.conveyor.driver.cli;

/**
 * What an exception comes to for a person.
 *
 * @param code the exit code
 * @param sentence what to say behind "conveyor-driver: "; empty: nothing
 */
record Failure(int code, String sentence) {}
