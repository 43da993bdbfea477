package ug.open.conveyor.driver.session;

import java.util.function.Consumer;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.loader.Builds;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadRequest;
import ug.open.conveyor.driver.runtime.Secrets;

/** Builds and loads a driver, and lets go of it: whether that works. */
public final class DriverTrial {
    private DriverTrial() {}

    /**
     * Tries it. What the driver prints meanwhile goes to standard error.
     *
     * @param told takes a sentence when the build starts, and the last lines that it printed
     * @throws LoadException where it does not build or load; without secrets in its message
     * @throws Exception what the author's {@code close} threw
     */
    public static void of(Environment env, DriverCode code, Secrets secrets, Consumer<String> told) throws Exception {
        try (DriverOutput output = DriverOutput.install()) {
            DriverLoading.load(
                            env,
                            new LoadRequest(
                                    code,
                                    env.platform().scratch(),
                                    secrets,
                                    output.capture(),
                                    told,
                                    Builds.always(told)))
                    .close();
        }
    }
}
