package ug.open.conveyor.driver.bench;

import io.nats.client.Connection;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.live.NatsServer;

/** Events of a server on their way into a recording; server and publisher are on the same machine. */
final class RecordRow implements Row {
    private static final String HEAP = "-Xmx128m";
    private static final int ROUNDS = 3;
    private static final int AT_ONCE = 500;
    private static final int TAIL = 4096;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "record";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 1_000_000 : 300_000;
        setting.warm();
        double[] bare = new double[ROUNDS];
        double[] recorded = new double[ROUNDS];
        try (NatsServer server = NatsServer.start(setting.folder().resolve("nats"));
                Connection connection = server.connect()) {
            for (int round = -1; round < ROUNDS; round++) {
                double floor = bare(server, connection, count);
                double tool = recorded(setting, server, connection, count);
                if (round >= 0) {
                    bare[round] = floor;
                    recorded[round] = tool;
                }
            }
        }
        Arrays.sort(bare);
        Arrays.sort(recorded);
        sheet.rate(
                String.format("record of %,d events, %s", count, HEAP),
                count,
                recorded[ROUNDS / 2],
                "received and thrown away",
                bare[ROUNDS / 2],
                50_000);
    }

    private static double bare(NatsServer server, Connection connection, int count)
            throws IOException, InterruptedException {
        try (Connection receiver = server.connect()) {
            CountDownLatch all = new CountDownLatch(count);
            receiver.createDispatcher(message -> all.countDown()).subscribe("resources.*");
            flush(receiver);
            long start = System.nanoTime();
            publish(connection, count);
            if (!all.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(all.getCount() + " events did not come");
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static double recorded(Setting setting, NatsServer server, Connection connection, int count)
            throws IOException, InterruptedException {
        Path file = setting.folder().resolve("recorded.jsonl");
        File errors = setting.folder().resolve("errors").toFile();
        ProcessBuilder tool = setting.tool("record", file.toString(), "--force", "--nats", server.url());
        tool.environment().put("CONVEYOR_DRIVER_JAVA_OPTS", HEAP);
        Process process = tool.redirectError(errors).start();
        try {
            await(() -> Files.readString(errors.toPath()).contains("nothing is published"));
            long start = System.nanoTime();
            publish(connection, count);
            await(() -> endsWith(file, "run-" + (count - 1)));
            return (System.nanoTime() - start) / 1e9;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void publish(Connection connection, int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            connection.publish(
                    "resources.workflow",
                    ("{\"event\":\"create\",\"payload\":\"{\\\"id\\\":\\\"1\\\",\\\"name\\\":\\\"app\\\",\\\"resource\\\":"
                                    + "\\\"workflow\\\",\\\"metadata\\\":{\\\"version\\\":\\\"1\\\"},\\\"spec\\\":{\\\"a\\\":1}}\","
                                    + "\"id\":\"37a90be70af9ba1c9abb3fb5\",\"run_id\":\"run-" + i + "\"}")
                            .getBytes(StandardCharsets.UTF_8));
            if (i % AT_ONCE == 0) {
                flush(connection);
            }
        }
        flush(connection);
    }

    private static void flush(Connection connection) throws IOException, InterruptedException {
        try {
            connection.flush(LIMIT);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IOException(e);
        }
    }

    private static boolean endsWith(Path file, String runId) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8).contains("\"run_id\":\"" + runId + "\"");
        }
    }

    /** Something that becomes true. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("not within " + LIMIT);
            }
            never.await(2, TimeUnit.MILLISECONDS);
        }
    }
}
