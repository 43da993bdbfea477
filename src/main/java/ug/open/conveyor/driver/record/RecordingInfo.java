package ug.open.conveyor.driver.record;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.runtime.Time;

/**
 * What is to be recorded.
 *
 * @param tool who records, name and version
 * @param driver whose results and log lines; empty: those of all
 * @param resources only what belongs to resources of these types; empty: of all
 * @param maxEvents no more events than these
 * @param time the clock
 */
public record RecordingInfo(String tool, Optional<String> driver, Set<String> resources, long maxEvents, Time time) {
    /** Checks that nothing is missing. */
    public RecordingInfo {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(driver, "driver");
        resources = Set.copyOf(resources);
        Objects.requireNonNull(time, "time");
    }

    /** Whether all that comes is meant. */
    boolean isAll() {
        return driver.isEmpty() && resources.isEmpty();
    }
}
