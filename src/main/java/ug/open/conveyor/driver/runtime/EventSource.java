package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.Optional;

/** Gives deliveries, one by one. The manager asks only when it has room for one: that is the back-pressure. */
public interface EventSource extends AutoCloseable {
    /**
     * Waits for the next delivery. One thread at a time calls it.
     *
     * @return empty when the source has ended
     * @throws InterruptedException when the intake is stopped; nothing is lost by it
     * @throws IOException when the source cannot go on; earlier deliveries are still reconciled
     */
    Optional<Delivery> next() throws InterruptedException, IOException;

    /**
     * Waits for the next delivery, where the manager has room for several: a source that requests events from a server can request that many.
     *
     * @param room the number of deliveries that the manager takes at once, this one included; at least 1
     */
    default Optional<Delivery> next(int room) throws InterruptedException, IOException {
        return next();
    }

    /** Releases the resources of the source. Idempotent. */
    @Override
    void close() throws IOException;
}
