package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Time;

/** Asks for the consumers of others, whatever their names are. What a server tells without end has an end here. */
final class ConsumerRequests {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** A server with a slow disk may need some time to delete; without its answer nobody knows whether it did. */
    private static final Duration DELETED = Duration.ofSeconds(30);

    private static final Duration WHOLE_LIST = Duration.ofSeconds(30);
    private static final int MOST_LISTED = 10_000;
    private static final int NO_CONSUMER = 10014;

    private final CoreConnection connection;
    private final Time time;

    ConsumerRequests(CoreConnection connection, Time time) {
        this.connection = connection;
        this.time = time;
    }

    /**
     * All consumers of a stream, each once, in the server's order: what the server answers about each.
     *
     * @throws ApiRequest.NoStreamException where there is no such stream
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
        Map<?, ?> answer = ApiRequest.checked(raw("LIST." + stream, "{\"offset\":" + offset + "}", ANSWER), stream);
        if (answer.get("consumers") instanceof List<?> page) {
            return page;
        }
        throw new IOException(StreamProblem.UNREADABLE);
    }

    /** What the server answers about a consumer of events; empty where there is none of this name. */
    Optional<Map<?, ?>> find(String name) throws IOException {
        Map<?, ?> answer = raw("INFO." + StreamNames.EVENTS + "." + name, "", ANSWER);
        return ApiRequest.errorCode(answer) == NO_CONSUMER
                ? Optional.empty()
                : Optional.of(ApiRequest.checked(answer, StreamNames.EVENTS));
    }

    /**
     * Has the server give each event to a consumer of events once. It otherwise gives an event again at once after a {@code -NAK}, and after 30 s
     * without an acknowledgement, while this tool counts an attempt as over or still at work.
     */
    void deliverOnce(String name) throws IOException {
        Optional<Map<?, ?>> info = find(name);
        if (info.isPresent() && info.get().get("config") instanceof Map<?, ?> made) {
            Map<Object, Object> wanted = new LinkedHashMap<>(made);
            wanted.put("max_deliver", 1);
            String body = Json.write(Map.of("stream_name", StreamNames.EVENTS, "config", wanted, "action", "update"));
            ApiRequest.checked(raw("CREATE." + StreamNames.EVENTS + "." + name, body, ANSWER), StreamNames.EVENTS);
        }
    }

    /** Deletes a consumer of events. */
    void delete(String name) throws IOException {
        ApiRequest.checked(raw("DELETE." + StreamNames.EVENTS + "." + name, "", DELETED), StreamNames.EVENTS);
    }

    private Map<?, ?> raw(String request, String body, Duration limit) throws IOException {
        return ApiRequest.answer(connection, "CONSUMER." + request, body, limit);
    }
}
