package ug.open.conveyor.driver.record;

import java.util.Objects;
import java.util.function.Consumer;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Time;

/**
 * What a session is opened with.
 *
 * @param tool who writes it, name and version
 * @param driver the driver's name
 * @param mode offline, shadow or live
 * @param time the clock
 * @param retention what the store keeps; applied when the session begins and whenever it begins a new segment
 * @param onFull what happens when the store cannot be written any more
 * @param warnings takes sentences for people: what went wrong and stops nothing; from any thread
 */
public record SessionInfo(
        String tool,
        String driver,
        Mode mode,
        Time time,
        Retention retention,
        OnFull onFull,
        Consumer<String> warnings) {
    /** Checks that nothing is missing. */
    public SessionInfo {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(onFull, "onFull");
        Objects.requireNonNull(warnings, "warnings");
    }
}
