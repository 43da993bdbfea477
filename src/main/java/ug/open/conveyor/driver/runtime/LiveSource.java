package ug.open.conveyor.driver.runtime;

import java.io.IOException;

/** Log entries as they come, of which some may have come already. */
public interface LiveSource extends LogSource {
    /** Gives those that have come until now, in the order in which they came, and waits for none; {@link #read} goes on behind them. */
    void readThere(LogSink sink) throws IOException, InterruptedException;
}
