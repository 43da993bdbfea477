/**
 * For programs that embed a driver: joins the event stream of a Conveyor server with a lambda, or any {@link
 * ug.open.conveyor.driver.Driver}. Beside {@code session}, the second place that puts stream, run store and driver manager together.
 *
 * <p>Options of the command line, and text for a terminal, do not belong here.
 *
 * <p>Start at {@link ug.open.conveyor.driver.join.Conveyor}.
 */
package ug.open.conveyor.driver.join;
