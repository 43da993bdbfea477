package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** What a session waits for once its driver has run. */
@FunctionalInterface
interface Rest {
    /**
     * Waits for it.
     *
     * @param stopped asked now and then, whether to wait no longer
     */
    void await(BooleanSupplier stopped) throws IOException, InterruptedException;
}
