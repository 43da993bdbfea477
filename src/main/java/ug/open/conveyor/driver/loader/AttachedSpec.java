package ug.open.conveyor.driver.loader;

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
         * @throws LoadException where the driver cannot be reached: a sentence
         */
        LoadedDriver open(LoadRequest request) throws LoadException, InterruptedException;
    }
}
