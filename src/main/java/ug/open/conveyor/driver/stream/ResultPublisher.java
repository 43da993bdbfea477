package ug.open.conveyor.driver.stream;

import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import java.io.IOException;
import java.time.Instant;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.wire.PipelineEvents;

/** Tells the server's engine what a driver's run came to. */
final class ResultPublisher {
    private final JetStream stream;
    private final String driver;
    private final Instant created;

    /** @param created when the stream of events was: its sequence numbers begin again with another */
    ResultPublisher(JetStream stream, String driver, Instant created) {
        this.stream = stream;
        this.driver = driver;
        this.created = created;
    }

    /** What stays the same when an event is delivered again: there is one final result for each. */
    String identity(long sequence) {
        return created + "/" + sequence + "/" + driver;
    }

    /**
     * Publishes a result and waits until the server has stored it. One that it has stored before, in the last two minutes, it drops.
     *
     * @throws IOException where the server did not confirm it
     */
    void publish(DriverMessage message, DriverResult result, String identity) throws IOException {
        byte[] body = PipelineEvents.result(message, driver, result);
        try {
            stream.publish(
                    StreamNames.RESULTS,
                    body,
                    PublishOptions.builder().messageId(identity).build());
        } catch (JetStreamApiException e) {
            throw new StreamException("the server did not take the result: " + e.getMessage(), e);
        }
    }
}
