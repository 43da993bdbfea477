package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ServerInfo;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Time;

/** Looks whether an event stream is as that of a Conveyor server (protocol.md, Streams). Changes nothing. For one thread. */
final class StreamLook {
    /** The first version that lets a consumer listen to several subjects, as every driver does. */
    private static final String OLDEST = "2.10.0";

    /** The largest message of a Conveyor server, in bytes. */
    private static final long MESSAGE = 1 << 20;

    private static final int ROUND_TRIPS = 3;
    private static final int MOST_NAMED = 5;

    static final String NO_JETSTREAM =
            "the NATS server has no JetStream, which a Conveyor server has: it is another NATS server";

    private final Connection connection;
    private final Time time;
    private boolean own;
    private final List<String> problems = new ArrayList<>();
    private Optional<Duration> ahead = Optional.empty();
    private Duration fastest = Duration.ofDays(1);

    StreamLook(Connection connection, Time time) {
        this.connection = connection;
        this.time = time;
    }

    StreamReport report() throws IOException, JetStreamApiException {
        ServerInfo server = connection.getServerInfo();
        Duration roundTrip = roundTrip();
        List<StreamReport.Stream> streams = new ArrayList<>();
        checkServer(server);
        if (server.isJetStreamAvailable()) {
            for (ConveyorStream stream : ConveyorStream.values()) {
                streams.add(look(connection.jetStreamManagement(), stream));
            }
        } else {
            problems.add(NO_JETSTREAM);
        }
        if (own) {
            problems.add("a session of conveyor-driver dev is there, with private streams, and no Conveyor server; "
                    + "to look at a server, name it with --nats");
        }
        return new StreamReport(
                own,
                String.valueOf(server.getServerName()),
                String.valueOf(server.getVersion()),
                roundTrip,
                ahead,
                streams,
                List.copyOf(problems));
    }

    private Duration roundTrip() throws IOException {
        Duration shortest = connection.RTT();
        for (int i = 1; i < ROUND_TRIPS; i++) {
            Duration next = connection.RTT();
            shortest = next.compareTo(shortest) < 0 ? next : shortest;
        }
        return shortest;
    }

    private void checkServer(ServerInfo server) {
        if (server.getVersion() == null) {
            problems.add("the server does not tell its version: it is another NATS server");
        } else if (server.isOlderThanVersion(OLDEST)) {
            problems.add(
                    "nats-server " + server.getVersion() + " is older than 2.10: it refuses the consumer of a driver, "
                            + "which listens to several subjects");
        }
        if (server.getMaxPayload() < MESSAGE) {
            problems.add("the server takes messages of at most " + server.getMaxPayload()
                    + " bytes, and a Conveyor server takes " + MESSAGE + " bytes");
        }
    }

    private StreamReport.Stream look(JetStreamManagement management, ConveyorStream stream)
            throws IOException, JetStreamApiException {
        String name = stream.streamName();
        StreamInfo info;
        long begun = time.nanos();
        try {
            info = management.getStreamInfo(name);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != Consumers.NO_STREAM) {
                throw e;
            }
            problems.add(Consumers.noStream(name, e).getMessage());
            return StreamReport.Stream.missing(name);
        }
        compareClocks(info, Duration.ofNanos(time.nanos() - begun));
        StreamState state = info.getStreamState();
        List<StreamReport.Difference> differences = differences(stream, info);
        if (stream.isOfTheEngine() && !PrivateStream.made(info.getConfiguration())) {
            checkEngine(name, consumers(name), state.getMsgCount());
        }
        return new StreamReport.Stream(
                name, true, state.getMsgCount(), state.getByteCount(), state.getConsumerCount(), differences);
    }

    /** The server wrote its time about half way between our question and its answer: the fastest answer tells it best. */
    private void compareClocks(StreamInfo info, Duration took) {
        if (took.compareTo(fastest) < 0 && info.getTimestamp() != null) {
            fastest = took;
            Instant ours = time.now().minus(took.dividedBy(2));
            ahead = Optional.of(Duration.between(info.getTimestamp().toInstant(), ours));
        }
    }

    private List<StreamReport.Difference> differences(ConveyorStream stream, StreamInfo info) {
        String name = stream.streamName();
        if (PrivateStream.made(info.getConfiguration())) {
            own = true;
            return List.of();
        }
        List<StreamReport.Difference> differences = stream.differences(info.getConfiguration());
        for (StreamReport.Difference difference : differences) {
            problems.add("the stream " + name + " has " + difference.setting() + " " + difference.found()
                    + ", and a Conveyor server makes it with " + difference.wanted());
        }
        return differences;
    }

    private List<String> consumers(String stream) throws IOException {
        List<String> names = new ArrayList<>();
        for (Map<?, ?> consumer : new ConsumerRequests(new LibraryConnection(connection), time).list(stream)) {
            names.add(String.valueOf(consumer.get("name")));
        }
        return names;
    }

    /** A work queue gives each message to one consumer: one that is not the engine's takes what is for it. */
    private void checkEngine(String name, List<String> consumers, long messages) {
        if (consumers.isEmpty()) {
            problems.add(
                    "the server's engine is not on the stream " + name + ": " + messages
                            + (messages == 1 ? " message waits" : " messages wait")
                            + " there, and no pipeline goes on and no log line is stored until it is; start the Conveyor server again");
        } else if (!consumers.contains(name)) {
            String named = String.join(", ", consumers.subList(0, Math.min(MOST_NAMED, consumers.size())));
            problems.add("another consumer is on the stream " + name + " in the place of the server's engine: "
                    + Harmless.oneLine(named) + "; delete it and start the Conveyor server again");
        }
    }
}
