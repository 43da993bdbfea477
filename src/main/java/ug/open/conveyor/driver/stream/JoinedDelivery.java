package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.wire.Messages;

/** One event that the server waits to have acknowledged. */
final class JoinedDelivery implements Delivery {
    private static final byte[] ACKNOWLEDGED = "+ACK".getBytes(StandardCharsets.US_ASCII);
    private static final Duration ACK_LIMIT = Duration.ofSeconds(5);

    /** Above what its parts have together: no wait is for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Connection connection;
    private final Message received;
    private final ResultPublisher results;
    private final String identity;
    private final Envelope envelope;
    private final Runnable handled;
    private DriverMessage message;
    private ResultPublisher.Prepared prepared;

    /** @param handled is run when the event was reconciled */
    JoinedDelivery(Connection connection, Message received, ResultPublisher results, Instant time, Runnable handled) {
        NatsJetStreamMetaData place = received.metaData();
        this.connection = connection;
        this.received = received;
        this.results = results;
        this.handled = handled;
        this.identity = results.identity(place.timestamp().toInstant(), place.streamSequence());
        this.envelope =
                new Envelope(received.getData(), received.getSubject(), OptionalLong.of(place.streamSequence()), time);
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public synchronized DriverMessage message() {
        if (message == null) {
            message = Messages.read(envelope.body());
        }
        return message;
    }

    @Override
    public Optional<String> identity() {
        return Optional.of(identity);
    }

    @Override
    public void inProgress() {
        received.inProgress();
    }

    @Override
    public synchronized DriverResult deliverable(DriverResult result) {
        prepared = results.prepare(message(), result, identity);
        return prepared.result();
    }

    @Override
    public void settle(Outcome outcome) throws IOException, InterruptedException {
        settling(outcome).await();
    }

    /** A result is acknowledged when the server has confirmed it, whether anybody waits for that or not. */
    @Override
    public Settling settling(Outcome outcome) throws IOException {
        try {
            if (outcome instanceof Outcome.Done done) {
                handled.run();
                return awaiting(
                        results.publish(prepared(done.result()), identity).thenCompose(stored -> acknowledge()));
            } else if (outcome instanceof Outcome.Pass) {
                return awaiting(acknowledge());
            } else if (outcome instanceof Outcome.Reject) {
                received.term();
            } else if (outcome instanceof Outcome.Release release) {
                received.nakWithDelay(release.after());
            }
            return () -> {};
        } catch (IllegalStateException
                | IllegalArgumentException
                        e) { // the connection is closed, or lost and what waits for it has no more room
            throw new StreamException("the server was not told: " + e.getMessage(), e);
        }
    }

    private CompletableFuture<Message> acknowledge() {
        return connection.requestWithTimeout(received.getReplyTo(), ACKNOWLEDGED, ACK_LIMIT);
    }

    private static Settling awaiting(CompletableFuture<?> settled) {
        return () -> {
            try {
                settled.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (CancellationException | TimeoutException e) {
                throw new StreamException("the server did not confirm it in time", e);
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            }
        };
    }

    private static StreamException failure(Throwable cause) {
        if (cause instanceof StreamException known) {
            return known;
        }
        boolean late = cause instanceof CancellationException || cause instanceof TimeoutException;
        return new StreamException(
                late ? "the server did not confirm it in time" : "the server did not confirm it: " + cause.getMessage(),
                cause);
    }

    /** One that was reconciled before has not been prepared. */
    private synchronized ResultPublisher.Prepared prepared(DriverResult result) {
        if (prepared == null || prepared.result() != result) {
            deliverable(result);
        }
        return prepared;
    }
}
