/**
 * What the runtime gives the tool's own drivers beyond the public API: whether the session is stopping, and a logger for lines of a pipe.
 *
 * <p>What every author may use belongs in the root package.
 *
 * <p>Start at {@link ug.open.conveyor.driver.attempt.AttemptContext}.
 */
package ug.open.conveyor.driver.attempt;
