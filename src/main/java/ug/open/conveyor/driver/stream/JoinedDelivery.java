package ug.open.conveyor.driver.stream;

import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.io.IOException;
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
    /** Above what its parts have together: no wait is for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ResultPublisher results;
    private final Acknowledgements server;
    private final Runnable reconciled;
    private final String identity;
    private final Envelope envelope;
    private DriverMessage message;
    private ResultPublisher.Prepared prepared;

    /** @param reconciled is run when the event came to a result */
    JoinedDelivery(
            Message received, ResultPublisher results, Instant time, Acknowledgements server, Runnable reconciled) {
        NatsJetStreamMetaData about = received.metaData();
        this.results = results;
        this.server = server;
        this.reconciled = reconciled;
        this.identity = results.identity(about.timestamp().toInstant(), about.streamSequence());
        this.envelope =
                new Envelope(received.getData(), received.getSubject(), OptionalLong.of(about.streamSequence()), time);
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
        server.inProgress();
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
                reconciled.run();
                return awaiting(
                        results.publish(prepared(done.result()), identity).thenCompose(stored -> server.acknowledge()));
            } else if (outcome instanceof Outcome.Pass) {
                return awaiting(server.acknowledge());
            } else if (outcome instanceof Outcome.Reject) {
                server.reject();
            } else if (outcome instanceof Outcome.Release release) {
                server.giveBack(release.after());
            }
            return () -> {};
        } catch (IllegalStateException
                | IllegalArgumentException
                        e) { // the connection is closed, or lost and what waits for it has no more room
            throw new StreamException("the server was not told: " + e.getMessage(), e);
        }
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
