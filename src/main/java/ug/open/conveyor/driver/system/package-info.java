/**
 * The operating system: which it is, and what has to be done otherwise on each: files for their owner alone, files that somebody holds open,
 * programs on the PATH, words for a shell.
 *
 * <p>What a command sees of its own process belongs in {@code host}; how a driver's command is started belongs in {@code loader}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.system.OperatingSystem}; whoever asks which one it is asks there.
 */
package ug.open.conveyor.driver.system;
