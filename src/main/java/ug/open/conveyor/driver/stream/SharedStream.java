package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Time;

/**
 * An event stream that other sessions and drivers use too, as one of them sees it: that driver's consumer, its acknowledgements, results, and the
 * log entries of the runs that were given to it. Beside the events that it publishes it leaves nothing on the server.
 */
public final class SharedStream extends WatchedStream {
    private static final String CREATED = "$JS.EVENT.ADVISORY.CONSUMER.CREATED." + StreamNames.EVENTS + ".";

    private final Connection connection;
    private final LibraryConnection looking;
    private final ConnectionListener listener;
    private final Attached driver;
    private final DriverEnd end;

    private SharedStream(
            Connection connection,
            LibraryConnection looking,
            Attached driver,
            boolean own,
            Time time,
            Observer observer)
            throws IOException {
        super(looking, time, observer);
        this.connection = connection;
        this.looking = looking;
        this.driver = driver;
        end = new DriverEnd(connection, driver, own, time, observer::noLogEntry);
        listener = (of, event) -> changed(event, own);
    }

    /**
     * Begins to look on.
     *
     * @param driver whom events are for
     * @param own whether a lost connection is the end, since nobody keeps the stream
     * @param time by which the end of the driver is noticed
     */
    static SharedStream open(Connection connection, Attached driver, boolean own, Time time, Observer observer)
            throws StreamException, InterruptedException {
        try {
            SharedStream stream =
                    new SharedStream(connection, new LibraryConnection(connection), driver, own, time, observer);
            String name = driver.name();
            connection.addConnectionListener(stream.listener);
            stream.begin(List.of(
                    CREATED + name,
                    DELETED + name,
                    ACKNOWLEDGED + name + ".>",
                    StreamNames.RESULTS,
                    OTHER_RESULTS + name + ".>"));
            stream.end.look();
            return stream;
        } catch (IOException e) {
            throw new StreamException("the event stream cannot be looked on at: " + StreamProblem.of(e), e);
        }
    }

    @Override
    void take(CoreConnection.Arrived message) {
        if (message.subject().startsWith(CREATED)) {
            created();
        } else {
            super.take(message);
        }
    }

    /** Waits for the server's answer, which comes on another thread. */
    private void created() {
        try {
            requests().find(driver.name()).ifPresent(info -> observer().attached(Attendance.attached(info)));
        } catch (IOException e) {
            // it is gone again
        }
    }

    private void changed(ConnectionListener.Events event, boolean own) {
        switch (event) {
            case DISCONNECTED -> {
                if (own) {
                    observer().lost("the private stream has ended");
                }
            }
            case CLOSED -> observer().lost("the connection to the event stream is closed");
            case RECONNECTED ->
                observer()
                        .noLogEntry(
                                "the driver may have published a result while there was no connection, which nobody saw; Ctrl-C ends the wait");
            default -> {} // nothing that changes what can be seen
        }
    }

    /** Why no result of the driver can come any more, once all that it published was seen: a sentence; empty while one can. */
    public Optional<String> gone() {
        if (!end.look()) {
            return Optional.empty();
        }
        try {
            settle();
        } catch (StreamException e) {
            // the listener reports the loss of the connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(
                "the driver " + driver.name()
                        + " has ended, or closed its connection, while it had the event; start it again, and send the event again");
    }

    /** Log entries of a run are shown from now on. The server sees the subscription before the event, which is sent behind it. */
    @Override
    public void begins(String runId) {
        if (RunIds.isFit(runId)) {
            looking.subscribe(LOGS + runId);
        }
    }

    @Override
    public void ends(String runId) {
        if (RunIds.isFit(runId)) {
            looking.unsubscribe(LOGS + runId);
        }
    }

    @Override
    public void close() {
        connection.removeConnectionListener(listener);
        end.close();
        super.close();
    }
}
