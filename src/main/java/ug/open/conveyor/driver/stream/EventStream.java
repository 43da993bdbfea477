package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
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

/** A connection to a Conveyor server's event stream. Closing it lets go of everything that came from it. */
public final class EventStream implements AutoCloseable {
    /** {@link ConnectionWatch} says when it was enough. */
    private static final int FOR_EVER = -1;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);

    /** A server that is there and answers nothing is told from one that has nothing to say after the third of these. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);

    private final Connection connection;
    private final Valve valve;
    private final ConnectionWatch watch;
    private final Time time;
    private final Consumer<String> said;
    private final Thread beating;

    EventStream(Connection connection, Time time) {
        this(connection, new Valve(time), time);
    }

    private EventStream(Connection connection, Valve valve, Time time) {
        this(
                connection,
                valve,
                new ConnectionWatch("", Optional.empty(), time, valve.pulse(), text -> {}),
                time,
                text -> {});
    }

    private EventStream(Connection connection, Valve valve, ConnectionWatch watch, Time time, Consumer<String> said) {
        this.connection = connection;
        this.valve = valve;
        this.watch = watch;
        this.time = time;
        this.said = said;
        this.beating = valve.pulse().start();
    }

    /**
     * Connects. A connection that is lost later is made again by itself, for as long as the server says.
     *
     * @param said is told, as a sentence, each change of the connection's state, and of a consumer that was joined
     * @throws StreamException where nobody answers there
     * @throws StreamRefusedException where TLS or who we are stands between
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
                    .errorListener(problems); // what matters later is thrown where it is asked for
            tls.ifPresent(options::sslContext);
            return new EventStream(Nats.connect(options.build()), valve, watch, time, said);
        } catch (IOException e) { // is no cause: it may name the password
            throw problems.why(e);
        }
    }

    private static Optional<SSLContext> tls(StreamServer server) {
        if (server.credentials().isPresent()) {
            return server.credentials().map(Credentials::sslContext).map(HostCheck::with);
        }
        if (!"tls".equalsIgnoreCase(server.url().getScheme())) {
            return Optional.empty();
        }
        try {
            return Optional.of(HostCheck.with(SSLContext.getDefault()));
        } catch (NoSuchAlgorithmException e) {
            throw new StreamRefusedException("this JDK has no TLS: " + e.getMessage());
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
        Optional<String> other;
        try {
            other = Presence.of(connection, driver);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamException("interrupted while the driver was joining", e);
        }
        if (other.isPresent()) {
            throw new JoinRefusedException("another process takes part as " + driver + " already: " + other.get()
                    + "; stop that process, or join under another name; --share splits the events with it");
        }
    }

    /**
     * What waits for a driver, and changes nothing.
     *
     * @throws StreamException where the server cannot tell
     */
    public Backlog backlog(DriverDefinition definition) throws StreamException {
        return asking(
                "cannot look what waits for " + definition.name(),
                () -> new Consumers(connection.jetStreamManagement())
                        .backlog(definition.name(), StreamNames.subjects(definition)));
    }

    /** What a driver that took part leaves behind; empty where it is not there, or cannot be told any more. */
    public Optional<Backlog> left(DriverDefinition definition) {
        try {
            return connection.getStatus() == Connection.Status.CONNECTED
                    ? Optional.of(backlog(definition)).filter(Backlog::consumer)
                    : Optional.empty();
        } catch (StreamException e) {
            return Optional.empty();
        }
    }

    /** Something that the server is asked for. */
    private interface Question<T> {
        T ask() throws IOException, JetStreamApiException;
    }

    private static <T> T asking(String unanswered, Question<T> question) throws StreamException {
        try {
            return question.ask();
        } catch (JetStreamApiException e) {
            throw e.getApiErrorCode() == Consumers.NO_STREAM
                    ? noStream(StreamNames.EVENTS, e)
                    : new StreamException(unanswered + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StreamException(unanswered + ": " + e.getMessage(), e);
        }
    }

    /** What to say where the server has no such stream. */
    static StreamException noStream(String name, JetStreamApiException cause) {
        return new StreamException(
                "the server has no stream '" + name + "', as a Conveyor server has: it is another NATS server", cause);
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
        return new ShadowEvents(tap(TapSubjects.of(definition), folder, said));
    }

    /**
     * Looks on as a bystander at all that goes on: events, results and log lines, in the order in which they come. Leaves no trace on the
     * server.
     *
     * @param driver only the pipeline steps of this driver; empty: those of all. Results and log lines come of every driver
     * @param resources only events of these types; empty: of all whose name has no dot
     * @param folder for what piles up; what is in it is gone when the tap is closed
     * @param said is told, as a sentence, what the tap lost
     * @throws StreamException where the server lacks a stream
     * @throws ug.open.conveyor.driver.ConveyorException where a name cannot be listened to
     */
    public StreamTap tap(Optional<String> driver, List<String> resources, Path folder, Consumer<String> said)
            throws StreamException {
        return tap(TapSubjects.of(driver, resources), folder, said);
    }

    private StreamTap tap(List<String> subjects, Path folder, Consumer<String> said) throws StreamException {
        Spool spool = new Spool(folder);
        Tap tap = new Tap(connection, valve, spool, subjects, time, said);
        try {
            tap.open();
        } catch (StreamException e) {
            tap.close();
            throw e;
        }
        return new StreamTap(connection, tap, spool);
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
