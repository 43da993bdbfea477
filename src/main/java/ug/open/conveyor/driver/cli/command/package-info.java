/**
 * The commands and their groups of options: each turns a command line into values and calls {@code session}.
 *
 * <p>Work that needs no command line belongs in {@code session}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.cli.command.RunCmd}; each command stands in a file of its own name. A class that ends with
 * {@code Options} declares options that commands share, or that belong together, and turns them into values.
 */
package ug.open.conveyor.driver.cli.command;
