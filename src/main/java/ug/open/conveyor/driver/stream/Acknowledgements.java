package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Tells the server the outcome of an event, at the place that it came from. A consumer that is made again has the same name and gives the same
 * sequences to other events, so nothing is sent while the place is in doubt.
 */
final class Acknowledgements {
    private static final byte[] ACKNOWLEDGED = "+ACK".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Connection connection;
    private final ConsumerWatch watch;
    private final Place from;
    private final Message message;

    Acknowledgements(Connection connection, ConsumerWatch watch, Place from, Message message) {
        this.connection = connection;
        this.watch = watch;
        this.from = from;
        this.message = message;
    }

    /**
     * The event is done. The future ends when the server has confirmed it, has lost the consumer, or is to give the event again: a server that
     * was killed may not know what it had given, and does not answer an acknowledgement of it. Where it does not answer, the acknowledgement is
     * sent a second time, after a look.
     */
    CompletableFuture<?> acknowledge() {
        return watch.stands(from).thenCompose(this::request).exceptionallyCompose(unanswered -> {
            watch.doubt();
            return watch.stands(from)
                    .thenCompose(stands ->
                            request(stands && watch.hasGiven(message.metaData().streamSequence())));
        });
    }

    private CompletableFuture<Message> request(boolean stands) {
        return stands
                ? connection.requestWithTimeout(message.getReplyTo(), ACKNOWLEDGED, LIMIT)
                : CompletableFuture.completedFuture(null);
    }

    /** The driver is still at work. */
    void inProgress() {
        if (stands()) {
            message.inProgress();
        }
    }

    /** The event is never to come again. */
    void reject() {
        if (stands()) {
            message.term();
        }
    }

    /** The event is to come again after this time; while the place is in doubt nothing is sent, and it comes again by itself. */
    void giveBack(Duration after) {
        if (stands()) {
            message.nakWithDelay(after);
        }
    }

    private boolean stands() {
        return watch.stands(from).getNow(false);
    }
}
