package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.wire.Subjects;

/** A connection to a Conveyor server's event stream. Closing it lets go of everything that came from it. */
public final class EventStream implements AutoCloseable {
    /** {@link ConnectionWatch} decides when to give up. */
    private static final int FOR_EVER = -1;

    static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);

    /** After the third unanswered ping a silent server counts as lost. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);

    private final Connection connection;
    private final Valve valve;
    private final ConnectionWatch watch;
    private final Time time;
    private final Consumer<String> said;
    private final Thread beating;

    EventStream(Connection connection, Valve valve, ConnectionWatch watch, Time time, Consumer<String> said) {
        this.connection = connection;
        this.valve = valve;
        this.watch = watch;
        this.time = time;
        this.said = said;
        this.beating = valve.pulse().start();
    }

    /**
     * Connects. It reconnects a lost connection by itself, for the server's reconnect timeout.
     *
     * @param said takes a sentence about each change of the connection's state, and of a consumer that was joined
     * @throws StreamException where nobody answers there
     * @throws StreamRefusedException where TLS fails, or the server does not accept us
     */
    public static EventStream connect(StreamServer server, Time time, Consumer<String> said)
            throws StreamException, InterruptedException {
        String shown = ServerUrl.shown(server.url());
        Valve valve = new Valve(time);
        ConnectionWatch watch = new ConnectionWatch(shown, server.reconnectTimeout(), time, valve.pulse(), said);
        Optional<SSLContext> tls = tls(server);
        ConnectProblems problems = new ConnectProblems(server, tls);
        try {
            Options.Builder options = new Options.Builder()
                    .server(server.url().toString())
                    .connectionName(server.name())
                    .connectionTimeout(CONNECT_LIMIT)
                    .maxReconnects(FOR_EVER)
                    .supportUTF8Subjects() // else a letter outside ASCII becomes a question mark
                    .statisticsCollector(valve)
                    .connectionListener(watch)
                    .pingInterval(PING_INTERVAL)
                    .errorListener(problems); // later problems are thrown by the call that meets them
            tls.ifPresent(options::sslContext);
            return new EventStream(Nats.connect(options.build()), valve, watch, time, said);
        } catch (IOException e) { // is no cause: it may name the password
            throw problems.why(e);
        }
    }

    private static Optional<SSLContext> tls(StreamServer server) {
        if (server.credentials().isPresent()) {
            return server.credentials().map(Credentials::sslContext);
        }
        return "tls".equalsIgnoreCase(server.url().getScheme())
                ? Optional.of(Credentials.anonymousContext())
                : Optional.empty();
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
        if (!join.shared()) {
            refuseBeside(driver);
        }
        return asking("cannot join as " + driver, () -> {
            Consumers consumers = new Consumers(connection.jetStreamManagement());
            ConsumerInfo consumer = consumers.makeOrTakeOver(join);
            Upkeep upkeep = new Upkeep(connection, consumers, join, consumer, time, said);
            ConsumerWatch consumerWatch = new ConsumerWatch(connection, watch, upkeep, time);
            return new JoinedEvents(new Link(connection, time, said), consumerWatch, upkeep, join);
        });
    }

    private void refuseBeside(String driver) throws StreamException {
        try {
            Presence.refuseBeside(connection, driver);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamException("interrupted while the driver was joining", e);
        }
    }

    /**
     * The events that wait for a driver. Changes nothing.
     *
     * @throws StreamException where the server cannot tell
     */
    public Backlog backlog(DriverDefinition definition) throws StreamException {
        return asking(
                "cannot look what waits for " + definition.name(),
                () -> new Consumers(connection.jetStreamManagement())
                        .backlog(definition.name(), StreamNames.subjects(definition)));
    }

    /** The backlog of a driver that took part and stopped; empty where its consumer is gone, or the server cannot be reached. */
    public Optional<Backlog> left(DriverDefinition definition) {
        try {
            return connection.getStatus() == Connection.Status.CONNECTED
                    ? Optional.of(backlog(definition)).filter(Backlog::consumer)
                    : Optional.empty();
        } catch (StreamException e) {
            return Optional.empty();
        }
    }

    /**
     * Who uses the name of a driver. Changes nothing.
     *
     * @throws StreamException where the server cannot tell
     */
    public NameUse nameUse(DriverDefinition driver) throws StreamException {
        return asking("cannot look who uses the name " + driver.name(), () -> NameUse.of(connection, driver));
    }

    /** The certificate that a server shows when it is connected to by TLS, checked or not; empty where there is none. */
    public static Optional<X509Certificate> certificate(StreamServer server) {
        return tls(server).flatMap(context -> TlsProbe.certificate(server.url(), context));
    }

    /** Looks at the server, for people who care for it. */
    public ServerLook look() {
        return new ServerLook(connection, time);
    }

    private <T> T asking(String unanswered, StreamRequest<T> request) throws StreamException {
        return StreamRequest.asking(connection, unanswered, request);
    }

    /**
     * Looks on as a bystander: sees what a driver would be sent and leaves no trace on the server. A slow reader loses nothing:
     * events that pile up go into a file.
     *
     * @param folder for that file; it is gone when the source is closed
     * @param said takes a sentence about each loss
     * @throws StreamException where the server has no event stream, or the definition names no resource type that can be listened to
     */
    public EventSource shadow(DriverDefinition definition, Path folder, Consumer<String> said) throws StreamException {
        return new ShadowEvents(tap(TapSubjects.of(definition), folder, said));
    }

    /**
     * Looks on as a bystander at what a driver would be sent, and at the results that the driver of its name publishes, in the order in which they
     * come. Leaves no trace on the server.
     *
     * @param folder for messages that pile up; its content is gone when the tap is closed
     * @param said takes a sentence about each loss
     * @throws StreamException where the server lacks a stream, or the definition names no resource type that can be listened to
     */
    public Tap tap(DriverDefinition definition, Path folder, Consumer<String> said) throws StreamException {
        return tap(TapSubjects.withResults(definition), folder, said);
    }

    /**
     * Looks on as a bystander at everything: events, results and log lines, in the order in which they come. Leaves no trace on the server.
     *
     * @param driver only the pipeline steps of this driver; empty: those of all. Results and log lines come of every driver
     * @param resources only events of these types; empty: of all whose name has no dot
     * @param folder for messages that pile up; its content is gone when the tap is closed
     * @param said takes a sentence about each loss
     * @throws StreamException where the server lacks a stream
     * @throws ug.open.conveyor.driver.ConveyorException where a name cannot be listened to
     */
    public Tap tap(Optional<String> driver, List<String> resources, Path folder, Consumer<String> said)
            throws StreamException {
        return tap(TapSubjects.of(driver, resources), folder, said);
    }

    private Tap tap(List<String> subjects, Path folder, Consumer<String> said) throws StreamException {
        Tap tap = new Tap(connection, valve, new Spool(folder), subjects, time, said);
        try {
            return tap.open();
        } catch (StreamException e) {
            tap.release();
            throw e;
        }
    }

    /**
     * Listens for the results of runs, and for the log lines of the run that is named then, as a bystander that leaves no trace on the server.
     *
     * @param folder for messages that pile up when they are read slowly; the file is gone when the source is closed
     * @param said takes a sentence about each loss
     */
    public LiveLogs liveLogs(Path folder, Consumer<String> said) throws StreamException {
        return new LiveLogs(connection, valve, new Spool(folder), time, said);
    }

    /**
     * Whether a driver's consumer takes the events of a resource type that has no pipeline. Changes nothing. The server keeps no event that no
     * consumer takes (protocol.md, Streams).
     */
    public boolean hasListener(String resource) throws StreamException {
        return asking(
                "cannot look whether a driver listens",
                () -> Attendance.anyTakes(connection, time, Subjects.broadcast(resource)));
    }

    /**
     * Who is there. Changes nothing.
     *
     * @throws StreamException where the server has no event stream, or cannot tell
     */
    public Attendance attendance() throws StreamException {
        return asking("cannot look who is attached", () -> Attendance.of(connection, time));
    }

    /**
     * Publishes events for a driver that is attached, and shows what it makes of them.
     *
     * @param own whether a lost connection is the end, since nobody keeps the stream
     */
    public SharedStream share(WatchedStream.Attached driver, boolean own, WatchedStream.Observer observer)
            throws StreamException, InterruptedException {
        return SharedStream.open(connection, driver, own, time, observer);
    }

    /**
     * Publishes the log lines of live attempts: the server stores them, and followers of the run see them.
     *
     * @param warned takes a sentence about lines that could not be published
     */
    public LogPublisher publishLogs(Consumer<String> warned) {
        return publishLogs(LogPublisher.Limits.DEFAULT, warned);
    }

    LogPublisher publishLogs(LogPublisher.Limits limits, Consumer<String> warned) {
        return new LogPublisher(connection, time, limits, warned);
    }

    @Override
    public void close() throws InterruptedException {
        watch.closing();
        try {
            connection.flush(FLUSH_LIMIT);
        } catch (TimeoutException | IllegalStateException e) {
            // what was not sent will come again
        } finally {
            connection.close();
            beating.interrupt();
        }
    }
}
