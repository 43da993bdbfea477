package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The event stream of one session alone, on a server that belongs to it: what a program on one of Conveyor's own runtimes connects to. It has the
 * streams of a Conveyor server (protocol.md, Streams), in memory, and shows all that the program does there.
 */
public final class PrivateStream extends WatchedStream {
    /** In the metadata of a stream that this tool made. */
    private static final String MARK = "conveyor-driver";

    private static final List<String> ALL = List.of(
            CREATED + ">", DELETED + ">", ACKNOWLEDGED + ">", StreamNames.RESULTS, LOGS + ">", OTHER_RESULTS + ">");
    private static final List<String> WITH_EVENTS =
            Stream.concat(ALL.stream(), Stream.of("resources.>", "drivers.>")).toList();

    private final DriverConnections drivers;

    private PrivateStream(Connection connection, Observer observer) throws IOException {
        super(connection, observer);
        drivers = observer.seesEvents() ? new DriverConnections(connection, observer) : null;
    }

    /**
     * Connects, makes the streams where they are not there, and begins to look on.
     *
     * @param kept whether what is on the stream is kept on disk
     * @throws StreamException where the server cannot do it
     */
    public static PrivateStream open(URI server, boolean kept, Observer observer)
            throws StreamException, InterruptedException {
        return open(server, kept ? StorageType.File : StorageType.Memory, observer);
    }

    /** Looks on at a Conveyor server that belongs to this session and makes its streams itself. */
    public static PrivateStream ofServer(URI server, Observer observer) throws StreamException, InterruptedException {
        return open(server, null, observer);
    }

    private static PrivateStream open(URI server, StorageType storage, Observer observer)
            throws StreamException, InterruptedException {
        try {
            Connection connection = Nats.connect(new Options.Builder()
                    .server(server.toString())
                    .connectionName("conveyor-driver")
                    .noReconnect()
                    .supportUTF8Subjects()
                    .errorListener(new ErrorListener() {})
                    .build());
            PrivateStream stream = new PrivateStream(connection, observer);
            if (storage != null) {
                make(stream.management(), storage);
            }
            stream.begin(observer.seesEvents() ? WITH_EVENTS : ALL);
            return stream;
        } catch (IOException | JetStreamApiException e) {
            throw new StreamException("the private event stream could not be made: " + e.getMessage(), e);
        }
    }

    /** Nobody reads results and log lines here: a program's publish needs an answer, and that is all. */
    private static void make(JetStreamManagement management, StorageType storage)
            throws IOException, JetStreamApiException {
        for (ConveyorStream stream : ConveyorStream.values()) {
            boolean read = !stream.isOfTheEngine();
            management.addStream(StreamConfiguration.builder()
                    .name(stream.streamName())
                    .subjects(stream.subjects())
                    .retentionPolicy(read ? stream.retention() : RetentionPolicy.Limits)
                    .maxMessages(read ? -1 : 1)
                    .storageType(storage)
                    .metadata(Map.of(MARK, "dev"))
                    .build());
        }
    }

    /** Whether a stream is one that this made. */
    static boolean made(StreamConfiguration stream) {
        return stream.getMetadata() != null && stream.getMetadata().containsKey(MARK);
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
        return drivers != null && drivers.any();
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
        OneDelivery.of(management(), consumer);
    }

    @Override
    public void close() throws InterruptedException {
        connection().close();
    }
}
