package ug.open.conveyor.driver.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.loader.GuardedFolder;
import ug.open.conveyor.driver.loader.GuardedProcess;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.runtime.Time;

/** A {@code nats-server} on loopback that belongs to one session: its port, its data and its process go when it is closed or this tool ends. */
public final class PrivateServer implements AutoCloseable {
    /** What the server calls itself. */
    public static final String NAME = "conveyor-driver";

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 1;
    private static final int ANSWER_MILLIS = 2_000;

    /** The number of its process, time and level. */
    private static final String BEFORE_WORDS = "^\\[\\d+] \\S+ \\S+ \\[\\w+] ";

    private final GuardedProcess process;
    private final Duration grace;
    private final URI stream;
    private final URI monitor;

    private PrivateServer(GuardedProcess process, Duration grace, URI stream, URI monitor) {
        this.process = process;
        this.grace = grace;
        this.stream = stream;
        this.monitor = monitor;
    }

    /**
     * Starts one, and waits until it answers.
     *
     * @param program a {@code nats-server} of 2.10 or newer
     * @param guard an empty folder for settings, and what ends the process where this tool is killed
     * @param data where it keeps what is on its streams; a folder that need not be there
     * @param port the port; empty for any that is free
     * @param time by which the start has a limit
     * @throws IOException where it does not start, with a sentence
     */
    public static PrivateServer start(Path program, GuardedFolder guard, Path data, OptionalInt port, Time time)
            throws IOException, InterruptedException {
        Path folder = guard.path();
        Path settings = folder.resolve("nats-server.conf");
        Files.writeString(settings, settings(folder, data, port));
        Path log = folder.resolve("nats-server.log");
        ProcessBuilder builder = new ProcessBuilder()
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(settings.toFile()))
                .redirectOutput(log.toFile());
        GuardedProcess process;
        try {
            process =
                    GuardedProcess.start(builder, List.of(program.toString(), "--config", settings.toString()), guard);
        } catch (LoadException e) {
            throw new IOException(e.getMessage(), e);
        }
        try {
            Map<?, ?> addresses = awaitAddresses(process, folder, log, time);
            Duration grace = data.startsWith(folder) ? Duration.ZERO : GRACE; // nobody reads what goes with the session
            return new PrivateServer(process, grace, address(addresses, "nats"), address(addresses, "monitoring"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /**
     * A program that a debugger has stopped answers no ping, and keeps its connection all the same. So does this tool where nobody reads what it
     * prints: it reads no further then, and the server keeps what is to come, as much as this machine can be expected to have room for.
     */
    private static String settings(Path folder, Path data, OptionalInt port) {
        return "server_name: " + NAME + "\nlisten: \"127.0.0.1:" + port.orElse(-1)
                + "\"\nhttp: \"127.0.0.1:-1\"\nping_interval: \"24h\"\nwrite_deadline: \"24h\"\nmax_pending: 1GB\nports_file_dir: "
                + quoted(folder)
                + "\njetstream { store_dir: " + quoted(data) + " }\n";
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The server writes its addresses into a file once it listens. */
    private static Map<?, ?> awaitAddresses(GuardedProcess process, Path folder, Path log, Time time)
            throws IOException, InterruptedException {
        long end = time.nanos() + LIMIT.toNanos();
        while (time.nanos() < end) {
            String addresses = addresses(folder);
            if (addresses.contains("}") && Json.parse(addresses) instanceof Map<?, ?> all && all.containsKey("nats")) {
                return all;
            }
            if (process.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the private nats-server ended with " + process.ending() + last(log));
            }
        }
        throw new IOException("the private nats-server does not listen after " + LIMIT.toSeconds() + " s" + last(log));
    }

    private static String addresses(Path folder) throws IOException {
        String[] names = folder.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (name.endsWith(".ports")) {
                return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static URI address(Map<?, ?> addresses, String kind) {
        if (addresses.get(kind) instanceof List<?> all && !all.isEmpty()) {
            return URI.create(String.valueOf(all.get(0)));
        }
        throw new IllegalStateException("nats-server tells no address for " + kind + ": " + addresses);
    }

    /** The words of the last line of its log, for a sentence. */
    private static String last(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1).strip().replaceFirst(BEFORE_WORDS, "");
    }

    /** What a client connects to, {@code nats://127.0.0.1:PORT}. */
    public URI stream() {
        return stream;
    }

    /** Where it tells of itself, {@code http://127.0.0.1:PORT}. */
    public URI monitor() {
        return monitor;
    }

    /** The number of its port. */
    public int port() {
        return stream.getPort();
    }

    /**
     * What the server tells of its clients, as JSON: {@code /connz} of its monitoring.
     *
     * @param state {@code open}, or {@code any} with those that have left
     */
    public String connections(String state) throws IOException {
        URLConnection connection =
                monitor.resolve("/connz?state=" + state).toURL().openConnection();
        connection.setConnectTimeout(ANSWER_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether its process is there. */
    public boolean isAlive() {
        return process.process().isAlive();
    }

    /** Ends it; its folder is closed next. Idempotent. */
    @Override
    public void close() {
        try {
            process.endBeforeFolder(grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
