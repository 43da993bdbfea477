/**
 * Following a run from outside: sources of log entries, live and stored entries merged, and the rule that says when a run is over.
 *
 * <p>The adapters implement these; reading a stream, a server or the run store is theirs. Nothing here does I/O.
 *
 * <p>Start at {@link ug.open.conveyor.driver.follow.LogSource}.
 */
package ug.open.conveyor.driver.follow;
