/**
 * The run store on disk behind one facade: attempts, their events and results, their log lines, export.
 *
 * <p>The files and their indexes belong in {@code store.index}, writing in {@code store.write}, log lines in {@code store.logs}, references in {@code store.find}, removal in {@code store.prune}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.store.RunStore}.
 */
package ug.open.conveyor.driver.store;
