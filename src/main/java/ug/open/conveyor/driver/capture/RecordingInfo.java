package ug.open.conveyor.driver.capture;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.runtime.Time;

/**
 * A choice of messages to record.
 *
 * @param tool the name and version of the recording tool
 * @param driver the driver whose results and log lines are recorded; empty: all drivers
 * @param resources the types of resources; empty: all types
 * @param maxEvents the most events to record
 * @param redacted whether secrets are replaced that nobody named
 * @param time the clock
 */
public record RecordingInfo(
        String tool, Optional<String> driver, Set<String> resources, long maxEvents, boolean redacted, Time time) {
    /** Checks that nothing is missing. */
    public RecordingInfo {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(driver, "driver");
        resources = Set.copyOf(resources);
        Objects.requireNonNull(time, "time");
    }

    /** Whether every message is recorded. */
    boolean isAll() {
        return driver.isEmpty() && resources.isEmpty();
    }
}
