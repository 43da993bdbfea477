package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.support.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Requests events from a consumer, one request at a time. A request always has an end, at the latest when its time is over: where the end does not
 * come, the consumer is gone (protocol.md, Consumer). For one thread at a time.
 */
final class Pulls {
    private static final Duration EXPIRES = Duration.ofSeconds(5);
    private static final long LATEST = EXPIRES.plusMillis(500).toNanos();
    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private static final int NOTHING = 404;
    private static final int TIME_IS_OVER = 408;
    private static final int BAD_REQUEST = 400;

    /** The number of refusals in a row after which the consumer counts as refusing every request. */
    private static final int REFUSALS = 3;

    private final Connection connection;
    private final Place place;
    private final Time time;
    private final String subject;
    private final String inbox;
    private final Subscription subscription;
    private long number;
    private int missing;
    private boolean open;
    private long since;
    private boolean unanswered;
    private boolean paused;
    private int refusals;
    private String refusal = "";

    /** @param place which consumer of this name it is */
    Pulls(Connection connection, String consumer, Place place, Time time) {
        this.connection = connection;
        this.place = place;
        this.time = time;
        this.subject = "$JS.API.CONSUMER.MSG.NEXT." + StreamNames.EVENTS + "." + consumer;
        this.inbox = connection.createInbox() + ".";
        this.subscription = connection.subscribe(inbox + "*");
        subscription.setPendingLimits(0, 0); // each request bounds it
    }

    Place place() {
        return place;
    }

    /** Whether a request has not come to its end. */
    boolean isOpen() {
        if (open && time.nanos() - since >= LATEST) {
            open = false;
            unanswered = true;
        }
        return open;
    }

    /** Whether a request failed so shortly ago that another had better wait. */
    boolean isPaused() {
        return paused && time.nanos() - since < PAUSE;
    }

    /** Whether fewer events came than the last request was for. */
    boolean cameShort() {
        return missing > 0;
    }

    /** Whether the last request had no answer at its end; tells it once. */
    boolean isUnanswered() {
        boolean was = unanswered;
        unanswered = false;
        return was;
    }

    /** Whether the last request was refused, as one for too many events is. */
    boolean wasRefused() {
        return refusals > 0;
    }

    /** The reason why the consumer refuses every request; empty where it gives events. */
    Optional<String> refusal() {
        return refusals < REFUSALS ? Optional.empty() : Optional.of(refusal);
    }

    /** Requests this many events. */
    void ask(int events) {
        number++;
        missing = events;
        open = true;
        paused = false;
        since = time.nanos();
        String request = "{\"batch\":" + events + ",\"expires\":" + EXPIRES.toNanos() + "}";
        connection.publish(subject, inbox + number, request.getBytes(StandardCharsets.US_ASCII));
    }

    /** The open request has no end any more, as after a lost connection. */
    void forget() {
        open = false;
    }

    /** Waits for the next event; null where none comes in this time, or the request ends. */
    Message next(Duration atMost) throws InterruptedException {
        long end = time.nanos() + atMost.toNanos();
        do {
            Message message = subscription.nextMessage(Math.max(1, (end - time.nanos()) / 1_000_000));
            if (message == null) {
                return null;
            }
            if (message.isJetStream()) {
                came();
                return message;
            }
            if (message.isStatusMessage() && message.getSubject().equals(inbox + number)) {
                ended(message.getStatus());
                return null;
            }
        } while (time.nanos() < end); // what else came is of an older request, or nobody's
        return null;
    }

    private void came() {
        refusals = 0;
        missing = Math.max(0, missing - 1);
        open &= missing > 0;
    }

    private void ended(Status status) {
        open = false;
        if (status.getCode() == NOTHING || status.getCode() == TIME_IS_OVER) {
            refusals = 0;
            return;
        }
        unanswered = true;
        paused = true;
        since = time.nanos();
        if (status.getCode() == BAD_REQUEST
                || String.valueOf(status.getMessage()).startsWith("Exceeded")) {
            refusals++;
            refusal = StreamProblem.said(status.getMessage(), status.getCode());
        }
    }

    /** Listens no more. */
    void close() {
        if (subscription.isActive()) {
            subscription.unsubscribe();
        }
    }
}
