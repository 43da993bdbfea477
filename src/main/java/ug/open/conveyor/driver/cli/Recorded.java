package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;

/** Events that are replayed, and what they came to before. */
interface Recorded extends EventSource {
    /** What an event that this gave came to: as the driver of this name has it, or the only one that there is a result of. */
    Optional<DriverResult> result(Delivery event, String driver) throws IOException;

    /** The drivers that there are results of. */
    Set<String> drivers();
}
