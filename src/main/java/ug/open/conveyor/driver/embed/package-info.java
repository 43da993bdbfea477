/**
 * For programs that have a driver in them: joins the event stream of a Conveyor server with a lambda, or any {@link
 * ug.open.conveyor.driver.Driver}. Beside the command line, it is the second place where stream, run store and driver manager are put
 * together.
 *
 * <p>Start at {@link ug.open.conveyor.driver.embed.Conveyor}.
 */
package ug.open.conveyor.driver.embed;
