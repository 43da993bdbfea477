package ug.open.conveyor.driver;

import java.time.Instant;

/** One attempt of a driver run, as the driver sees it. The runtime implements it; it can grow without breaking a driver. */
public interface DriverContext {
    /** The driver logger of this attempt; it fills in run id, driver, pipeline and time. */
    DriverLogger logger();

    /** The number of this attempt of the run, from 1; above 1 after a temporary failure. */
    int attempt();

    /** Whether no attempt follows this one: a request for another attempt now fails the run. */
    boolean lastAttempt();

    /** Whether this is a recording, a bystander's view of a live stream, or the real thing. */
    Mode mode();

    /**
     * The HTTP API of the Conveyor server, to read and change resources, resource definitions and pipelines. Under {@link Mode#LIVE} and {@link
     * Mode#SHADOW} it is the server that the tool or program was given, else {@code http://localhost:8080}. Under {@link Mode#OFFLINE} it is the
     * server of {@code CONVEYOR_API_URL}. Nothing is sent before the first call; calls take effect in every mode.
     *
     * @throws ConveyorException under {@link Mode#OFFLINE} where no server is configured, or where a credentials file cannot be used
     */
    ConveyorClient client();

    /** The end of this attempt's time limit; the thread is interrupted then. */
    Instant deadline();

    /** Whether the attempt has to stop: its time is over, or the session ends. The thread is interrupted too. */
    boolean cancelled();
}
