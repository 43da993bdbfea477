package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Asks for the consumers of others, by plain requests: the client library reads no name that it would not give itself, such as one that is not
 * ASCII. Answers are untrusted, and what a server tells without end has an end here.
 */
final class ConsumerRequests {
    private static final String API = "$JS.API.CONSUMER.";
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** A server with a slow disk may need some time to delete; without its answer nobody knows whether it did. */
    private static final Duration DELETED = Duration.ofSeconds(30);

    private static final Duration WHOLE_LIST = Duration.ofSeconds(30);
    private static final int MOST_LISTED = 10_000;
    private static final int NO_CONSUMER = 10014;

    private final Connection connection;
    private final Time time;

    ConsumerRequests(Connection connection, Time time) {
        this.connection = connection;
        this.time = time;
    }

    /**
     * All consumers of a stream, each once, in the server's order: what the server answers about each.
     *
     * @throws NoStreamException where there is no such stream
     * @throws IOException where the server does not tell all within 30 s, or there are more than 10,000
     */
    List<Map<?, ?>> list(String stream) throws IOException {
        Map<Object, Map<?, ?>> consumers = new LinkedHashMap<>();
        long begun = time.nanos();
        int received = 0;
        for (int before = -1; consumers.size() > before; ) {
            before = consumers.size();
            for (Object each : page(stream, received)) {
                received++;
                Map<?, ?> info = each instanceof Map<?, ?> members ? members : Map.of();
                consumers.putIfAbsent(info.get("name"), info);
            }
            if (consumers.size() > MOST_LISTED) {
                throw new IOException("the server lists more than " + MOST_LISTED + " consumers of the stream " + stream
                        + ", which no Conveyor server has");
            }
            if (time.nanos() - begun > WHOLE_LIST.toNanos()) {
                throw new IOException("the server needs more than " + WHOLE_LIST.toSeconds()
                        + " s for the list of its consumers; try again when it has less to do");
            }
        }
        return List.copyOf(consumers.values());
    }

    private List<?> page(String stream, int offset) throws IOException {
        Map<?, ?> answer = checked(raw("LIST." + stream, "{\"offset\":" + offset + "}", ANSWER), stream);
        if (answer.get("consumers") instanceof List<?> page) {
            return page;
        }
        throw new IOException(StreamProblem.UNREADABLE);
    }

    /** What the server answers about a consumer of events; empty where there is none of this name. */
    Optional<Map<?, ?>> find(String name) throws IOException {
        Map<?, ?> answer = raw("INFO." + StreamNames.EVENTS + "." + name, "", ANSWER);
        return errorCode(answer) == NO_CONSUMER ? Optional.empty() : Optional.of(checked(answer, StreamNames.EVENTS));
    }

    /** Deletes a consumer of events. */
    void delete(String name) throws IOException {
        checked(raw("DELETE." + StreamNames.EVENTS + "." + name, "", DELETED), StreamNames.EVENTS);
    }

    private static Map<?, ?> checked(Map<?, ?> answer, String stream) throws IOException {
        if (errorCode(answer) == Consumers.NO_STREAM) {
            throw new NoStreamException(stream);
        }
        if (answer.get("error") instanceof Map<?, ?> error) {
            throw new IOException(StreamProblem.said(String.valueOf(error.get("description")), errorCode(answer)));
        }
        return answer;
    }

    private static int errorCode(Map<?, ?> answer) {
        return answer.get("error") instanceof Map<?, ?> error && error.get("err_code") instanceof Number code
                ? code.intValue()
                : 0;
    }

    private Map<?, ?> raw(String request, String body, Duration limit) throws IOException {
        try {
            Message answer = connection.request(API + request, body.getBytes(StandardCharsets.US_ASCII), limit);
            if (answer == null) {
                throw new IOException(
                        connection.getServerInfo().isJetStreamAvailable()
                                ? "the server did not answer within " + limit.toSeconds() + " s; try again"
                                : StreamLook.NO_JETSTREAM);
            }
            byte[] data = answer.getData();
            return Json.parse(data, 0, data.length) instanceof Map<?, ?> object ? object : Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ConveyorException e) {
            throw new IOException(StreamProblem.UNREADABLE + " (" + e.getMessage() + ")", e);
        }
    }

    /** The server has no such stream. */
    static final class NoStreamException extends IOException {
        private static final long serialVersionUID = 1;

        private NoStreamException(String stream) {
            super(Consumers.lacks(stream));
        }
    }
}
