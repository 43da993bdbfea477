package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.EventSource;

/** The events that a tap sees, for a driver that looks on. */
final class ShadowEvents implements EventSource {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Tap tap;
    private volatile boolean over;

    ShadowEvents(Tap tap) {
        this.tap = tap;
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        while (!over) {
            Optional<Envelope> next = tap.next(LOOK);
            if (next.isPresent()) {
                return next.map(SeenEvent::new);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        over = true;
        tap.close();
    }
}
