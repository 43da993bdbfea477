package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Waits until the server has stored the log lines that were published until now. They go through a work queue; its engine, which alone takes
 * them from there, does so in their order, and acknowledges a line just before it stores it.
 */
final class StoredLines {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LAST_ONE = Duration.ofMillis(100);

    private final Connection connection;
    private final Time time;
    private final Consumer<String> said;

    StoredLines(Connection connection, Time time, Consumer<String> said) {
        this.connection = connection;
        this.time = time;
        this.said = said;
    }

    /** Waits, at most two seconds: what is not stored by then is said. */
    void await() throws InterruptedException {
        try {
            JetStreamManagement management = connection.jetStreamManagement();
            StreamState state = state(management);
            if (state.getMsgCount() == 0 && state.getLastSequence() == 0) {
                return;
            }
            await(management, state);
            time.sleep(LAST_ONE);
        } catch (IOException | JetStreamApiException e) {
            said.accept("whether the server has stored all log lines yet cannot be told: " + e.getMessage());
        }
    }

    private void await(JetStreamManagement management, StreamState first)
            throws IOException, JetStreamApiException, InterruptedException {
        long end = time.nanos() + LIMIT.toNanos();
        StreamState now = first;
        while (now.getMsgCount() > 0 && now.getFirstSequence() <= first.getLastSequence()) {
            if (time.nanos() >= end) {
                said.accept("the server is behind with storing log lines, by about "
                        + (first.getLastSequence() - now.getFirstSequence() + 1)
                        + " of all runs: some of before now may be missing");
                return;
            }
            time.sleep(PAUSE);
            now = state(management);
        }
    }

    private static StreamState state(JetStreamManagement management) throws IOException, JetStreamApiException {
        return management.getStreamInfo(StreamNames.LOG_STREAM).getStreamState();
    }
}
