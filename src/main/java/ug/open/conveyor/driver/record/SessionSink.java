package ug.open.conveyor.driver.record;

import ug.open.conveyor.driver.runtime.LogSource;

/** A sink that tells the lines of one session from those of another: attempts of several may have the same number, run and driver. */
interface SessionSink extends LogSource.LogSink {
    /** The lines that come next are of this session. */
    void session(int number);
}
