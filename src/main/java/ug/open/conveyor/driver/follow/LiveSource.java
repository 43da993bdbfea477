package ug.open.conveyor.driver.follow;

import java.io.IOException;

/** Log entries as they come; some may have come already. */
public interface LiveSource extends LogSource {
    /** Gives the entries that have come until now, in the order of their arrival, and does not wait; {@link #read} goes on behind them. */
    void readThere(LogSink sink) throws IOException, InterruptedException;
}
