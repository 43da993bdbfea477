package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.Optional;

/** Gives deliveries, one at a time, when the manager has room for one: that is the back-pressure. */
public interface EventSource extends AutoCloseable {
    /**
     * Waits for the next delivery. Called by one thread at a time.
     *
     * @return empty when the source has ended
     * @throws InterruptedException when the intake is stopped; nothing is lost by it
     * @throws IOException when the source cannot go on; what was delivered before it still counts
     */
    Optional<Delivery> next() throws InterruptedException, IOException;

    /** Lets go of what the source holds. Idempotent. */
    @Override
    void close() throws IOException;
}
