package ug.open.conveyor.driver.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.loader.GuardedFolder;
import ug.open.conveyor.driver.loader.GuardedProcess;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.stream.PrivateStream;

/** A Conveyor server of this session's own: its settings, data and process go when it is closed or this tool ends (protocol.md, Server configuration). */
public final class DevServer implements DevPlace {
    /** Where etcd in a Conveyor server listens always. */
    private static final int[] ETCD = {2379, 2380};

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 50;
    private static final int CONNECT_MILLIS = 500;
    private static final int MOST_LINES = 3;
    private static final int MOST_OF_A_LINE = 300;

    private final Where where;
    private final int api;
    private final DataFolder data;
    private final GuardedFolder folder;
    private final GuardedProcess process;
    private PrivateStream stream;

    private DevServer(Where where, int api, DataFolder data, GuardedFolder folder, GuardedProcess process) {
        this.where = where;
        this.api = api;
        this.data = data;
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param program the {@code conveyor} binary
     * @param scratch for short-lived files
     * @param api the port of its HTTP API
     * @param told takes a short sentence for each driver that attaches or leaves, and each event, log entry and result
     * @throws LoadException where it does not start: a sentence
     */
    public static DevServer open(Path program, Path scratch, Where where, int api, Time time, Consumer<String> told)
            throws LoadException, InterruptedException {
        for (int port : new int[] {where.port(), api, ETCD[0], ETCD[1]}) {
            Ports.checkFree(OptionalInt.of(port));
        }
        DataFolder data =
                where.data().isPresent() ? DataFolder.hold(where.data().get()) : null;
        GuardedFolder folder = null;
        DevServer server = null;
        try {
            folder = GuardedFolder.in(scratch);
            Path kept = where.data().orElse(folder.path().resolve("data"));
            Files.createDirectories(kept);
            server = new DevServer(where, api, data, folder, start(program, folder, kept, where.port(), api));
            server.awaitPorts(time);
            server.stream = PrivateStream.ofServer(
                    stream(where), time, new Visitors(new LocalPipelines(Map.of(), () -> ""), told));
            return server;
        } catch (IOException e) {
            release(server, folder, data);
            throw new LoadException("the Conveyor server did not start: " + e.getMessage(), e);
        } catch (LoadException | InterruptedException | RuntimeException e) {
            release(server, folder, data);
            throw e;
        }
    }

    private static GuardedProcess start(Path program, GuardedFolder folder, Path data, int nats, int api)
            throws IOException, LoadException {
        Path settings = folder.path().resolve("conveyor.yml");
        Files.writeString(
                settings,
                "api:\n  port: " + api + "\n  auth_enabled: false\n  data: " + Json.write(data.toString())
                        + "\nnats:\n  port: " + nats + "\n");
        ProcessBuilder builder = new ProcessBuilder()
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectInput(settings.toFile())
                .redirectOutput(log(folder).toFile());
        builder.environment().put("CONVEYOR_CONFIG_FILE", settings.toString());
        return GuardedProcess.start(
                builder, List.of(program.toString(), "up", "--port", Integer.toString(api)), folder);
    }

    private static Path log(GuardedFolder folder) {
        return folder.path().resolve("conveyor.log");
    }

    private void awaitPorts(Time time) throws IOException, InterruptedException {
        long end = time.nanos() + LIMIT.toNanos();
        while (!listens(where.port()) || !listens(api)) {
            if (process.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("it ended with " + process.ending() + last());
            }
            if (time.nanos() >= end) {
                throw new IOException("it does not listen on the ports " + where.port() + " and " + api + " after "
                        + LIMIT.toSeconds() + " s" + last());
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The last lines that it printed, for a sentence. */
    private String last() throws IOException {
        List<String> lines = new ArrayList<>(new String(Files.readAllBytes(log(folder)), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> Harmless.quoted(line.strip(), MOST_OF_A_LINE))
                .toList());
        return lines.isEmpty()
                ? "; it printed nothing"
                : ": " + String.join("; ", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    }

    private static void release(DevServer server, GuardedFolder folder, DataFolder data) {
        try (data;
                folder;
                server) {
            return;
        }
    }

    @Override
    public Map<String, String> addresses() {
        return Addresses.of(stream(where), URI.create("http://" + LOOPBACK + ":" + api));
    }

    private static URI stream(Where where) {
        return URI.create("nats://" + LOOPBACK + ":" + where.port());
    }

    @Override
    public boolean isAlive() {
        return process.process().isAlive();
    }

    @Override
    public void close() {
        try (data;
                folder) {
            if (stream != null) {
                stream.close();
            }
            process.stop(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
