package ug.open.conveyor.driver.store.logs;

import java.io.Closeable;
import java.io.IOException;
import ug.open.conveyor.driver.follow.LogSource.LogSink;

/** The wanted lines of one session, in the order in which they were written. Times are those of {@link EntryTime}. */
interface TimedLines extends Closeable {
    /** Later than every line. */
    long FOREVER = Long.MAX_VALUE;

    /** No line is older. */
    long begin();

    /** Goes to the first line; false where there is none. */
    boolean first() throws IOException, InterruptedException;

    /** That of the next line, where {@link #first} or {@link #give} was true. */
    long time();

    /**
     * Gives the next line, and those behind it up to the first that is later than a time. With {@link #FOREVER} all that are left, also
     * where {@link #first} was not asked.
     *
     * @return false where there are no more
     */
    boolean give(long until, LogSink sink) throws IOException, InterruptedException;

    /** Gives back what is held, where there is little to hold: others come next. */
    void rest() throws IOException;
}
