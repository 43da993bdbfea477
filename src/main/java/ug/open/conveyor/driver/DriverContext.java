package ug.open.conveyor.driver;

import java.time.Instant;

/** One attempt of a driver run, as the driver sees it. Implemented by the runtime; it can grow without breaking a driver. */
public interface DriverContext {
    /** The driver logger of this attempt: run id, driver, pipeline and time are filled in. */
    DriverLogger logger();

    /** The number of this attempt of the run, from 1; above 1 after a temporary failure. */
    int attempt();

    /** Whether this is a recording, a bystander's view of a live stream, or the real thing. */
    Mode mode();

    /** When the time limit of this attempt is over and the thread is interrupted. */
    Instant deadline();

    /** Whether the attempt was asked to stop: its time is over or the session ends. The thread is interrupted too. */
    boolean cancelled();
}
