package ug.open.conveyor.driver.attempt;

import java.time.Duration;
import ug.open.conveyor.driver.DriverContext;

/** The driver context as the runtime makes it: it also knows whether the session is being stopped, while attempts may still go on. */
public interface AttemptContext extends DriverContext {
    /**
     * Whether the session has to stop, or has to within this time. Ctrl-C also reaches the processes that a driver has started, perhaps before
     * this one: a process that it ended has not failed. A driver then throws {@link InterruptedException}, which counts as cancelled.
     */
    boolean stops(Duration within);
}
