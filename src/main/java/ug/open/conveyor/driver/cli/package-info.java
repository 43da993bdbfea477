/**
 * The command line: the table of commands, the process's main, the table from exception to exit code and sentence.
 *
 * <p>A command belongs in {@code cli.command}, its work in {@code session}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.cli.Cli}, the table of commands: its Javadoc says how to add one. The numbers of exit codes
 * are in {@code host.ExitCodes}; ends without an exception have theirs in {@code session} ({@code Ended}, {@code Differences}, {@code FollowEnd}). Nothing on the way of a short
 * command is a lambda or uses reflection: the first of each costs a start up to 10 ms.
 */
package ug.open.conveyor.driver.cli;
