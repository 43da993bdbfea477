package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.wire.Subjects;

/**
 * The connections on which drivers have attached to a private stream. A server keeps the consumer of a driver that was killed for 5 s to 35 s, and
 * takes the consumer of one at a breakpoint away; only the end of its connection tells that a driver has ended. Whoever waits for its result is
 * told by a core message.
 */
final class DriverConnections {
    /** The end of a connection of the driver whose name follows; the body is the number of its other connections. */
    static final String ENDED = "conveyor-driver.ended.";

    /** A server reports each request about consumers here, and who asked. */
    private static final String AUDIT = "$JS.EVENT.ADVISORY.API";

    private static final String CREATE = "$JS.API.CONSUMER.CREATE." + StreamNames.EVENTS;
    private static final String DURABLE = "$JS.API.CONSUMER.DURABLE.CREATE." + StreamNames.EVENTS;

    private final Connection connection;
    private final WatchedStream.Observer observer;
    private final Map<Long, WatchedStream.Attached> drivers = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();

    /** From now on knows who attaches. */
    DriverConnections(Connection connection, WatchedStream.Observer observer) {
        this.connection = connection;
        this.observer = observer;
        Dispatcher dispatcher = connection.createDispatcher(this::take);
        dispatcher.subscribe(AUDIT);
    }

    private void take(Message message) {
        try {
            Map<?, ?> audit = object(Json.parse(message.getData(), 0, message.getData().length));
            String subject = String.valueOf(audit.get("subject"));
            long client = object(audit.get("client")).get("id") instanceof Number id ? id.longValue() : 0;
            boolean ours = client == connection.getServerInfo().getClientId();
            if (!ours && (subject.startsWith(CREATE) || subject.startsWith(DURABLE))) {
                Map<?, ?> made = object(Json.parse(String.valueOf(audit.get("response"))));
                if (made.get("name") instanceof String name && Subjects.isDriver(name)) {
                    attached(client, Attendance.attached(made));
                }
            }
        } catch (ConveyorException e) {
            // nothing that tells who attached
        }
    }

    private static Map<?, ?> object(Object json) {
        return json instanceof Map<?, ?> members ? members : Map.of();
    }

    private void attached(long client, WatchedStream.Attached driver) {
        synchronized (this) {
            drivers.put(client, driver);
        }
        observer.attached(driver);
    }

    /** Whether anybody has attached who may end. */
    synchronized boolean any() {
        return !drivers.isEmpty();
    }

    /**
     * Reports the drivers that have ended since the last look.
     *
     * @param open the ids of all connections that the server has now
     */
    void look(Set<Long> open) {
        List<String> ended = new ArrayList<>();
        Map<String, Integer> others = new HashMap<>();
        Map<String, WatchedStream.Attached> again = new HashMap<>();
        synchronized (this) {
            for (Map.Entry<Long, WatchedStream.Attached> each : drivers.entrySet()) {
                String name = each.getValue().name();
                if (!open.contains(each.getKey())) {
                    ended.add(name);
                } else if (seen.contains(each.getKey())) {
                    others.merge(name, 1, Integer::sum);
                } else { // the driver has been started again
                    again.put(name, each.getValue());
                }
            }
            drivers.keySet().retainAll(open);
            seen.clear();
            seen.addAll(drivers.keySet());
        }
        for (String driver : ended) {
            int left = others.getOrDefault(driver, 0);
            connection.publish(ENDED + driver, Integer.toString(left).getBytes(StandardCharsets.US_ASCII));
            if (left == 0) {
                observer.left(driver);
                if (again.containsKey(driver)) {
                    observer.attached(again.get(driver));
                }
            }
        }
    }
}
