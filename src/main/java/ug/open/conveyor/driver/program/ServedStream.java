package ug.open.conveyor.driver.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.loader.GuardedFolder;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.server.NatsServerProgram;
import ug.open.conveyor.driver.server.PrivateServer;
import ug.open.conveyor.driver.server.ServerChoice;
import ug.open.conveyor.driver.stream.PrivateStream;
import ug.open.conveyor.driver.stream.WatchedStream;

/** A private event stream with the server that it is on and the folder of that server. They end in this order: stream, server, folder. */
record ServedStream(PrivateStream stream, PrivateServer server, GuardedFolder folder) implements AutoCloseable {
    /**
     * Starts the server and makes the stream.
     *
     * @param servers the {@code nats-server}
     * @param scratch for short-lived files
     * @param port where programs connect to, on loopback; empty for any that is free
     * @param data where the server keeps the stream; empty for as long as it is open
     * @param observer sees the stream
     * @throws LoadException where it does not start: a sentence
     */
    static ServedStream open(
            ServerChoice servers,
            Path scratch,
            OptionalInt port,
            Optional<Path> data,
            Time time,
            WatchedStream.Observer observer)
            throws LoadException, InterruptedException {
        Place place = new Place(scratch, port, data);
        try {
            Path first = servers.first();
            try {
                return on(first, place, time, observer);
            } catch (LoadException e) {
                Path another = servers.newEnough();
                if (another.equals(first)) {
                    throw e;
                }
                return on(another, place, time, observer);
            }
        } catch (IOException e) {
            throw new LoadException(e.getMessage(), e);
        }
    }

    /** Where a stream is served, as {@link #open} has it. */
    private record Place(Path scratch, OptionalInt port, Optional<Path> data) {}

    private static ServedStream on(Path natsServer, Place place, Time time, WatchedStream.Observer observer)
            throws LoadException, InterruptedException {
        GuardedFolder folder = null;
        PrivateServer server = null;
        try {
            folder = GuardedFolder.in(place.scratch());
            server = PrivateServer.start(
                    natsServer, folder, place.data().orElse(folder.path().resolve("data")), place.port(), time);
            PrivateStream stream =
                    PrivateStream.open(server.stream(), place.data().isPresent(), time, observer);
            if (!NatsServerProgram.isNewEnough(stream.serverVersion())) {
                stream.close();
                throw new IOException(natsServer + " is a nats-server " + stream.serverVersion());
            }
            return new ServedStream(stream, server, folder);
        } catch (IOException e) {
            release(server, folder);
            Ports.checkFree(place.port()); // taken by another process since it was free
            throw new LoadException(e.getMessage(), e);
        } catch (InterruptedException | RuntimeException e) {
            release(server, folder);
            throw e;
        }
    }

    /** Reports the drivers that have ended since the last look. */
    void look() {
        if (!stream.hasDrivers()) {
            return;
        }
        try {
            if (Json.parse(server.connections("open")) instanceof Map<?, ?> answer
                    && answer.get("connections") instanceof List<?> connections) {
                Set<Long> open = new HashSet<>();
                for (Object each : connections) {
                    if (each instanceof Map<?, ?> connection && connection.get("cid") instanceof Number id) {
                        open.add(id.longValue());
                    }
                }
                stream.look(open);
            }
        } catch (IOException | ConveyorException | IllegalStateException e) {
            // the server has just ended: whoever waits for its process reports that
        }
    }

    private static void release(PrivateServer server, GuardedFolder folder) {
        try (folder;
                server) {
            return;
        }
    }

    @Override
    public void close() {
        try (folder;
                server) {
            stream.close();
        }
    }
}
