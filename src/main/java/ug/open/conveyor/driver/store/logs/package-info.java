/**
 * Log lines of the store: read, merged by time, followed, searched in the bytes of the files.
 *
 * <p>What a pattern is belongs in {@code search}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.store.logs.StoredLogs}; its {@code search} gives what a search finds.
 */
package ug.open.conveyor.driver.store.logs;
