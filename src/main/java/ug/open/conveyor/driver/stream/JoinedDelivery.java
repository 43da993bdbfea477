package ug.open.conveyor.driver.stream;

import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Outcome;

/** One event that the server waits to have acknowledged. */
final class JoinedDelivery extends SeenEvent {
    private final Link link;
    private final ResultPublisher results;
    private final Acknowledgements server;
    private final Runnable reconciled;
    private final String identity;
    private ResultPublisher.Prepared prepared;
    private volatile boolean sent;
    private volatile boolean stored;

    /** @param reconciled is run when the event came to a result */
    JoinedDelivery(Link link, Message received, ResultPublisher results, Acknowledgements server, Runnable reconciled) {
        super(new Envelope(
                received.getData(),
                received.getSubject(),
                OptionalLong.of(received.metaData().streamSequence()),
                link.time().now()));
        NatsJetStreamMetaData about = received.metaData();
        this.link = link;
        this.results = results;
        this.server = server;
        this.reconciled = reconciled;
        this.identity = results.identity(about.timestamp().toInstant(), about.streamSequence());
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
    public Settling settling(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            reconciled.run();
            ResultPublisher.Prepared result = prepared(done.result());
            return new JoinedSettling(link, () -> publish(result).thenCompose(stored -> server.acknowledge()));
        } else if (outcome instanceof Outcome.Pass) {
            return new JoinedSettling(link, server::acknowledge);
        } else if (outcome instanceof Outcome.Reject) {
            return new JoinedSettling(link, () -> told(server::reject));
        }
        Duration after = ((Outcome.Release) outcome).after();
        return new JoinedSettling(link, () -> told(() -> server.giveBack(after)));
    }

    private static CompletableFuture<?> told(Runnable tells) {
        tells.run();
        return CompletableFuture.completedFuture(null);
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

    /** One that was reconciled before has not been prepared. */
    private synchronized ResultPublisher.Prepared prepared(DriverResult result) {
        if (prepared == null || prepared.result() != result) {
            deliverable(result);
        }
        return prepared;
    }
}
