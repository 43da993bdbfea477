package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The client library's connection, which others use too: to a real server. */
final class LibraryConnection implements CoreConnection {
    private final Connection connection;
    private Dispatcher dispatcher; // null while nobody listens

    LibraryConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void listen(Consumer<Arrived> listener) {
        dispatcher = connection.createDispatcher(message -> listener.accept(arrived(message)));
    }

    private static Arrived arrived(Message message) {
        return new Arrived(
                message.getSubject(),
                message.getData(),
                message.isStatusMessage() ? message.getStatus().getCode() : 0);
    }

    @Override
    public void subscribe(String subject) {
        dispatcher.subscribe(subject);
    }

    /** What comes on this subject is of no use any more. */
    void unsubscribe(String subject) {
        if (!isClosed()) {
            dispatcher.unsubscribe(subject);
        }
    }

    @Override
    public void publish(String subject, String answers, byte[] body) {
        connection.publish(subject, answers.isEmpty() ? null : answers, body);
    }

    @Override
    public CompletableFuture<byte[]> request(String subject, byte[] body, Duration limit) {
        return connection.requestWithTimeout(subject, body, limit).thenApply(Message::getData);
    }

    @Override
    public String inbox() {
        return connection.createInbox() + ".";
    }

    @Override
    public boolean hasJetStream() {
        return connection.getServerInfo().isJetStreamAvailable();
    }

    private boolean isClosed() {
        return connection.getStatus() == Connection.Status.CLOSED;
    }

    @Override
    public void close() {
        if (dispatcher != null && !isClosed()) {
            connection.closeDispatcher(dispatcher);
        }
    }
}
