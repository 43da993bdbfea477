/**
 * The ground of the run store: names of segments, their indexes, the lookup files, sums, locks, and files that are replaced whole.
 *
 * <p>Questions that a user asks belong in the rooms above: runs in {@code store.find}, log lines in {@code store.logs}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.store.index.StoreFolder}, the files of a store; {@code IndexLines} has the form of an index.
 */
package ug.open.conveyor.driver.store.index;
