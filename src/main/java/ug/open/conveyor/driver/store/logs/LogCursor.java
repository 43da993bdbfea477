package ug.open.conveyor.driver.store.logs;

import java.io.IOException;

/** Remembers how far a reader of log entries has come, so that a later one goes on there. */
public interface LogCursor {
    /** Where to begin. */
    LogPositions before();

    /**
     * Takes how far the reader has come: whoever takes the entries before these positions has handed them on.
     *
     * @throws IOException where that cannot be kept
     */
    void reached(LogPositions positions) throws IOException;

    /** Whether a follower has to end as soon as it has told how far it came. */
    boolean isStopped();
}
