/**
 * Recordings and the run store on disk: writing, finding, following, pruning, reading, searching. Bytes are kept as they came.
 *
 * <p>Start at {@link ug.open.conveyor.driver.record.RunStore}: it opens the {@link ug.open.conveyor.driver.record.SessionWriter} of a session,
 * which writes {@code Segment}s beside their indexes ({@code IndexLines} has the form), and answers what was run ({@code RefResolver}, {@code
 * AttemptListing}) and what was logged ({@link ug.open.conveyor.driver.record.StoredLogs}). {@code Catalog} is what makes finding a run id cost
 * the same in a large store as in a small one. What is not in the store is read by {@link ug.open.conveyor.driver.record.Recordings}, in every
 * form that events come in; {@link ug.open.conveyor.driver.record.LineSearch} finds log entries by their text.
 */
package ug.open.conveyor.driver.record;
