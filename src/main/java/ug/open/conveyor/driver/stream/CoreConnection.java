package ug.open.conveyor.driver.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A connection to a NATS server, as far as looking on at a stream needs it: messages on subjects, and requests. For several threads. */
interface CoreConnection extends AutoCloseable {
    /**
     * A message that came.
     *
     * @param status what the server says of a request in the place of an answer, such as {@link #NOBODY}; 0 in all other messages
     */
    record Arrived(String subject, byte[] body, int status) {}

    /** The status of a request that nobody listens to. */
    int NOBODY = 503;

    /** From now on gives what comes to this, on one thread, in the order in which it came. Once, before anything is subscribed to. */
    void listen(Consumer<Arrived> listener);

    /** Subscribes to a subject, which may have wildcards. */
    void subscribe(String subject);

    /**
     * Publishes a message.
     *
     * @param answers the subject of an answer; empty for none
     * @throws IllegalArgumentException where the server would take it for a violation: a blank in the subject, or a body that is too long
     * @throws IllegalStateException where the connection is closed
     */
    void publish(String subject, String answers, byte[] body);

    /**
     * Sends a request. The answer is cancelled where nobody listens to requests there.
     *
     * @param limit how long somebody waits for the answer
     * @throws IllegalStateException where the connection is closed
     */
    CompletableFuture<byte[]> request(String subject, byte[] body, Duration limit);

    /** The beginning of subjects that are this connection's alone, with a dot at its end. */
    String inbox();

    /** Whether the server has streams. */
    boolean hasJetStream();

    /** Lets go of what was subscribed to. */
    @Override
    void close();
}
