package ug.open.conveyor.driver.join;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.Join;
import ug.open.conveyor.driver.stream.JoinedEvents;
import ug.open.conveyor.driver.stream.LogPublisher;
import ug.open.conveyor.driver.stream.StreamServer;

/**
 * A connection to the event stream of a Conveyor server, on which a program runs its drivers.
 *
 * <pre>{@code
 * try (Conveyor conveyor = Conveyor.connect(URI.create("nats://localhost:4222"))) {
 *     conveyor.join(DriverDefinition.of("image-builder", "workflow"), (message, context) -> {
 *         context.logger().info("building {}", message.resource().name());
 *         return DriverResult.success("built", Map.of("image", message.resource().name() + ":1"));
 *     });
 * }
 * }</pre>
 *
 * <p>{@link #join} and {@link #shadow} run a driver on the calling thread; {@link #start} and {@link #startShadow} run it on a thread of its
 * own and return a handle. Several drivers can be at work on one connection. All methods can be called from any thread. A lost connection is
 * made again.
 *
 * <p>The message of an exception is a sentence for people: a {@link ConveyorException} is about the request, an {@link IOException} about the
 * server or the run store.
 */
public final class Conveyor implements AutoCloseable {
    private final EventStream stream;
    private final String server;
    private final Running.Settings settings;
    private final Supplier<ConveyorClient> api;
    private final Set<Running> atWork = new HashSet<>();
    private boolean stopped;
    private boolean closed;

    private Conveyor(EventStream stream, String server, Running.Settings settings, Supplier<ConveyorClient> api) {
        this.api = api;
        this.stream = stream;
        this.server = server;
        this.settings = settings;
    }

    /** Connects as {@link #connect(ConveyorOptions)} does to the server that {@link ConveyorOptions#ofEnvironment} finds. */
    public static Conveyor connect() throws IOException, InterruptedException {
        return connect(ConveyorOptions.ofEnvironment());
    }

    /** Connects as {@link #connect(ConveyorOptions)} does to a server without authentication, such as {@code nats://localhost:4222}. */
    public static Conveyor connect(URI url) throws IOException, InterruptedException {
        return connect(ConveyorOptions.of(url));
    }

    /**
     * Connects.
     *
     * @throws ConveyorException where a credentials file cannot be read or used
     * @throws IOException where no server answers within 10 seconds
     * @throws IllegalArgumentException where a secret is empty
     */
    public static Conveyor connect(ConveyorOptions options) throws IOException, InterruptedException {
        Time time = Time.system();
        Running.Settings settings = options.settings();
        Secrets secrets = Secrets.of(settings.secrets());
        Consumer<String> warnings = sentence -> settings.warnings().accept(secrets.mask(sentence));
        secrets.warnings().forEach(settings.warnings());
        StreamServer to = new StreamServer(
                options.url(),
                options.files().map(files -> Credentials.read(files, time.now())),
                options.name(),
                options.reconnectTimeout());
        return new Conveyor(
                EventStream.connect(to, time, warnings),
                ServerUrl.shown(options.url()),
                settings.warning(warnings),
                options.api(to.credentials()));
    }

    /**
     * The HTTP API of a server, without a connection to its event stream; nothing is sent yet.
     *
     * @param options {@link ConveyorOptions#api} names the server; credentials are used where there are some
     * @throws ConveyorException where a credentials file cannot be read, or its key is of a kind that the API does not accept
     */
    public static ConveyorClient client(ConveyorOptions options) {
        return options.api(options.files()
                        .map(files -> Credentials.read(files, Time.system().now())))
                .get();
    }

    /**
     * The HTTP API of the server, as {@link ConveyorOptions#api} names it; drivers have it as {@link DriverContext#client} too. It may be used
     * after {@link #close}.
     *
     * @throws ConveyorException where the credentials hold a key of a kind that the API does not accept, such as Ed25519
     */
    public ConveyorClient client() {
        return api.get();
    }

    /**
     * Takes part as a driver until {@link #stop}: takes its events, publishes its results and log entries, and lets pipelines go on with them.
     * Blocks.
     *
     * <p>An event is acknowledged when its result is in the run store and the server has confirmed it. A process that is killed at any moment
     * loses nothing: the event comes again, and a result that is in the run store is published without another run. The run store is on this
     * machine; an event that comes again on another machine, or whose attempt had not ended, runs again. A driver has to be idempotent.
     *
     * <p>The consumer on the server has the driver's name. The server keeps it, and the events that come meanwhile, for 72 hours. Where the
     * consumer was deleted, it is made again, and a warning gives the greatest number of events that may have been missed. Where the stream was
     * made again, its events are new ones.
     *
     * @return the counts of the session, when every event in hand is settled or given back; at once where {@link #stop} was called before
     * @throws IllegalArgumentException where the definition names no resource types
     * @throws ConveyorException where the consumer of this name belongs to somebody else, or another process pulls from it
     * @throws IOException where the run store cannot be written, the connection is given up, or the server has had no event stream for 20 s;
     *     events in hand are given back, or come again
     * @throws InterruptedException when the caller was interrupted; attempts in flight are cancelled and their events given back
     */
    public Summary join(DriverDefinition definition, Driver driver) throws IOException, InterruptedException {
        return join(running(definition, driver));
    }

