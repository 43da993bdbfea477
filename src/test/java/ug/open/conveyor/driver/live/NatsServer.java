package ug.open.conveyor.driver.live;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@code nats-server} of a test, with the three streams of a Conveyor server. It may be killed and started again. */
public final class NatsServer implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final Path folder;
    private final int port;
    private Process process;

    private NatsServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts one that keeps what it has in this folder, and makes the streams. */
    public static NatsServer start(Path folder) throws IOException, InterruptedException {
        NatsServer server = new NatsServer(folder, freePort());
        server.start();
        try (Connection connection = server.connect()) {
            stream(connection, "messages", RetentionPolicy.Interest, "resources.>", "events.>", "drivers.>");
            stream(connection, "pipeline-engine", RetentionPolicy.WorkQueue, "pipelines.>");
            stream(connection, "logs-engine", RetentionPolicy.WorkQueue, "logs.>");
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void stream(Connection connection, String name, RetentionPolicy retention, String... subjects)
            throws IOException, JetStreamApiException {
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(name)
                        .subjects(subjects)
                        .retentionPolicy(retention)
                        .storageType(StorageType.File)
                        .duplicateWindow(Duration.ofMinutes(2))
                        .build());
    }

    /** Starts it, or starts it again. */
    public void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        NatsBinary.find().toString(),
                        "--addr",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--jetstream",
                        "--store_dir",
                        Files.createDirectories(folder).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("nats-server.log").toFile()))
                .start();
        awaitAnswer();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Connection connection = connect()) {
                connection.jetStreamManagement().getStreamNames();
                return;
            } catch (IOException | JetStreamApiException e) {
                never.await(20, TimeUnit.MILLISECONDS);
            }
        }
        throw new IOException("nats-server does not answer; see " + folder.resolve("nats-server.log"));
    }

    /** What a client connects to. */
    public String url() {
        return "nats://127.0.0.1:" + port;
    }

    /** A connection of the test's own. */
    public Connection connect() throws IOException, InterruptedException {
        return Nats.connect(new Options.Builder()
                .server(url())
                .noReconnect()
                .errorListener(new ErrorListener() {})
                .build());
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
