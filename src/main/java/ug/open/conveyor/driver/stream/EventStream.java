package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Time;

/** A connection to a Conveyor server's event stream. Closing it lets go of everything that came from it. */
public final class EventStream implements AutoCloseable {
    /** {@link ConnectionWatch} says when it was enough. */
    private static final int FOR_EVER = -1;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);
    private static final int NO_STREAM = 10059;
    private static final String OWNER = "conveyor-driver.owner";

    private final Connection connection;
    private final Valve valve;
    private final ConnectionWatch watch;
    private final Time time;

    EventStream(Connection connection, Time time) {
        this(connection, new Valve(time), new ConnectionWatch("", Optional.empty(), time, text -> {}), time);
    }

    private EventStream(Connection connection, Valve valve, ConnectionWatch watch, Time time) {
        this.connection = connection;
        this.valve = valve;
        this.watch = watch;
        this.time = time;
    }

    /**
     * Connects. A connection that is lost later is made again by itself, for as long as the server says.
     *
     * @param said is told, as a sentence, each change of the connection's state
     * @throws StreamException where nobody answers there
     */
    public static EventStream connect(StreamServer server, Time time, Consumer<String> said)
            throws StreamException, InterruptedException {
        String shown = ServerUrl.shown(server.url());
        ConnectionWatch watch = new ConnectionWatch(shown, server.reconnectTimeout(), time, said);
        Valve valve = new Valve(time);
        try {
            Options.Builder options = new Options.Builder()
                    .server(server.url().toString())
                    .connectionName(server.name())
                    .connectionTimeout(CONNECT_LIMIT)
                    .maxReconnects(FOR_EVER)
                    .supportUTF8Subjects() // else a letter outside ASCII becomes a question mark
                    .statisticsCollector(valve)
                    .connectionListener(watch)
                    .errorListener(new Quiet()); // what matters is thrown where it is asked for
            server.credentials().ifPresent(credentials -> options.sslContext(credentials.sslContext()));
            return new EventStream(Nats.connect(options.build()), valve, watch, time);
        } catch (IOException e) { // is no cause: it may name the password
            throw new StreamException("no NATS server answers at " + shown
                    + "; start the Conveyor server, or name another one with --nats");
        }
    }

    /**
     * Takes part as a driver: makes the driver's durable consumer, strictly, so that a consumer of the same name is never changed, or goes on
     * with the one that an earlier process of this driver left.
     *
     * @throws JoinRefusedException where a consumer of this name is somebody else's, or somebody is on it
     * @throws StreamException where the server cannot do it
     */
    public JoinedEvents join(Join join) throws StreamException {
        String driver = join.definition().name();
        try {
            JetStreamManagement management = connection.jetStreamManagement();
            StreamInfo stream = management.getStreamInfo(StreamNames.EVENTS);
            ConsumerConfiguration consumer = consumer(management, join);
            JetStream events = connection.jetStream();
            return new JoinedEvents(
                    connection,
                    events.subscribe(null, PullSubscribeOptions.bind(StreamNames.EVENTS, driver)),
                    new ResultPublisher(events, driver, stream.getCreateTime().toInstant()),
                    consumer.getAckWait(),
                    time);
        } catch (JetStreamApiException e) {
            throw new StreamException(
                    e.getApiErrorCode() == NO_STREAM
                            ? "the server has no stream '" + StreamNames.EVENTS
                                    + "', as a Conveyor server has: it is another NATS server"
                            : "cannot join as " + driver + ": " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new StreamException("cannot join as " + driver + ": " + e.getMessage(), e);
        }
    }

    /**
     * Looks on as a bystander: sees what a driver would be sent and leaves no trace on the server. However slowly this is read, the tap keeps
     * up: what piles up goes into a file.
     *
     * @param folder for that file; it is gone when the source is closed
     * @param said is told, as a sentence, what the tap lost
     * @throws StreamException where the server has no event stream, or the definition names no resource type that can be listened to
     */
    public EventSource shadow(DriverDefinition definition, Path folder, Consumer<String> said) throws StreamException {
        List<String> subjects = TapSubjects.of(definition);
        Spool spool = new Spool(folder);
        Tap tap = new Tap(connection, valve, spool, time, said);
        try {
            tap.open(subjects);
        } catch (StreamException e) {
            tap.close();
            throw e;
        }
        return new ShadowEvents(connection, tap, spool);
    }

    /**
     * Listens for the results of runs, and for the log lines of the run that is named then, as a bystander that leaves no trace on the server.
     *
     * @param folder for what piles up when it is read slowly; it is gone when the source is closed
     * @param said is told, as a sentence, what was missed
     */
    public LiveLogs liveLogs(Path folder, Consumer<String> said) throws StreamException {
        return new LiveLogs(connection, valve, new Spool(folder), time, said);
    }

    /**
     * Whether a driver's consumer takes the events of a resource type that has no pipeline; only asks. An event that none takes is not kept
     * (protocol.md, Streams).
     */
    public boolean hasListener(String resource) throws StreamException {
        try {
            return new Listeners(connection.jetStreamManagement()).areThere(StreamNames.broadcast(resource));
        } catch (IOException | JetStreamApiException e) {
            throw new StreamException("whether a driver listens cannot be told: " + e.getMessage(), e);
        }
    }

    /**
     * Publishes what live attempts log, so that the server stores it and who follows a run sees it.
     *
     * @param warned is told, as a sentence, of lines that could not be published
     */
    public LogPublisher logs(Consumer<String> warned) {
        return logs(LogPublisher.Limits.DEFAULT, warned);
    }

    LogPublisher logs(LogPublisher.Limits limits, Consumer<String> warned) {
        return new LogPublisher(connection, time, limits, warned);
    }

    private static ConsumerConfiguration consumer(JetStreamManagement management, Join join)
            throws IOException, JetStreamApiException {
        ConsumerConfiguration wanted = ConsumerConfiguration.builder()
                .durable(join.definition().name())
                .filterSubjects(join.subjects())
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(join.ackWait())
                .deliverPolicy(DeliverPolicy.All)
                .inactiveThreshold(join.kept())
                .metadata(Map.of(OWNER, join.owner()))
                .build();
        return new Consumers(management, wanted).makeOrTakeOver();
    }

    /** Else each problem is logged, with its stack. */
    private static final class Quiet implements ErrorListener {}

    @Override
    public void close() throws InterruptedException {
        watch.closing();
        try {
            connection.flush(FLUSH_LIMIT);
        } catch (TimeoutException | IllegalStateException e) {
            // what was not sent will come again
        }
        connection.close();
    }
}
