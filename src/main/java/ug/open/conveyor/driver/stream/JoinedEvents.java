package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamStatusException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Time;

/**
 * The events of a driver's consumer. Asks the server for one when the manager has room for one, and for no more: for what it has sent, the
 * server's clock runs.
 */
public final class JoinedEvents implements EventSource {
    /** A request that the server lost, as where it was started again, is made anew after this long. */
    private static final Duration REQUEST = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LAST_LOOK = Duration.ofMillis(50);

    private final Connection connection;
    private final JetStreamSubscription subscription;
    private final ResultPublisher results;
    private final Duration ackWait;
    private final Time time;
    private long askedUntil;
    private boolean asked;

    JoinedEvents(
            Connection connection,
            JetStreamSubscription subscription,
            ResultPublisher results,
            Duration ackWait,
            Time time) {
        this.connection = connection;
        this.subscription = subscription;
        this.results = results;
        this.ackWait = ackWait;
        this.time = time;
    }

    /** How long the server waits for a sign of life, by the consumer as it is there. */
    public Duration ackWait() {
        return ackWait;
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        while (true) {
            try {
                ask();
                Message message = subscription.nextMessage(LOOK);
                if (message != null) {
                    asked = false;
                    return Optional.of(new JoinedDelivery(message, results, time.now()));
                }
            } catch (JetStreamStatusException e) {
                throw new StreamException(
                        "the consumer gives no more events: " + e.getStatus().getMessage(), e);
            } catch (IllegalStateException e) {
                throw lost(e);
            }
            if (connection.getStatus() == Connection.Status.CLOSED) { // null says both: nothing there, and nobody
                throw lost(null);
            }
        }
    }

    private void ask() {
        long now = time.nanos();
        if (!asked || now - askedUntil >= 0) {
            subscription.pullExpiresIn(1, REQUEST);
            asked = true;
            askedUntil = now + REQUEST.toNanos();
        }
    }

    private static StreamException lost(Throwable cause) {
        return new StreamException("the connection to the event stream is closed", cause);
    }

    /** What the server sent and nobody took is given back, so that it need not wait for it. */
    @Override
    public void close() throws IOException {
        if (connection.getStatus() == Connection.Status.CLOSED || !subscription.isActive()) {
            return;
        }
        try {
            for (Message left = subscription.nextMessage(LAST_LOOK);
                    left != null;
                    left = subscription.nextMessage(LAST_LOOK)) {
                left.nak();
            }
            subscription.unsubscribe();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            throw lost(e);
        }
    }
}
