package ug.open.conveyor.driver.stream;

import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongSupplier;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.wire.PipelineEvents;

/** Tells the server's engine what a driver's run came to. */
final class ResultPublisher {
    /** What is sent with each message before its body, beside the identity: {@code NATS/1.0}, the header's name, and line ends. */
    private static final int HEADER = 64;

    private final JetStream stream;
    private final String driver;
    private final Instant created;
    private final LongSupplier mostBytes;

    /** A result, and the body of the message that tells it. */
    record Prepared(DriverResult result, byte[] body) {}

    /**
     * For one driver.
     *
     * @param created when the stream of events was: its sequence numbers begin again with another
     * @param mostBytes how long the server lets a message be, header and body: over a longer one it ends the connection
     */
    ResultPublisher(JetStream stream, String driver, Instant created, LongSupplier mostBytes) {
        this.stream = stream;
        this.driver = driver;
        this.created = created;
        this.mostBytes = mostBytes;
    }

    /** What stays the same when an event is delivered again: there is one final result for each. */
    String identity(long sequence) {
        return created + "/" + sequence + "/" + driver;
    }

    /** The message that tells this result; one that is too long would never be taken, so it becomes a failure that says so. */
    Prepared prepare(DriverMessage message, DriverResult result, String identity) {
        long room = mostBytes.getAsLong() - HEADER - identity.getBytes(StandardCharsets.UTF_8).length;
        byte[] body = PipelineEvents.result(message, driver, result);
        if (body.length <= room) {
            return new Prepared(result, body);
        }
        DriverResult failure = DriverResult.failure(String.format(
                Locale.ROOT,
                "the result cannot be published: with its resource it has %,d bytes, and the server takes %,d; keep what is large elsewhere, and"
                        + " hand on where that is",
                body.length,
                room));
        body = PipelineEvents.result(message, driver, failure);
        return new Prepared(failure, body.length <= room ? body : PipelineEvents.shortResult(message, driver, failure));
    }

    /**
     * Publishes a result and waits until the server has stored it. One that it has stored before, in the last two minutes, it drops.
     *
     * @throws IOException where the server did not confirm it
     */
    void publish(Prepared result, String identity) throws IOException {
        try {
            stream.publish(
                    StreamNames.RESULTS,
                    result.body(),
                    PublishOptions.builder().messageId(identity).build());
        } catch (JetStreamApiException | IllegalArgumentException e) {
            throw new StreamException("the server did not take the result: " + e.getMessage(), e);
        }
    }
}
