package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import ug.open.conveyor.driver.runtime.Time;

/** A connection to a Conveyor server's event stream. Closing it lets go of everything that came from it. */
public final class EventStream implements AutoCloseable {
    /** A reconnect is tried for ever; who waits says when it was enough. */
    private static final int FOR_EVER = -1;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);
    private static final int NO_STREAM = 10059;
    private static final String OWNER = "conveyor-driver.owner";

    private final Connection connection;
    private final Time time;

    EventStream(Connection connection, Time time) {
        this.connection = connection;
        this.time = time;
    }

    /**
     * Connects.
     *
     * @param url such as {@code nats://localhost:4222}
     * @param name how the server lists this connection
     * @throws StreamException where nobody answers there
     */
    public static EventStream connect(String url, String name, Time time) throws StreamException, InterruptedException {
        Options options = new Options.Builder()
                .server(url)
                .connectionName(name)
                .connectionTimeout(CONNECT_LIMIT)
                .maxReconnects(FOR_EVER)
                .errorListener(new Quiet()) // what matters is thrown where it is asked for
                .build();
        try {
            return new EventStream(Nats.connect(options), time);
        } catch (IOException e) {
            throw new StreamException(
                    "no NATS server answers at " + shown(url) + "; start the Conveyor server, or name another one", e);
        }
    }

    /**
     * Takes part as a driver: makes the driver's durable consumer, strictly, so that a consumer of the same name is never changed, or goes on
     * with the one that an earlier process of this driver left.
     *
     * @throws JoinRefusedException where a consumer of this name is somebody else's, or somebody is on it
     * @throws StreamException where the server cannot do it
     */
    public JoinedEvents join(Join join) throws StreamException {
        String driver = join.definition().name();
        try {
            JetStreamManagement management = connection.jetStreamManagement();
            StreamInfo stream = management.getStreamInfo(StreamNames.EVENTS);
            ConsumerConfiguration consumer = consumer(management, join);
            JetStream events = connection.jetStream();
            return new JoinedEvents(
                    connection,
                    events.subscribe(null, PullSubscribeOptions.bind(StreamNames.EVENTS, driver)),
                    new ResultPublisher(events, driver, stream.getCreateTime().toInstant()),
                    consumer.getAckWait(),
                    time);
        } catch (JetStreamApiException e) {
            throw new StreamException(
                    e.getApiErrorCode() == NO_STREAM
                            ? "the server has no stream '" + StreamNames.EVENTS
                                    + "', as a Conveyor server has: it is another NATS server"
                            : "cannot join as " + driver + ": " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new StreamException("cannot join as " + driver + ": " + e.getMessage(), e);
        }
    }

    private static ConsumerConfiguration consumer(JetStreamManagement management, Join join)
            throws IOException, JetStreamApiException {
        ConsumerConfiguration wanted = ConsumerConfiguration.builder()
                .durable(join.definition().name())
                .filterSubjects(join.subjects())
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(join.ackWait())
                .deliverPolicy(DeliverPolicy.All)
                .inactiveThreshold(join.kept())
                .metadata(Map.of(OWNER, join.owner()))
                .build();
        return new Consumers(management, wanted).makeOrTakeOver();
    }

    /** The URL as it may be shown: without a user and password. */
    public static String shown(String url) {
        return url.replaceAll("//[^/]*@", "//");
    }

    /** Else each problem is logged, with its stack. */
    private static final class Quiet implements ErrorListener {}

    @Override
    public void close() throws InterruptedException {
        try {
            connection.flush(FLUSH_LIMIT);
        } catch (TimeoutException | IllegalStateException e) {
            // what was not sent will come again
        }
        connection.close();
    }
}