    /**
     * Looks on as a bystander until {@link #stop}: the driver runs, for real, on the events that a driver of this name would get. Nothing is
     * published; the stream keeps no trace of it, and no event is taken from another driver. A warning counts the events that were missed while
     * the connection was down; they do not come again. Where the run store cannot be written, a warning says so and the driver goes on.
     * Blocks.
     *
     * @return the counts of the session
     * @throws IllegalArgumentException where the definition names no resource types
     * @throws IOException where the connection is given up
     * @throws InterruptedException when the caller was interrupted; attempts in flight are cancelled
     */
    public Summary shadow(DriverDefinition definition, Driver driver) throws IOException, InterruptedException {
        return shadow(running(definition, driver));
    }

    /**
     * Does what {@link #join} does on a thread of its own, and returns at once. The thread keeps the JVM alive until the driver has ended.
     *
     * @return the driver at work; {@link DriverHandle#ready} waits until it takes events
     * @throws IllegalArgumentException where the definition names no resource types
     */
    public DriverHandle start(DriverDefinition definition, Driver driver) {
        Running running = running(definition, driver);
        return started(running, () -> join(running));
    }

    /**
     * Does what {@link #shadow} does on a thread of its own, and returns at once. The thread keeps the JVM alive until the driver has ended.
     *
     * @return the driver at work; {@link DriverHandle#ready} waits until it listens
     * @throws IllegalArgumentException where the definition names no resource types
     */
    public DriverHandle startShadow(DriverDefinition definition, Driver driver) {
        Running running = running(definition, driver);
        return started(running, () -> shadow(running));
    }

    private static DriverHandle started(Running running, DriverHandle.Session session) {
        DriverHandle handle = new DriverHandle(running);
        handle.start(session, running.toString());
        return handle;
    }

    private Summary join(Running running) throws IOException, InterruptedException {
        return take(running, () -> {
            DriverDefinition definition = running.definition();
            try (Journal journal = running.joined();
                    JoinedEvents events = stream.join(Join.as(definition));
                    LogPublisher logs = stream.publishLogs(settings.warnings())) {
                DriverManager.Builder manager = running.manager()
                        .client(api)
                        .mode(Mode.LIVE)
                        .journal(journal)
                        .listener(logs)
                        .inProgressEvery(events.inProgressEvery())
                        .settling(JoinedEvents.SETTLING);
                return running.run(manager, events);
            }
        });
    }

    private Summary shadow(Running running) throws IOException, InterruptedException {
        return take(running, () -> {
            try (Journal journal = running.bystanding();
                    EventSource events = stream.shadow(running.definition(), Machine.scratch(), settings.warnings())) {
                return running.run(
                        running.manager().client(api).mode(Mode.SHADOW).journal(journal), events);
            }
        });
    }

    /**
     * Stops all drivers on this connection, for good: they take no more events and give back those that wait; attempts in flight have the
     * grace to end. Returns at once; {@link #join} and {@link #shadow} return when all is done. A driver may call it from within.
     */
    public void stop() {
        synchronized (atWork) {
            stopped = true;
            atWork.forEach(Running::stop);
        }
    }

    /**
     * Stops, waits until all drivers have drained, and ends the connection. Idempotent. When the caller is interrupted, it does not wait any
     * longer and ends the connection. Not for a driver, which would wait for its own end: it calls {@link #stop}.
     */
    @Override
    public void close() {
        stop();
        boolean interrupted = !awaitEnd();
        synchronized (atWork) {
            if (!closed) {
                closed = true;
                interrupted |= !closeStream();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all drivers have ended, and nobody interrupted. */
    private boolean awaitEnd() {
        try {
            synchronized (atWork) {
                while (!atWork.isEmpty()) {
                    atWork.wait();
                }
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private boolean closeStream() {
        try {
            stream.close();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** The server, without a password. */
    @Override
    public String toString() {
        return "Conveyor at " + server;
    }

    private Summary take(Running one, DriverHandle.Session session) throws IOException, InterruptedException {
        synchronized (atWork) {
            if (stopped) {
                return Running.NOTHING;
            }
            atWork.add(one);
        }
        try {
            one.begin();
            return session.run();
        } finally {
            one.end();
            synchronized (atWork) {
                atWork.remove(one);
                atWork.notifyAll();
            }
        }
    }

    private Running running(DriverDefinition definition, Driver driver) {
        if (definition.resources().isEmpty()) {
            throw new IllegalArgumentException("driver " + definition.name()
                    + " names no resource types, and a live stream does not offer all: give those it listens to");
        }
        return new Running(definition, driver, settings);
    }
}
