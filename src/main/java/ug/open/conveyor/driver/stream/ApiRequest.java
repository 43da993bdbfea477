package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;

/**
 * A plain request to a server about its streams: the client library reads no name that it would not give itself, such as one that is not ASCII,
 * and makes much of each answer. Answers are untrusted.
 */
final class ApiRequest {
    private static final String API = "$JS.API.";

    private final CoreConnection connection;
    private final Duration limit;
    private final CompletableFuture<byte[]> sent;

    private ApiRequest(CoreConnection connection, String request, String body, Duration limit) {
        this.connection = connection;
        this.limit = limit;
        this.sent = sent(connection, API + request, body.getBytes(StandardCharsets.UTF_8), limit);
    }

    private static CompletableFuture<byte[]> sent(
            CoreConnection connection, String subject, byte[] body, Duration limit) {
        try {
            return connection.request(subject, body, limit);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Sends one, and waits for nothing. */
    static ApiRequest send(CoreConnection connection, String request, String body, Duration limit) {
        return new ApiRequest(connection, request, body, limit);
    }

    /** The answer, which may be a refusal. */
    static Map<?, ?> answer(CoreConnection connection, String request, String body, Duration limit) throws IOException {
        return send(connection, request, body, limit).answer();
    }

    /** Waits for its answer, which may be a refusal. */
    Map<?, ?> answer() throws IOException {
        try {
            return read(sent.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            throw new IOException(
                    connection.hasJetStream()
                            ? "the server did not answer within " + limit.toSeconds() + " s; try again"
                            : StreamLook.NO_JETSTREAM,
                    e);
        }
    }

    /** An answer, which may be a refusal. */
    static Map<?, ?> read(byte[] answer) throws IOException {
        try {
            return Json.parse(answer, 0, answer.length) instanceof Map<?, ?> object ? object : Map.of();
        } catch (ConveyorException e) {
            throw new IOException(StreamProblem.UNREADABLE + " (" + e.getMessage() + ")", e);
        }
    }

    /** The answer about a stream, or something on it, where it is none that refuses. */
    static Map<?, ?> checked(Map<?, ?> answer, String stream) throws IOException {
        if (errorCode(answer) == Consumers.NO_STREAM) {
            throw new NoStreamException(stream);
        }
        if (answer.get("error") instanceof Map<?, ?> error) {
            throw new IOException(StreamProblem.said(String.valueOf(error.get("description")), errorCode(answer)));
        }
        return answer;
    }

    /** The number of the server's refusal; 0 where it refuses nothing. */
    static int errorCode(Map<?, ?> answer) {
        return answer.get("error") instanceof Map<?, ?> error && error.get("err_code") instanceof Number code
                ? code.intValue()
                : 0;
    }

    /** The server has no such stream. */
    static final class NoStreamException extends IOException {
        private static final long serialVersionUID = 1;

        private NoStreamException(String stream) {
            super(Consumers.lacks(stream));
        }
    }
}
