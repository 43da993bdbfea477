package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.wire.Harmless;

/**
 * Lets processes of this tool that take part as one driver find each other. The server shows who waits for an event, and not who is busy with
 * one. By core messages, of which no stream keeps any.
 */
final class Presence implements AutoCloseable {
    private static final String SUBJECT = "conveyor-driver.joined.";

    /** A process that does not answer within this time is stopped, or gone. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private static final int MOST_SHOWN = 200;

    private final Connection connection;
    private final Dispatcher dispatcher;

    /** From now on answers who asks for this driver. */
    Presence(Connection connection, Join join) {
        this.connection = connection;
        byte[] owner = join.owner().getBytes(StandardCharsets.UTF_8);
        dispatcher = connection.createDispatcher(question -> answer(question, owner));
        dispatcher.subscribe(SUBJECT + join.definition().name());
    }

    private void answer(Message question, byte[] owner) {
        if (question.getReplyTo() != null) {
            connection.publish(question.getReplyTo(), owner);
        }
    }

    /** Who takes part as the driver, as far as they tell: {@code host/pid}. */
    static Optional<String> of(Connection connection, String driver) throws InterruptedException {
        Message answer = connection.request(SUBJECT + driver, new byte[0], ANSWER);
        return answer == null || answer.isStatusMessage()
                ? Optional.empty()
                : Optional.of(Harmless.quoted(new String(answer.getData(), StandardCharsets.UTF_8), MOST_SHOWN));
    }

    @Override
    public void close() {
        if (connection.getStatus() != Connection.Status.CLOSED) {
            connection.closeDispatcher(dispatcher);
        }
    }
}
