package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.ConsumerContext;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Time;

/** The events of a driver's consumer. Asks the server for no more than are reconciled at a time, since for what it has asked the clock runs. */
final class JoinedEvents implements EventSource {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Connection connection;
    private final IterableConsumer consumer;
    private final ResultPublisher results;
    private final Time time;

    JoinedEvents(Connection connection, ConsumerContext context, ResultPublisher results, int atATime, Time time)
            throws IOException, JetStreamApiException {
        this.connection = connection;
        this.results = results;
        this.time = time;
        this.consumer = context.iterate(ConsumeOptions.builder()
                .batchSize(atATime)
                .thresholdPercent(100)
                .build());
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        while (true) {
            try {
                Message message = consumer.nextMessage(LOOK);
                if (message != null) {
                    return Optional.of(new JoinedDelivery(message, results, time.now()));
                }
            } catch (JetStreamStatusCheckedException e) {
                throw new StreamException("the consumer gives no more events: " + e.getMessage(), e);
            }
            if (connection.getStatus() == Connection.Status.CLOSED) { // null says both: nothing there, and nobody
                throw new StreamException("the connection to the event stream is closed");
            }
        }
    }

    /** What the server sent and nobody took is given back, so that it need not wait for it. */
    @Override
    public void close() throws IOException {
        consumer.stop();
        try {
            for (Message left = consumer.nextMessage(1); left != null; left = consumer.nextMessage(1)) {
                left.nak();
            }
            consumer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new StreamException("the consumer could not be let go: " + e.getMessage(), e);
        }
    }
}
