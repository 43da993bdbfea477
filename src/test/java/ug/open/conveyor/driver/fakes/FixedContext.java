package ug.open.conveyor.driver.fakes;

import java.time.Instant;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Mode;

/** A first attempt, offline, that is never cancelled. */
public record FixedContext(DriverLogger logger) implements DriverContext {
    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public boolean lastAttempt() {
        return true;
    }

    @Override
    public Mode mode() {
        return Mode.OFFLINE;
    }

    @Override
    public ConveyorClient client() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant deadline() {
        return Instant.MAX;
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
