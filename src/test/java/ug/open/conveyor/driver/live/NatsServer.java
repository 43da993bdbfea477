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
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.fakes.FreePort;

/** A {@code nats-server} of a test, with the three streams of a Conveyor server. It may be killed and started again. */
public final class NatsServer implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final Path folder;
    private final int port;
    private final Optional<SSLContext> tls;
    private final List<String> more;
    private boolean jetStream = true;
    private Process process;

    private NatsServer(Path folder, Optional<SSLContext> tls, List<String> more) throws IOException {
        this.folder = folder;
        this.port = FreePort.find();
        this.tls = tls;
        this.more = more;
    }

    /** Starts one that keeps what it has in this folder, and makes the streams. */
    public static NatsServer start(Path folder) throws IOException, InterruptedException {
        return started(new NatsServer(folder, Optional.empty(), List.of()));
    }

    /**
     * Starts one that wants a certificate of everybody.
     *
     * @param ours what it shows: certificate and key
     * @param ca who signed those that it takes
     * @param test what the test's own connections show
     */
    public static NatsServer secured(Path folder, CredentialFiles ours, Path ca, SSLContext test)
            throws IOException, InterruptedException {
        return started(new NatsServer(folder, Optional.of(test), tls(ours, ca)));
    }

    /** The same, with a certificate that nobody may trust: so it has no streams. */
    public static NatsServer distrusted(Path folder, CredentialFiles ours, Path ca)
            throws IOException, InterruptedException {
        NatsServer server = new NatsServer(folder, Optional.empty(), tls(ours, ca));
        server.launchAndListen();
        return server;
    }

    private static List<String> tls(CredentialFiles ours, Path ca) {
        return List.of(
                "--tls",
                "--tlsverify",
                "--tlscert",
                ours.cert().toString(),
                "--tlskey",
                ours.key().toString(),
                "--tlscacert",
                ca.toString());
    }

    /** Starts one without JetStream, as for any other use of NATS. */
    public static NatsServer plain(Path folder) throws IOException, InterruptedException {
        NatsServer server = new NatsServer(folder, Optional.empty(), List.of());
        server.jetStream = false;
        server.launchAndListen();
        return server;
    }

    private void launchAndListen() throws IOException, InterruptedException {
        launch();
        CountDownLatch never = new CountDownLatch(1);
        while (!isListening()) {
            never.await(20, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isListening() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("nats-server ended; see " + folder.resolve("nats-server.log"));
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    private static NatsServer started(NatsServer server) throws IOException, InterruptedException {
        server.start();
        server.makeStreams();
        return server;
    }

    /** Makes the streams, as a Conveyor server does a moment after it was started. */
    public void makeStreams() throws IOException, InterruptedException {
        try (Connection connection = connect()) {
            stream(connection, "messages", RetentionPolicy.Interest, "resources.>", "events.>", "drivers.>");
            stream(connection, "pipeline-engine", RetentionPolicy.WorkQueue, "pipelines.>");
            stream(connection, "logs-engine", RetentionPolicy.WorkQueue, "logs.>");
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }

    /** Kills it, and starts it again with nothing of what it had: it has no streams. */
    public void startEmpty() throws IOException, InterruptedException {
        kill();
        Path store = folder.resolve("jetstream");
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
        start();
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
        launch();
        awaitAnswer();
    }

    private void launch() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(NatsBinary.find().toString(), "--addr", "127.0.0.1", "--port", Integer.toString(port)));
        Files.createDirectories(folder);
        if (jetStream) {
            command.addAll(List.of("--jetstream", "--store_dir", folder.toString()));
        }
        command.addAll(more);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("nats-server.log").toFile()))
                .start();
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

    /** A connection of the test's own, for which a busy machine may take its time to answer. */
    public Connection connect() throws IOException, InterruptedException {
        Options.Builder options = new Options.Builder()
                .server(url())
                .noReconnect()
                .connectionTimeout(Duration.ofSeconds(LIMIT_SECONDS))
                .errorListener(new ErrorListener() {});
        tls.ifPresent(options::sslContext);
        return Nats.connect(options.build());
    }

    /** It is there and does nothing, as behind a network that lets nothing through: {@code SIGSTOP}. */
    public void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** It goes on. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ends with " + code);
        }
    }

    /** How long the processors have worked for it. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
