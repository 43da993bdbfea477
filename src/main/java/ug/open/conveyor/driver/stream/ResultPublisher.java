package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.wire.EventSize;
import ug.open.conveyor.driver.wire.PipelineEvents;

/** Publishes the results of a driver's runs to the server's engine. */
final class ResultPublisher {
    /** The bytes before the body of each message, beside the identity: {@code NATS/1.0}, the header's name, and line ends. */
    private static final int HEADER = 64;

    private static final String MESSAGE_ID = "Nats-Msg-Id";
    private static final String NOT_TAKEN = "the server did not take the result: ";
    private static final String ELSEWHERE = "; keep what is large elsewhere, and hand on where that is";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final Connection connection;
    private final String driver;

    /** A result, and the body of the message that tells it. */
    record Prepared(DriverResult result, byte[] body) {}

    ResultPublisher(Connection connection, String driver) {
        this.connection = connection;
        this.driver = driver;
    }

    /**
     * A text that stays the same when an event is delivered again: each event has one final result. The sequence numbers of a stream that was made
     * again begin again. The time at which the server stored the event, which it tells with each delivery, is of the stream that the event
     * is in, whatever became of that stream since.
     */
    String identity(Instant stored, long sequence) {
        return stored + "/" + sequence + "/" + driver;
    }

    /**
     * The message that tells this result. One that is too long would never be taken, and one of which the server's engine makes an event that
     * is too long would end the pipeline without a word: it becomes a failure that says so.
     */
    Prepared prepare(DriverMessage message, DriverResult result, String identity) {
        // over a longer one, header and body, the server ends the connection
        long room = connection.getMaxPayload() - HEADER - identity.getBytes(StandardCharsets.UTF_8).length;
        byte[] body = PipelineEvents.result(message, driver, result);
        Optional<String> tooLong = body.length > room
                ? Optional.of(tooLong(body.length, room))
                : tooLongForNext(message, result, body.length);
        if (tooLong.isEmpty()) {
            return new Prepared(result, body);
        }
        DriverResult failure = DriverResult.failure(tooLong.get());
        body = PipelineEvents.result(message, driver, failure);
        return new Prepared(failure, body.length <= room ? body : PipelineEvents.shortResult(message, driver, failure));
    }

    private static String tooLong(int length, long room) {
        return String.format(
                Locale.ROOT,
                "the result cannot be published: with its resource it has %,d bytes, and the server takes %,d%s",
                length,
                room,
                ELSEWHERE);
    }

    /** A failure ends its pipeline, and without one nothing follows. */
    private Optional<String> tooLongForNext(DriverMessage message, DriverResult result, int body) {
        long most = connection.getMaxPayload();
        Optional<String> pipeline = message.resource().pipeline();
        if (!result.success() || pipeline.isEmpty() || EventSize.surelyBelow(most, body)) {
            return Optional.empty();
        }
        EventSize.Next event = EventSize.next(message, driver, result);
        if (event.next() <= most) {
            return Optional.empty();
        }
        return Optional.of(event.tooLong(pipeline.get(), most) + ELSEWHERE);
    }

    /**
     * Publishes a result; what comes back ends when the server has stored it. One that it has stored before, in the last two minutes, it
     * drops. It ends with an exception where the server did not confirm it.
     */
    CompletableFuture<Void> publish(Prepared result, String identity) {
        Headers headers = new Headers().add(MESSAGE_ID, identity);
        return connection
                .requestWithTimeout(StreamNames.RESULTS, headers, result.body(), ANSWER_LIMIT)
                .thenAccept(ResultPublisher::check);
    }

    private static void check(Message answer) {
        try {
            StoreAnswer.number(answer);
        } catch (JetStreamApiException e) {
            throw new CompletionException(new JoinedSettling.RefusedException(NOT_TAKEN + StreamProblem.of(e), e));
        } catch (IOException e) {
            throw new CompletionException(new StreamException(NOT_TAKEN + StreamProblem.of(e), e));
        }
    }
}
