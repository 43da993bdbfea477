/**
 * Starts the tool fast: the class-data archive, and work that is done beside the reading of the command line.
 *
 * <p>What a command needs belongs in its own room.
 *
 * <p>Start at {@link ug.open.conveyor.driver.start.Archive}.
 */
package ug.open.conveyor.driver.start;
