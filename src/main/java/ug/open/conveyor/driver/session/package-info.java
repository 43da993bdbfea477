/**
 * What a command does, without a command line: a driver session, a replay, a run that is followed, a live recording.
 *
 * <p>Options belong in {@code cli.command}; text for people belongs in {@code terminal}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.session.DriverSession}.
 */
package ug.open.conveyor.driver.session;
