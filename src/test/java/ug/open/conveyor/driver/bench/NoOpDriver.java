package ug.open.conveyor.driver.bench;

import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;

/** A driver that does nothing. */
public final class NoOpDriver implements Driver {
    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) {
        return DriverResult.success("done");
    }
}
