package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Looks whether the driver's consumer is still there, and still its own: after each reconnect, when the consumer does not answer, and every 10 s.
 * {@link Upkeep} decides what to do where it is not. Between a reconnect and the look the driver requests and acknowledges nothing.
 */
final class ConsumerWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final Connection connection;
    private final ConnectionWatch connections;
    private final Upkeep upkeep;
    private final Time time;
    private final long every;
    private final Thread thread;
    private final Runnable reconnected = this::reconnected;
    private String server;
    private boolean doubted;
    private int epoch;
    private Place place;
    private boolean closed;
    private Exception over;
    private CompletableFuture<Void> looked = new CompletableFuture<>();

    /** Of a consumer that was just looked at. */
    ConsumerWatch(Connection connection, ConnectionWatch connections, Upkeep upkeep, Time time) {
        this.connection = connection;
        this.connections = connections;
        this.upkeep = upkeep;
        this.time = time;
        this.every = Math.min(EVERY.toNanos(), upkeep.ackWait().toNanos());
        this.server = server();
        this.place = upkeep.place();
        this.thread = new Thread(this::watch, "consumer watch");
        connections.onBack(reconnected);
        thread.setDaemon(true);
        thread.start();
    }

    /** Each process of a server has another. */
    private String server() {
        return connection.getServerInfo().getServerId();
    }

    /** The place that the driver has its events from, by the last look. */
    synchronized Place place() {
        return place;
    }

    /** The number of reconnects: requests from before one have no answer. */
    synchronized int epoch() {
        return epoch;
    }

    /** Whether the consumer was looked at since the connection was made, and nothing has given reason to doubt since. */
    synchronized boolean isCertain() {
        if (doubted || over != null || connection.getStatus() != Connection.Status.CONNECTED) {
            return false;
        }
        if (!server().equals(server)) {
            doubt();
        }
        return !doubted;
    }

    /** The connection was made again. */
    private synchronized void reconnected() {
        epoch++;
        doubt();
    }

    /** There is reason to look. */
    synchronized void doubt() {
        doubted = true;
        LockSupport.unpark(thread);
    }

    /** Whether an event from this place can be acknowledged there; complete when nothing is in doubt. */
    CompletableFuture<Boolean> stands(Place of) {
        CompletableFuture<Void> next;
        synchronized (this) {
            if (over != null || isCertain()) {
                return CompletableFuture.completedFuture(of.equals(place));
            }
            if (closed || connection.getStatus() == Connection.Status.CLOSED) {
                return CompletableFuture.completedFuture(false);
            }
            doubt();
            next = looked;
        }
        return next.thenCompose(now -> stands(of));
    }

    /** Whether the server had given an event with this sequence, or a later one, at the last look. */
    boolean hasGiven(long sequence) {
        return upkeep.hasGiven(sequence);
    }

    /**
     * Whether the driver can go on.
     *
     * @throws StreamException where its consumer is gone for good
     * @throws JoinRefusedException where it is another's now
     */
    synchronized void check() throws StreamException {
        if (over instanceof StreamException lost) {
            throw lost;
        }
        if (over instanceof RuntimeException refused) {
            throw refused;
        }
    }

    private void watch() {
        try {
            while (goesOn()) {
                if (!isInDoubt()) {
                    time.park(every);
                }
                if (goesOn() && !look()) {
                    time.sleep(AGAIN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tell();
        }
    }

    private synchronized boolean goesOn() {
        return !closed && over == null && connection.getStatus() != Connection.Status.CLOSED;
    }

    private synchronized boolean isInDoubt() {
        return doubted;
    }

    /** Whether that could be done. */
    private boolean look() throws InterruptedException {
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            return false;
        }
        int began = epoch();
        String of = server();
        try {
            boolean known = upkeep.look(this::doubt);
            synchronized (this) {
                if (known) {
                    place = upkeep.place();
                    server = of;
                    doubted = began != epoch;
                }
            }
            if (known) {
                tell();
            }
            return known;
        } catch (StreamException | JoinRefusedException e) {
            ends(e);
        } catch (IllegalStateException e) {
            // the connection is closed, or was lost meanwhile: another look tells
        } catch (RuntimeException e) {
            ends(new StreamException("the server's answer about the consumer cannot be read: " + e, e));
        }
        return false;
    }

    private synchronized void ends(Exception why) {
        over = why;
        place = upkeep.place();
    }

    private void tell() {
        CompletableFuture<Void> now;
        synchronized (this) {
            now = looked;
            looked = new CompletableFuture<>();
        }
        now.complete(null);
    }

    /** Ends; what is in doubt stays so, and is not acknowledged. */
    @Override
    public void close() {
        connections.notOnBack(reconnected);
        synchronized (this) {
            closed = true;
        }
        thread.interrupt();
        tell();
    }
}
