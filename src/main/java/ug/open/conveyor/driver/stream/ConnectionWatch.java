package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Reports each change of a connection's state once, though the client library reports each attempt to connect again; closes a connection that
 * was lost for too long.
 */
final class ConnectionWatch implements ConnectionListener {
    private static final int MOST_QUOTED = 300;

    private final String server;
    private final Optional<Duration> atMost;
    private final Time time;
    private final Pulse pulse;
    private final Consumer<String> said;
    private final List<Runnable> onBack = new CopyOnWriteArrayList<>();
    private boolean made;
    private boolean lost;
    private boolean closing;
    private Pulse.Moment lostAt;

    /**
     * For one connection.
     *
     * @param server its URL for messages, without a password
     * @param atMost how long it may be lost; empty: for ever
     */
    ConnectionWatch(String server, Optional<Duration> atMost, Time time, Pulse pulse, Consumer<String> said) {
        this.server = server;
        this.atMost = atMost;
        this.time = time;
        this.pulse = pulse;
        this.said = said;
    }

    /** Runs this after each reconnect, once that was reported. It must not wait for anything. */
    void onBack(Runnable listener) {
        onBack.add(listener);
    }

    /** Runs this no more. */
    void notOnBack(Runnable listener) {
        onBack.remove(listener);
    }

    /** We are about to close the connection: nothing more is reported. */
    synchronized void closing() {
        closing = true;
    }

    @Override
    @SuppressWarnings("deprecation") // the one method that a listener must have
    public synchronized void connectionEvent(Connection connection, Events event) {
        if (closing) {
            return;
        }
        made |= event == Events.CONNECTED;
        if (!made) {
            return; // the caller that connects gets an exception
        }
        switch (event) {
            case DISCONNECTED -> lost(connection);
            case RECONNECTED -> back();
            case CLOSED -> over(connection);
            default -> {} // nothing that changes what can be done
        }
    }

    private void lost(Connection connection) {
        if (!lost) {
            lost = true;
            lostAt = pulse.lostSince();
            said.accept("connection lost: reconnecting to " + server);
            atMost.ifPresent(limit -> watch(connection, limit));
        }
    }

    private void watch(Connection connection, Duration limit) {
        Pulse.Moment since = lostAt;
        Thread thread = new Thread(() -> giveUp(connection, limit, since), "reconnect timeout");
        thread.setDaemon(true);
        thread.start();
    }

    private void giveUp(Connection connection, Duration limit, Pulse.Moment since) {
        try {
            time.sleep(limit);
            synchronized (this) {
                if (closing || !lost || !lostAt.equals(since)) {
                    return;
                }
                closing = true;
                said.accept("no connection to " + server + " for " + pulse.secondsSince(since) + ": given up");
            }
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void back() {
        if (lost) {
            lost = false;
            said.accept("connected again to " + server + " after " + pulse.secondsSince(lostAt));
            onBack.forEach(Runnable::run);
        }
    }

    private void over(Connection connection) {
        closing = true;
        String last = connection.getLastError();
        said.accept("the connection to " + server + " is closed for good"
                + (last == null || last.isEmpty() ? "" : ": the server said " + Harmless.quoted(last, MOST_QUOTED)));
    }
}
