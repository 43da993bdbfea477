package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Publishes on a stream that is looked on at, with answers that come among the other things that are seen there. A server sends its answer before
 * it gives the event to a driver, so the number of an event is known before anything that the driver does about it is seen.
 */
final class EventPublisher {
    private static final String NOT_PUBLISHED = "the event could not be published: ";

    private final Connection connection;
    private final String answers;
    private final Map<Long, Consumer<Message>> awaited = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();

    EventPublisher(Connection connection) {
        this.connection = connection;
        this.answers = connection.createInbox() + ".";
    }

    /** The subjects of all answers. */
    String subjects() {
        return answers + "*";
    }

    /** Publishes an event, and waits for nothing. */
    void publish(String subject, byte[] body, WatchedStream.Publication publication) {
        String answer = awaits(message -> answered(message, publication));
        try {
            connection.publish(subject, answer, body);
        } catch (IllegalArgumentException | IllegalStateException e) {
            publication.failed(NOT_PUBLISHED + StreamProblem.of(e));
        }
    }

    /** Publishes a mark: what runs when it is seen comes behind all that was published before. */
    void mark(Runnable seen) {
        connection.publish(awaits(message -> seen.run()), new byte[0]);
    }

    private String awaits(Consumer<Message> taker) {
        long number = asked.incrementAndGet();
        awaited.put(number, taker);
        return answers + number;
    }

    private static void answered(Message answer, WatchedStream.Publication publication) {
        try {
            publication.stored(StoreAnswer.number(answer));
        } catch (IOException | JetStreamApiException e) {
            publication.failed(NOT_PUBLISHED + StreamProblem.of(e));
        }
    }

    /** Takes a message that is an answer, or a mark; false where it is none. */
    boolean takes(Message message) {
        String subject = message.getSubject();
        if (!subject.startsWith(answers)) {
            return false;
        }
        Consumer<Message> taker = awaited.remove(Long.parseLong(subject.substring(answers.length())));
        if (taker != null) {
            taker.accept(message);
        }
        return true;
    }
}
