package ug.open.conveyor.driver.fakes;

import java.time.Instant;
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
    public Mode mode() {
        return Mode.OFFLINE;
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
