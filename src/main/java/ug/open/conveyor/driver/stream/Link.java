package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Time;

/**
 * A connection that may be lost and made again, for the code that settles events on it: whether it is up, how often it was made again, and which
 * results a restarted server may have had already.
 */
final class Link {
    private static final int MOST_NAMED = 5;
    private static final int MOST_OF_AN_ID = 100;

    private final Connection connection;
    private final Time time;
    private final Consumer<String> said;

    /** The runs whose results are on their way and not confirmed. */
    private final Set<String> onTheWay = ConcurrentHashMap.newKeySet();

    private String server;

    /** @param said takes a sentence about results that were on their way while the server restarted */
    Link(Connection connection, Time time, Consumer<String> said) {
        this.connection = connection;
        this.time = time;
        this.said = said;
        this.server = connection.getServerInfo().getServerId();
    }

    Connection connection() {
        return connection;
    }

    Time time() {
        return time;
    }

    boolean isUp() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    boolean isClosed() {
        return connection.getStatus() == Connection.Status.CLOSED;
    }

    /** How often it was made again. */
    long madeAgain() {
        return connection.getStatistics().getReconnects();
    }

    /** The result of a run is sent. */
    void sends(String runId) {
        onTheWay.add(Harmless.quoted(runId, MOST_OF_AN_ID));
    }

    /** The server has it. */
    void has(String runId) {
        onTheWay.remove(Harmless.quoted(runId, MOST_OF_AN_ID));
    }

    /** A result that was sent before is about to be sent again. Where the server restarted meanwhile, this warns once. */
    void sendsAgain() {
        String now = connection.getServerInfo().getServerId();
        synchronized (this) {
            if (now.equals(server)) {
                return;
            }
            server = now;
        }
        List<String> runs = onTheWay.stream().sorted().toList();
        String named = String.join(", ", runs.subList(0, Math.min(MOST_NAMED, runs.size())));
        said.accept(
                "the server was started again while results were on their way, of run"
                        + (runs.size() == 1 ? " " : "s ") + named + (runs.size() > MOST_NAMED ? ", …" : "")
                        + ": it may have had them already, and forgets their ids when it starts, so that they may be stored twice");
    }
}
