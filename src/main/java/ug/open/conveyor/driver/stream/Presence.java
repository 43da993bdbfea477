package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import ug.open.conveyor.driver.json.Harmless;

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

    /** A process that takes part as the driver and answers: {@code host/pid}. */
    static Optional<String> of(Connection connection, String driver) throws InterruptedException {
        return canBeAsked(driver) ? owner(connection.request(SUBJECT + driver, new byte[0], ANSWER)) : Optional.empty();
    }

    /** The same for several drivers, all within that time: by name, those that have a process that answers. */
    static Map<String, String> of(Connection connection, List<String> drivers) throws InterruptedException {
        Map<String, CompletableFuture<Message>> answers = new LinkedHashMap<>();
        for (String driver : drivers) {
            if (canBeAsked(driver)) {
                answers.put(driver, connection.requestWithTimeout(SUBJECT + driver, new byte[0], ANSWER));
            }
        }
        Map<String, String> owners = new HashMap<>();
        for (Map.Entry<String, CompletableFuture<Message>> each : answers.entrySet()) {
            try {
                owner(each.getValue().get()).ifPresent(owner -> owners.put(each.getKey(), owner));
            } catch (ExecutionException | CancellationException e) {
                // nobody answers
            }
        }
        return owners;
    }

    /**
     * Whether a driver of this name can be one of this tool, whose names are ASCII. For others nobody would answer, and from 2.12 on the server's
     * answer to that has the subject in a header, at which the client library stops reading the connection where it is not ASCII.
     */
    static boolean canBeAsked(String driver) {
        return canBeASubject(driver) && driver.chars().allMatch(c -> c < 0x7f);
    }

    /** Whether a driver's name can be part of a subject. */
    static boolean canBeASubject(String driver) {
        return !driver.isEmpty() && driver.chars().allMatch(c -> c > ' ' && c != 0x7f && ".*>".indexOf(c) < 0);
    }

    private static Optional<String> owner(Message answer) {
        return answer == null || answer.isStatusMessage()
                ? Optional.empty()
                : Optional.of(Harmless.quoted(new String(answer.getData(), StandardCharsets.UTF_8), MOST_SHOWN));
    }

    /** Refuses to be the driver beside a process that answers. */
    static void refuseBeside(Connection connection, String driver) throws InterruptedException {
        Optional<String> other = of(connection, driver);
        if (other.isPresent()) {
            throw new JoinRefusedException("another process takes part as " + driver + " already: " + other.get()
                    + "; stop that process, or join under another name; --share splits the events with it");
        }
    }

    @Override
    public void close() {
        if (connection.getStatus() != Connection.Status.CLOSED) {
            connection.closeDispatcher(dispatcher);
        }
    }
}
