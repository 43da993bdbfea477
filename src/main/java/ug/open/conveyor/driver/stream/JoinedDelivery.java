package ug.open.conveyor.driver.stream;

import io.nats.client.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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

    private final Link link;
    private final Message received;
    private final ResultPublisher results;
    private final String identity;
    private final Envelope envelope;
    private DriverMessage message;
    private ResultPublisher.Prepared prepared;
    private volatile boolean sent;
    private volatile boolean stored;

    JoinedDelivery(Link link, Message received, ResultPublisher results, Instant time) {
        long sequence = received.metaData().streamSequence();
        this.link = link;
        this.received = received;
        this.results = results;
        this.identity = results.identity(sequence);
        this.envelope = new Envelope(received.getData(), received.getSubject(), OptionalLong.of(sequence), time);
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
    public Settling settling(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            ResultPublisher.Prepared result = prepared(done.result());
            return new JoinedSettling(link, () -> publish(result).thenCompose(stored -> acknowledge()));
        } else if (outcome instanceof Outcome.Pass) {
            return new JoinedSettling(link, this::acknowledge);
        } else if (outcome instanceof Outcome.Reject) {
            return new JoinedSettling(link, () -> whereItIs(() -> told(received::term)));
        }
        Duration after = ((Outcome.Release) outcome).after();
        return new JoinedSettling(link, () -> whereItIs(() -> told(() -> received.nakWithDelay(after))));
    }

    private CompletableFuture<?> publish(ResultPublisher.Prepared result) {
        if (stored) {
            return CompletableFuture.completedFuture(null);
        }
        if (sent) {
            link.sendsAgain();
        }
        String runId = message().runId();
        sent = true;
        link.sends(runId);
        return results.publish(result, identity).thenRun(() -> {
            stored = true;
            link.has(runId);
        });
    }

    /** A consumer that is gone has nothing left to acknowledge. */
    private CompletableFuture<?> acknowledge() {
        return whereItIs(() -> {
            CompletableFuture<?> answer =
                    link.connection().requestWithTimeout(received.getReplyTo(), ACKNOWLEDGED, ACK_LIMIT);
            return answer.handle((yes, failure) -> failure == null || JoinedSettling.nobodyThere(answer))
                    .thenCompose(over -> over ? CompletableFuture.completedFuture(null) : answer);
        });
    }

    private static CompletableFuture<?> told(Runnable tells) {
        tells.run();
        return CompletableFuture.completedFuture(null);
    }

    /** Not where the stream was made again: there it would be said of another event. */
    private CompletableFuture<?> whereItIs(Supplier<CompletableFuture<?>> act) {
        return link.stillHas(received.metaData().timestamp().toInstant())
                .thenCompose(there -> there ? act.get() : CompletableFuture.completedFuture(null));
    }

    /** One that was reconciled before has not been prepared. */
    private synchronized ResultPublisher.Prepared prepared(DriverResult result) {
        if (prepared == null || prepared.result() != result) {
            deliverable(result);
        }
        return prepared;
    }
}
