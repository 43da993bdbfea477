/**
 * Drivers that are programs on one of Conveyor's own runtimes, unmodified: each event is published on a private event stream, and the program's
 * result is awaited.
 *
 * <p>The stream itself belongs in {@code stream.WatchedStream}, the server process in {@code server}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.program.ProgramDriver}.
 */
package ug.open.conveyor.driver.program;
