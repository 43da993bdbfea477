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

    /** Waits at most 2 s, and reports the lines that are not stored by then. */
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
            said.accept("the server does not tell whether it has stored all log lines yet: " + StreamProblem.of(e));
        }
    }

    private void await(JetStreamManagement management, StreamState first)
            throws IOException, JetStreamApiException, InterruptedException {
        long end = time.nanos() + LIMIT.toNanos();
        StreamState now = first;
        while (now.getMsgCount() > 0 && now.getFirstSequence() <= first.getLastSequence()) {
            if (time.nanos() >= end) {
                said.accept("the server has yet to store about "
                        + (first.getLastSequence() - now.getFirstSequence() + 1)
                        + " log lines, of all runs: some from before now may be missing here");
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
