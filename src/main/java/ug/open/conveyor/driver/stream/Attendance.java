package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;

/**
 * Who is on an event stream.
 *
 * @param own whether {@code conveyor-driver dev} made the stream
 * @param engine whether the engine of a Conveyor server is attached, which advances pipelines
 * @param drivers those that wait for events or have one in hand
 * @param absent those that have a consumer, and no process that asks for its events
 * @param earlier what drivers have in hand already, by their names
 */
public record Attendance(
        boolean own, boolean engine, List<Attached> drivers, List<Attached> absent, Map<String, Earlier> earlier) {
    /**
     * Events that a driver has in hand.
     *
     * @param events how many it has neither acknowledged nor refused
     * @param newest the number on the stream of the newest that it was given
     */
    public record Earlier(long events, long newest) {
        /** Nothing. */
        public static final Earlier NONE = new Earlier(0, 0);
    }

    static Attendance of(Connection connection, Time time) throws IOException, JetStreamApiException {
        boolean own = PrivateStream.made(connection
                .jetStreamManagement()
                .getStreamInfo(StreamNames.EVENTS)
                .getConfiguration());
        ConsumerRequests requests = new ConsumerRequests(new LibraryConnection(connection), time);
        List<Attached> there = new ArrayList<>();
        List<Attached> absent = new ArrayList<>();
        Map<String, Earlier> earlier = new HashMap<>();
        for (Map<?, ?> info : requests.list(StreamNames.EVENTS)) {
            Attached driver = attached(info);
            boolean waits =
                    driver.push() ? Boolean.TRUE.equals(info.get("push_bound")) : number(info, "num_waiting") > 0;
            long unanswered = number(info, "num_ack_pending");
            (waits || unanswered > 0 ? there : absent).add(driver);
            if (unanswered > 0 && info.get("delivered") instanceof Map<?, ?> delivered) {
                earlier.put(driver.name(), new Earlier(unanswered, number(delivered, "stream_seq")));
            }
        }
        return new Attendance(own, hasEngine(requests), there, absent, earlier);
    }

    /** Whether a consumer takes what comes on this subject. */
    static boolean anyTakes(Connection connection, Time time, String subject) throws IOException {
        for (Map<?, ?> info : new ConsumerRequests(new LibraryConnection(connection), time).list(StreamNames.EVENTS)) {
            if (attached(info).takes(subject)) {
                return true;
            }
        }
        return false;
    }

    /** A consumer as the server tells it. */
    static Attached attached(Map<?, ?> info) {
        Map<?, ?> configuration = info.get("config") instanceof Map<?, ?> members ? members : Map.of();
        return new Attached(
                String.valueOf(info.get("name")),
                subjects(configuration),
                configuration.get("deliver_subject") != null,
                configuration.get("durable_name") != null,
                number(configuration, "max_ack_pending"));
    }

    private static List<String> subjects(Map<?, ?> configuration) {
        if (configuration.get("filter_subjects") instanceof List<?> several && !several.isEmpty()) {
            return several.stream().map(String::valueOf).toList();
        }
        return configuration.get("filter_subject") instanceof String one && !one.isEmpty()
                ? List.of(one)
                : List.of(">");
    }

    private static long number(Map<?, ?> info, String member) {
        return info.get(member) instanceof Number number ? number.longValue() : 0;
    }

    private static boolean hasEngine(ConsumerRequests requests) throws IOException {
        try {
            return !requests.list(StreamNames.RESULT_STREAM).isEmpty();
        } catch (ApiRequest.NoStreamException e) {
            return false; // no such stream, so no engine
        }
    }
}
