package ug.open.conveyor.driver.embed;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.Driver;
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
import ug.open.conveyor.driver.stream.Owner;
import ug.open.conveyor.driver.stream.StreamServer;

/**
 * A connection to the event stream of a Conveyor server, on which a program runs its drivers.
 *
 * <pre>{@code
 * try (Conveyor conveyor = Conveyor.connect(URI.create("nats://localhost:4222"))) {
 *     conveyor.join(DriverDefinition.of("image-builder", "workflow"), (message, context) -> {
 *         context.logger().info("building " + message.resource().name());
 *         return DriverResult.success("built", Map.of("image", message.resource().name() + ":1"));
 *     });
 * }
 * }</pre>
 *
 * <p>A connection that is lost is made again by itself. Several drivers can be at work on one at the same time, each on a thread that called
 * {@link #join} or {@link #shadow}; all other methods can be called from any thread.
 *
 * <p>Errors are sentences: a {@link ConveyorException} is about what was asked for, an {@link IOException} about the server or the run store.
 */
public final class Conveyor implements AutoCloseable {
    private final EventStream stream;
    private final String server;
    private final Running.Settings settings;
    private final Set<Running> atWork = new HashSet<>();
    private boolean stopped;
    private boolean closed;

    private Conveyor(EventStream stream, String server, Running.Settings settings) {
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
     * @throws ConveyorException where a credentials file cannot be read, or is of no use
     * @throws IOException where nobody answers there within 5 seconds
     * @throws IllegalArgumentException where a secret is empty
     */
    public static Conveyor connect(ConveyorOptions options) throws IOException, InterruptedException {
        Time time = Time.system();
        Running.Settings settings = options.settings();
        Secrets secrets = Secrets.of(settings.secrets());
        Consumer<String> said = sentence -> settings.said().accept(secrets.mask(sentence));
        secrets.warnings().forEach(settings.said());
        StreamServer to = new StreamServer(
                options.url(),
                options.files().map(files -> Credentials.read(files, time.now())),
                options.name(),
                options.reconnectTimeout());
        return new Conveyor(EventStream.connect(to, time, said), ServerUrl.shown(options.url()), settings.saying(said));
    }

    /**
     * Takes part as a driver, until {@link #stop}: its events are taken, what it comes to and what it logs is published, and pipelines go on
     * with it. Blocks.
     *
     * <p>An event is acknowledged when its result is in the run store and the server has confirmed it. So a process that is killed at any
     * moment loses nothing: the event comes again, and what had its result is published and not run again. That memory is the run store of
     * this machine; where an event comes again on another one, or the driver was killed before it had returned, it runs again. A driver has
     * to be idempotent. The consumer on the server has the driver's name, and is kept for 72 hours with the events that come meanwhile. One that
     * is gone from the server is made again, and what was missed at most is told; events of a stream that was made again are never taken for
     * older ones.
     *
     * @return what it came to, when all that was in hand is settled or given back; where {@link #stop} was called before, at once
     * @throws IllegalArgumentException where the definition names no resource types
     * @throws ConveyorException where the name is taken: a consumer of this name is somebody else's, or becomes it, or somebody is on it
     * @throws IOException where the run store cannot be written, the connection is given up, or the server has no event stream for 20 s: what
     *     was in hand is given back then, or comes again
     * @throws InterruptedException when the caller was interrupted, which cancels what is in flight and gives it back
     */
    public Summary join(DriverDefinition definition, Driver driver) throws IOException, InterruptedException {
        needResources(definition);
        return take(new Running(definition, driver, settings), running -> {
            try (Journal journal = running.joined();
                    JoinedEvents events = stream.join(Join.as(definition, Owner.next()));
                    LogPublisher logs = stream.logs(settings.said())) {
                DriverManager.Builder manager = running.manager()
                        .mode(Mode.LIVE)
                        .journal(journal)
                        .listener(logs)
                        .inProgressEvery(events.inProgressEvery())
                        .settling(JoinedEvents.SETTLING);
                return running.run(manager, events);
            }
        });
    }

    /**
     * Looks on as a bystander, until {@link #stop}: the driver runs, for real, on what a driver of this name would be sent, and nothing is
     * published. It leaves no trace on the server and takes nothing from who is at work there. What it missed while it was not connected is
     * told, and does not come again. Where the run store cannot be written, it goes on without. Blocks.
     *
     * @return what it came to
     * @throws IllegalArgumentException where the definition names no resource types
     * @throws IOException where the connection is given up
     * @throws InterruptedException when the caller was interrupted, which cancels what is in flight
     */
    public Summary shadow(DriverDefinition definition, Driver driver) throws IOException, InterruptedException {
        needResources(definition);
        return take(new Running(definition, driver, settings), running -> {
            try (Journal journal = running.bystanding();
                    EventSource events = stream.shadow(definition, Machine.scratch(), settings.said())) {
                return running.run(running.manager().mode(Mode.SHADOW).journal(journal), events);
            }
        });
    }

    /**
     * Has all drivers take no more events, and give back those that wait; attempts in flight have the grace to end. Returns at once; {@link
     * #join} and {@link #shadow} return when all is done. From any thread, also a driver's own; there is no way back.
     */
    public void stop() {
        synchronized (atWork) {
            stopped = true;
            atWork.forEach(Running::stop);
        }
    }

    /**
     * Stops, waits until all drivers have drained, and ends the connection. Idempotent. Not to be called by a driver, which it would wait
     * for: that calls {@link #stop}. Who is interrupted meanwhile does not wait any longer; the connection is ended all the same.
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

    private interface Session {
        Summary run(Running one) throws IOException, InterruptedException;
    }

    private Summary take(Running one, Session session) throws IOException, InterruptedException {
        synchronized (atWork) {
            if (stopped) {
                return Running.NOTHING;
            }
            atWork.add(one);
        }
        try {
            one.begin();
            return session.run(one);
        } finally {
            one.end();
            synchronized (atWork) {
                atWork.remove(one);
                atWork.notifyAll();
            }
        }
    }

    private static void needResources(DriverDefinition definition) {
        if (definition.resources().isEmpty()) {
            throw new IllegalArgumentException("driver " + definition.name()
                    + " names no resource types, and a live stream does not offer all: give those it listens to");
        }
    }
}
