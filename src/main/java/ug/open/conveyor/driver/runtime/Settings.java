package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Mode;

/** What a manager was built with; see {@link DriverManager.Builder}. */
record Settings(
        DriverDefinition definition,
        Driver driver,
        Mode mode,
        Time time,
        Secrets secrets,
        UnaryOperator<Object> toTree,
        Duration grace,
        Duration hangGrace,
        Duration inProgressEvery,
        int settling,
        long maxEvents,
        boolean failFast,
        boolean pausing,
        Supplier<ConveyorClient> client) {}
