package ug.open.conveyor.driver.session;

import ug.open.conveyor.driver.Mode;

/** Opens the session of a driver on recorded events: the only one, or that of each round of a watch. */
public interface Opening {
    /**
     * Loads the driver and opens the run store.
     *
     * @throws Exception as {@link DriverSession#open}
     */
    DriverSession open(ChosenDriver target) throws Exception;

    /** Of a command that runs its events once. */
    record Once(SessionSettings settings) implements Opening {
        @Override
        public DriverSession open(ChosenDriver target) throws Exception {
            return DriverSession.open(settings, target, Mode.OFFLINE);
        }
    }
}
