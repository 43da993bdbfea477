package ug.open.conveyor.driver.stream;

import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.wire.Messages;

/** One event that the server waits to have acknowledged. */
final class JoinedDelivery implements Delivery {
    private static final Duration ACK_LIMIT = Duration.ofSeconds(5);

    private final Message received;
    private final ResultPublisher results;
    private final Envelope envelope;
    private DriverMessage message;
    private ResultPublisher.Prepared prepared;

    JoinedDelivery(Message received, ResultPublisher results, Instant time) {
        this.received = received;
        this.results = results;
        this.envelope = new Envelope(
                received.getData(),
                received.getSubject(),
                OptionalLong.of(received.metaData().streamSequence()),
                time);
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
        return Optional.of(results.identity(received.metaData().streamSequence()));
    }

    @Override
    public void inProgress() {
        received.inProgress();
    }

    @Override
    public synchronized DriverResult deliverable(DriverResult result) {
        prepared = results.prepare(message(), result, identity().get());
        return prepared.result();
    }

    @Override
    public void settle(Outcome outcome) throws IOException, InterruptedException {
        try {
            tell(outcome);
        } catch (IllegalStateException e) { // the connection is closed, or lost and what waits for it has no more room
            throw new StreamException("the server was not told: " + e.getMessage(), e);
        }
    }

    private void tell(Outcome outcome) throws IOException, InterruptedException {
        if (outcome instanceof Outcome.Done done) {
            results.publish(prepared(done.result()), identity().get());
            acknowledge();
        } else if (outcome instanceof Outcome.Pass) {
            acknowledge();
        } else if (outcome instanceof Outcome.Reject) {
            received.term();
        } else if (outcome instanceof Outcome.Release release) {
            received.nakWithDelay(release.after());
        }
    }

    /** One that was reconciled before has not been prepared. */
    private synchronized ResultPublisher.Prepared prepared(DriverResult result) {
        if (prepared == null || prepared.result() != result) {
            deliverable(result);
        }
        return prepared;
    }

    private void acknowledge() throws IOException, InterruptedException {
        try {
            received.ackSync(ACK_LIMIT);
        } catch (TimeoutException | IllegalStateException e) {
            throw new StreamException("the server did not confirm the acknowledgement", e);
        }
    }
}
