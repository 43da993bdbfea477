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

    /**
     * The same, where the manager has room for more than one: a source that has to ask somebody for events can ask for as many. Each of them is
     * taken at once.
     *
     * @param room for how many, this one included; at least 1
     */
    default Optional<Delivery> next(int room) throws InterruptedException, IOException {
        return next();
    }

    /** Lets go of what the source holds. Idempotent. */
    @Override
    void close() throws IOException;
}
