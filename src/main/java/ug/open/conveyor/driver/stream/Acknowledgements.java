package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Tells the server what becomes of an event, at the place that it came from. One that is made again has the same name and gives the same sequences
 * to other events: what is not certain to be there is not told.
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
     * Done with; what comes back ends when the server has confirmed that, or has nothing any more that it could be told of: where it does not
     * answer, it is told a second time, after a look.
     */
    CompletableFuture<?> acknowledge() {
        return request().exceptionallyCompose(unanswered -> {
            watch.doubt();
            return request();
        });
    }

    private CompletableFuture<Message> request() {
        return watch.stands(from)
                .thenCompose(stands -> stands
                        ? connection.requestWithTimeout(message.getReplyTo(), ACKNOWLEDGED, LIMIT)
                        : CompletableFuture.completedFuture(null));
    }

    /** Still at work. */
    void inProgress() {
        if (stands()) {
            message.inProgress();
        }
    }

    /** Never to come again. */
    void reject() {
        if (stands()) {
            message.term();
        }
    }

    /** To come again, after this long; by itself where that cannot be told now. */
    void giveBack(Duration after) {
        if (stands()) {
            message.nakWithDelay(after);
        }
    }

    private boolean stands() {
        return watch.stands(from).getNow(false);
    }
}
