package ug.open.conveyor.driver.stream;

import java.io.IOException;
import ug.open.conveyor.driver.json.JsonLine;
import ug.open.conveyor.driver.stream.CoreConnection.Arrived;

/**
 * Publishes on a stream that is looked on at, with answers that come among the other things that are seen there. A server sends its answer before
 * it gives the event to a driver, so the number of an event is known before anything that the driver does about it is seen.
 */
final class EventPublisher {
    private static final String NOT_PUBLISHED = "the event could not be published: ";

    private static final JsonLine.Names NAMES = new JsonLine.Names("seq", "error");
    private static final int NUMBER = 0;
    private static final int ERROR = 1;

    private final CoreConnection connection;
    private final AwaitedAnswers answers;

    EventPublisher(CoreConnection connection) {
        this.connection = connection;
        this.answers = new AwaitedAnswers(connection.inbox());
    }

    /** The subjects of all answers. */
    String subjects() {
        return answers.subjects();
    }

    /** Publishes an event, and waits for nothing. */
    void publish(String subject, byte[] body, WatchedStream.Publication publication) {
        try {
            connection.publish(subject, answers.awaits(answer -> answered(answer, publication)), body);
        } catch (IllegalArgumentException | IllegalStateException e) {
            publication.failed(NOT_PUBLISHED + StreamProblem.of(e));
        }
    }

    /** Publishes a mark: what runs when it is seen comes behind all that was published before. */
    void mark(Runnable seen) {
        connection.publish(answers.awaits(mark -> seen.run()), "", new byte[0]);
    }

    private static void answered(Arrived answer, WatchedStream.Publication publication) {
        try {
            publication.stored(number(answer));
        } catch (IOException e) {
            publication.failed(NOT_PUBLISHED + e.getMessage());
        }
    }

    /** The number that the stream gave to an event. */
    private static long number(Arrived answer) throws IOException {
        if (answer.status() > 0) {
            throw new StreamException(StreamProblem.NO_STREAM);
        }
        JsonLine line = new JsonLine(NAMES);
        boolean read = line.read(answer.body(), 0, answer.body().length);
        long number = line.longValue(NUMBER, -1);
        if (read && number >= 0 && !line.present(ERROR)) {
            return number;
        }
        ApiRequest.checked(ApiRequest.read(answer.body()), StreamNames.EVENTS);
        throw new StreamException(StreamProblem.UNREADABLE);
    }

    /** Takes a message that is an answer, or a mark; false where it is none. */
    boolean takes(Arrived message) {
        return answers.takes(message);
    }
}
