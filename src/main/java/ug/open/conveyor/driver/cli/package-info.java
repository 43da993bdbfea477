/**
 * The command line: commands as typed fields, exit codes, the table of errors, completion, and the class-data archive.
 *
 * <p>Start at {@link ug.open.conveyor.driver.cli.Cli}, the table of commands. Only {@link ug.open.conveyor.driver.cli.Main} touches the
 * process: streams, environment, clock, exit. Nothing on the way of a short command is a
 * lambda or asks by reflection: the first of each costs a start up to 10 ms.
 */
package ug.open.conveyor.driver.cli;
