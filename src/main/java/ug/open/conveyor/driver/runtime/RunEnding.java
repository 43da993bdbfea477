package ug.open.conveyor.driver.runtime;

import java.util.Objects;
import java.util.Optional;

/**
 * Decides from the results of a run's drivers when the run is over, and how, for who follows it from outside. A server tells nobody the steps
 * of a pipeline, so that its last one is known only where it is named. Not for use by several threads at once.
 */
public final class RunEnding {
    private final Optional<String> driver;
    private boolean over;
    private boolean wanted;
    private boolean failed;
    private int results;

    /** @param driver whose result ends the run; empty: see {@link #result} */
    public RunEnding(Optional<String> driver) {
        this.driver = Objects.requireNonNull(driver, "driver");
    }

    /**
     * Takes a driver's result. It ends the run where it is that of the driver that was named; where it failed in a pipeline, which stops
     * there; and, where no driver was named, where there is no pipeline.
     *
     * @param of the driver
     * @param success whether it succeeded
     * @param pipeline whether the run is that of a pipeline
     * @return whether the run is over
     */
    public boolean result(String of, boolean success, boolean pipeline) {
        boolean named = driver.isPresent() && driver.get().equals(of);
        if (driver.isEmpty() || named || pipeline) {
            results++;
            failed |= !success;
            wanted |= named;
            over |= named || pipeline && !success || driver.isEmpty() && !pipeline;
        }
        return over;
    }

    /** Whether it is over. */
    public boolean isOver() {
        return over;
    }

    /** Whether all went well as far as it was seen: a result came, of the driver that was named if one was, and none failed. */
    public boolean succeeded() {
        return results > 0 && !failed && (driver.isEmpty() || wanted);
    }
}
