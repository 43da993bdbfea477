package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;

/** What a tap sees, read behind it: however slowly that goes, the tap goes on. */
final class ShadowEvents implements EventSource {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Connection connection;
    private final Tap tap;
    private final Spool spool;
    private volatile boolean over;

    ShadowEvents(Connection connection, Tap tap, Spool spool) {
        this.connection = connection;
        this.tap = tap;
        this.spool = spool;
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        while (!over) {
            boolean closed = connection.getStatus()
                    == Connection.Status.CLOSED; // before the look: what came until then is given
            tap.look();
            Optional<Delivery> next = spool.take(closed ? Duration.ZERO : LOOK).map(ShadowDelivery::new);
            if (next.isPresent()) {
                return next;
            }
            if (closed) {
                throw new StreamException("the connection to the event stream is closed");
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        over = true;
        try {
            tap.close();
        } finally {
            spool.close();
        }
    }
}
