package ug.open.conveyor.driver.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.JsonLine;
import ug.open.conveyor.driver.wire.Subjects;

/**
 * The connections on which drivers have attached to a private stream. A server keeps the consumer of a driver that was killed for 5 s to 35 s, and
 * takes the consumer of one at a breakpoint away; only the end of its connection tells that a driver has ended. Whoever waits for its result is
 * told by a core message.
 */
final class DriverConnections {
    /** The end of a connection of the driver whose name follows; the body is the number of its other connections. */
    static final String ENDED = "conveyor-driver.ended.";

    /** A server reports each request about consumers here, with its answer and who asked. */
    static final String AUDIT = "$JS.EVENT.ADVISORY.API";

    private static final String CREATE = "$JS.API.CONSUMER.CREATE." + StreamNames.EVENTS;
    private static final String DURABLE = "$JS.API.CONSUMER.DURABLE.CREATE." + StreamNames.EVENTS;

    private static final int SUBJECT = 0;
    private static final int CLIENT = 1;
    private static final int RESPONSE = 2;

    private final LoopbackConnection connection;
    private final WatchedStream.Observer observer;
    private final Map<Long, WatchedStream.Attached> drivers = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();

    DriverConnections(LoopbackConnection connection, WatchedStream.Observer observer) {
        this.connection = connection;
        this.observer = observer;
    }

    /** Takes what comes on {@link #AUDIT}, most of which is not about consumers. */
    void take(byte[] report) {
        JsonLine audit = new JsonLine("subject", "client", "response");
        if (!audit.read(report, 0, report.length) || !audit.isObject(CLIENT)) {
            return;
        }
        String subject = audit.string(SUBJECT);
        JsonLine asking = new JsonLine("id");
        asking.read(report, audit.start(CLIENT), audit.end(CLIENT));
        long client = asking.longValue(0, 0);
        boolean ours = client == connection.server().client();
        if (!ours && (subject.startsWith(CREATE) || subject.startsWith(DURABLE))) {
            made(client, audit.string(RESPONSE));
        }
    }

    private void made(long client, String answer) {
        try {
            if (Json.parse(answer) instanceof Map<?, ?> made && made.get("name") instanceof String name) {
                attached(client, name, made);
            }
        } catch (ConveyorException e) {
            // nothing that tells who attached
        }
    }

    private void attached(long client, String name, Map<?, ?> consumer) {
        if (!Subjects.isDriver(name)) {
            observer.noLogEntry("a driver attached under the name " + Harmless.inQuotes(name)
                    + ", which no driver of Conveyor can have: 1 to 64 of A-Z a-z 0-9 _ -");
            return;
        }
        WatchedStream.Attached driver = Attendance.attached(consumer);
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
            connection.publish(ENDED + driver, "", Integer.toString(left).getBytes(StandardCharsets.US_ASCII));
            if (left == 0) {
                observer.left(driver);
                if (again.containsKey(driver)) {
                    observer.attached(again.get(driver));
                }
            }
        }
    }
}
