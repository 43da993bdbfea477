/**
 * The run store as a screen: its rows, the meaning of each key, and the threads that read the store for it.
 *
 * <p>How rows are drawn and keys are read belongs in {@code terminal}; what a command does, replay and export, in that command, which a {@link
 * ug.open.conveyor.driver.browse.Tool} runs.
 *
 * <p>Start at {@link ug.open.conveyor.driver.browse.Model}: a key goes in, an {@link ug.open.conveyor.driver.browse.Action} comes out, and
 * {@code draw} gives the rows. {@link ug.open.conveyor.driver.browse.Browser} is the loop around it.
 */
package ug.open.conveyor.driver.browse;
