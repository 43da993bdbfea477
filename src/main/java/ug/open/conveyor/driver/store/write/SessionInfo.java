package ug.open.conveyor.driver.store.write;

import java.util.Objects;
import java.util.function.Consumer;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.wire.PipelinePart;

/**
 * What a session is opened with.
 *
 * @param tool who writes it, name and version
 * @param driver the driver's name
 * @param mode offline, shadow or live
 * @param time the clock
 * @param retention what the store keeps; applied when the session begins and whenever it begins a new segment
 * @param onFull what happens when the store cannot be written any more
 * @param pipeline the pipeline of which it is a step
 * @param warnings takes sentences for people: what went wrong and stops nothing; from any thread
 */
public record SessionInfo(
        String tool,
        String driver,
        Mode mode,
        Time time,
        Retention retention,
        OnFull onFull,
        PipelinePart pipeline,
        Consumer<String> warnings) {
    /** A session that is no step of a pipeline. */
    public SessionInfo(
            String tool,
            String driver,
            Mode mode,
            Time time,
            Retention retention,
            OnFull onFull,
            Consumer<String> warnings) {
        this(tool, driver, mode, time, retention, onFull, PipelinePart.NONE, warnings);
    }

    /** Checks that nothing is missing. */
    public SessionInfo {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(onFull, "onFull");
        Objects.requireNonNull(pipeline, "pipeline");
        Objects.requireNonNull(warnings, "warnings");
    }
}
