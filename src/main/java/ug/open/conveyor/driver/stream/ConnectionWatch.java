package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import java.util.Locale;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Time;

/** Says each change of a connection's state once, though the client library tells of each attempt to connect again. */
final class ConnectionWatch implements ConnectionListener {
    private final String server;
    private final Time time;
    private final Consumer<String> said;
    private boolean lost;
    private boolean closing;
    private long lostAt;

    /** @param server what it is called in a message: no password in it */
    ConnectionWatch(String server, Time time, Consumer<String> said) {
        this.server = server;
        this.time = time;
        this.said = said;
    }

    /** The connection is about to be closed by us, which need not be said. */
    synchronized void closing() {
        closing = true;
    }

    @Override
    @SuppressWarnings("deprecation") // the one method that a listener must have
    public synchronized void connectionEvent(Connection connection, Events event) {
        if (closing) {
            return;
        }
        switch (event) {
            case DISCONNECTED -> lost();
            case RECONNECTED -> back();
            case CLOSED -> over(connection);
            default -> {} // nothing that changes what can be done
        }
    }

    private void lost() {
        if (!lost) {
            lost = true;
            lostAt = time.nanos();
            said.accept("connection lost: reconnecting to " + server);
        }
    }

    private void back() {
        if (lost) {
            lost = false;
            said.accept(String.format(
                    Locale.ROOT, "connected again to %s after %.1f s", server, (time.nanos() - lostAt) / 1e9));
        }
    }

    private void over(Connection connection) {
        closing = true;
        String last = connection.getLastError();
        said.accept("the connection to " + server + " is closed for good"
                + (last == null || last.isEmpty() ? "" : ": the server said " + last));
    }
}
