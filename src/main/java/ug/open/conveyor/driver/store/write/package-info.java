/**
 * Writes a session: its lines, its segments with their indexes, and the outbox of results that a server does not have yet.
 *
 * <p>The form of a line belongs in {@code wire}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.store.write.SessionWriter}.
 */
package ug.open.conveyor.driver.store.write;
