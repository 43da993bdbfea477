package ug.open.conveyor.driver.program;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A private place with an event stream, open until it is closed, to which drivers attach as they are. */
public interface DevPlace extends AutoCloseable {
    /**
     * Where a place is.
     *
     * @param port where drivers connect to, on loopback
     * @param data where to keep what is on the stream; empty for as long as it is open
     */
    record Where(int port, Optional<Path> data) {}

    /** The variables that lead a driver here. */
    Map<String, String> addresses();

    /** Whether the server is there. */
    boolean isAlive();

    /** Reports the drivers that have ended since the last look, where that can be told. */
    default void look() {}

    /** Ends it. Idempotent. */
    @Override
    void close();
}
