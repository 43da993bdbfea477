package ug.open.conveyor.driver.stream;

import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Time;

/**
 * The event stream of one session alone, on a server that belongs to it: what a program on one of Conveyor's own runtimes connects to. It has the
 * streams of a Conveyor server (protocol.md, Streams), in memory, and shows all that the program does there.
 */
public final class PrivateStream extends WatchedStream {
    /** In the metadata of a stream that this tool made. */
    private static final String MARK = "conveyor-driver";

    private static final List<String> ALL = List.of(
            DriverConnections.AUDIT,
            DELETED + ">",
            ACKNOWLEDGED + ">",
            StreamNames.RESULTS,
            LOGS + ">",
            OTHER_RESULTS + ">");
    private static final List<String> EVENTS = List.of("resources.>", "drivers.>");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    private final LoopbackConnection connection;
    private final DriverConnections drivers;

    private PrivateStream(LoopbackConnection connection, Time time, Observer observer) {
        super(connection, time, observer);
        this.connection = connection;
        this.drivers = new DriverConnections(connection, observer);
    }

    /**
     * Connects, makes the streams where they are not there, and begins to look on.
     *
     * @param kept whether what is on the stream is kept on disk
     * @throws StreamException where the server cannot do it
     */
    public static PrivateStream open(URI server, boolean kept, Time time, Observer observer)
            throws StreamException, InterruptedException {
        return open(server, kept ? "file" : "memory", time, observer);
    }

    /** Looks on at a Conveyor server that belongs to this session and makes its streams itself. */
    public static PrivateStream ofServer(URI server, Time time, Observer observer)
            throws StreamException, InterruptedException {
        return open(server, "", time, observer);
    }

    /**
     * Loads what the connection needs, which takes as long as a server does to start, on a thread of its own beside that start: by a connection
     * that nobody accepts. Nothing depends on it. Idempotent.
     */
    public static void prepare() {
        if (PREPARED.compareAndSet(false, true)) {
            Thread thread = new Thread(LoopbackConnection::inVain, "private stream, ahead");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static PrivateStream open(URI server, String storage, Time time, Observer observer)
            throws StreamException, InterruptedException {
        LoopbackConnection connection = null;
        boolean opened = false;
        try {
            connection = LoopbackConnection.open(server, observer::lost);
            PrivateStream stream = new PrivateStream(connection, time, observer);
            Map<String, ApiRequest> making = storage.isEmpty() ? Map.of() : make(connection, storage);
            List<String> subjects = new ArrayList<>(ALL);
            subjects.addAll(observer.seesEvents() ? EVENTS : List.of());
            stream.begin(subjects);
            for (Map.Entry<String, ApiRequest> each : making.entrySet()) {
                ApiRequest.checked(each.getValue().answer(), each.getKey());
            }
            opened = true;
            return stream;
        } catch (IOException | IllegalStateException e) {
            throw new StreamException(
                    "the private event stream at " + server + " could not be made: " + StreamProblem.of(e), e);
        } finally {
            if (connection != null && !opened) {
                connection.close();
            }
        }
    }

    /**
     * Asks for the streams, each by its name, and waits for none. Nobody reads results and log lines here: a program's publish needs an answer, and
     * that is all.
     */
    private static Map<String, ApiRequest> make(CoreConnection connection, String storage) {
        Map<String, ApiRequest> making = new LinkedHashMap<>();
        for (ConveyorStream stream : ConveyorStream.values()) {
            boolean read = !stream.isOfTheEngine();
            String body = Json.write(Map.of(
                    "name",
                    stream.streamName(),
                    "subjects",
                    stream.subjects(),
                    "retention",
                    read ? "interest" : "limits",
                    "max_msgs",
                    read ? -1 : 1,
                    "storage",
                    storage,
                    "num_replicas",
                    1,
                    "metadata",
                    Map.of(MARK, "dev")));
            making.put(
                    stream.streamName(),
                    ApiRequest.send(connection, "STREAM.CREATE." + stream.streamName(), body, LIMIT));
        }
        return making;
    }

    /** Whether a stream is one that this made. */
    static boolean made(StreamConfiguration stream) {
        return stream.getMetadata() != null && stream.getMetadata().containsKey(MARK);
    }

    /** The version of its server, such as {@code 2.11.11}. */
    public String serverVersion() {
        return connection.server().version();
    }

    @Override
    void take(CoreConnection.Arrived message) {
        if (message.subject().equals(DriverConnections.AUDIT)) {
            drivers.take(message.body());
        } else {
            super.take(message);
        }
    }

    @Override
    public void begins(String runId) {
        // all log entries are shown
    }

    @Override
    public void ends(String runId) {
        // what comes later is shown too
    }

    /** Whether drivers are attached whose end {@link #look} would report. */
    public boolean hasDrivers() {
        return drivers.any();
    }

    /**
     * Reports the drivers that have ended since the last look.
     *
     * @param open the ids of all connections that the server has now
     */
    public void look(Set<Long> open) {
        drivers.look(open);
    }

    /** Gives each event to this consumer once: whoever wants it tried again publishes it again. */
    public void giveOnce(String consumer) {
        try {
            requests().deliverOnce(consumer);
        } catch (IOException e) {
            // the program has gone meanwhile, and its end tells more
        }
    }
}
