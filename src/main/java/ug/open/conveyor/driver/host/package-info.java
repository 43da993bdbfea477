/**
 * The process as commands see it: streams, environment, clock, signals, exit codes, what a terminal is.
 *
 * <p>What a command does with them belongs in {@code session} or {@code cli.command}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.host.Environment}.
 */
package ug.open.conveyor.driver.host;
