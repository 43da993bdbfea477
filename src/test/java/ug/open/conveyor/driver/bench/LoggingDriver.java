package ug.open.conveyor.driver.bench;

import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;

/** A driver that logs as many lines as the event says, and does nothing else. */
public final class LoggingDriver implements Driver {
    /** How many lines. */
    public record Spec(int lines) {}

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) {
        int lines = message.resource().spec(Spec.class).lines();
        for (int i = 0; i < lines; i++) {
            context.logger().info("line of the benchmark " + i);
        }
        return DriverResult.success("done");
    }
}
