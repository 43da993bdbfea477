package ug.open.conveyor.driver.input;

import java.io.IOException;
import ug.open.conveyor.driver.DriverMessage;

/** Changes events before they are given, so that whoever takes them sees and keeps the changed ones alone. */
public interface EventChange {
    /** Changes nothing. */
    EventChange NONE = (body, message) -> body;

    /**
     * The event as it will be given.
     *
     * @param body a driver message, as it was read
     * @param message the same
     * @return the body of a driver message; the same array where nothing changes
     * @throws ug.open.conveyor.driver.ConveyorException where it cannot be changed so
     */
    byte[] in(byte[] body, DriverMessage message) throws IOException, InterruptedException;
}
