package ug.open.conveyor.driver.loader;

import java.io.IOException;

/**
 * A driver that runs already and is somebody else's.
 *
 * @param opening connects with it
 */
public record AttachedSpec(Opening opening) implements DriverCode {
    /** Connects with a driver. */
    public interface Opening {
        /**
         * Connects.
         *
         * @throws IOException where the driver cannot be reached: a sentence
         */
        LoadedDriver open(LoadRequest request) throws IOException, InterruptedException;
    }
}
