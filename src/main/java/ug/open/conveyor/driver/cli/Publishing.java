package ug.open.conveyor.driver.cli;

import java.time.Duration;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.stream.JoinedEvents;

/**
 * How a session takes part: who is told of it on the way, and what its events need.
 *
 * @param listener is told what the console is told
 * @param atEnd called when nothing more will be told
 * @param inProgressEvery how often the source is told that work goes on
 */
record Publishing(RunListener listener, Runnable atEnd, Duration inProgressEvery) {
    void into(DriverManager.Builder manager) {
        manager.listener(listener).inProgressEvery(inProgressEvery).settling(JoinedEvents.SETTLING);
    }
}
