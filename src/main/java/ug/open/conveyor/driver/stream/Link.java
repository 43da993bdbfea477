package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.wire.Harmless;

/**
 * A connection that may be lost and made again, as who settles events on it sees it: whether it is there, the how manieth it is, and whether
 * behind it is still what was there before.
 */
final class Link {
    private static final String STREAM_INFO = "$JS.API.STREAM.INFO." + StreamNames.EVENTS;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final int NO_STREAM = 10059;
    private static final int MOST_NAMED = 5;
    private static final int MOST_OF_AN_ID = 100;

    private final Connection connection;
    private final Time time;
    private final Consumer<String> said;

    /** The runs whose results are on their way and not confirmed. */
    private final Set<String> onTheWay = ConcurrentHashMap.newKeySet();

    private long asked;
    private CompletableFuture<Instant> birth;
    private String server;

    /** @param said is told, as a sentence, what may have happened to results that were on their way */
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

    /** A result that was sent before is about to be sent again: says, once, what that means where the server was started anew meanwhile. */
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

    /**
     * Whether the stream of events is still the one in which something was stored: in one that was made again, its sequence is another
     * event's, which must not be acknowledged in its place. The server is asked once after each reconnect.
     */
    CompletableFuture<Boolean> stillHas(Instant stored) {
        long made = madeAgain();
        if (made == 0) {
            return CompletableFuture.completedFuture(true);
        }
        return birth(made).thenApply(born -> !born.isAfter(stored));
    }

    private synchronized CompletableFuture<Instant> birth(long made) {
        if (birth == null || asked != made || birth.isCompletedExceptionally()) {
            asked = made;
            birth = connection
                    .requestWithTimeout(STREAM_INFO, null, ANSWER_LIMIT)
                    .thenApply(Link::born);
        }
        return birth;
    }

    private static Instant born(Message answer) {
        try {
            StreamInfo info = new StreamInfo(answer);
            info.throwOnHasError();
            return info.getCreateTime().toInstant();
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_STREAM) {
                return Instant.MAX;
            }
            throw new CompletionException(new IOException(e.getMessage(), e));
        }
    }
}
