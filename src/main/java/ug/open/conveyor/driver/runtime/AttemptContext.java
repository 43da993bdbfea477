package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import ug.open.conveyor.driver.DriverContext;

/** The driver context as the runtime makes it: it also tells whether the session is being stopped, while attempts may still go on. */
public interface AttemptContext extends DriverContext {
    /**
     * Whether somebody has asked the session to stop, or does so within this time. Ctrl-C goes to the processes that a driver has started
     * too, and may be felt there first: a process that it ended has not failed. A driver that finds this so throws {@link
     * InterruptedException}, which counts as cancelled then.
     */
    boolean stops(Duration within);
}
