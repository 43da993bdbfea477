package ug.open.conveyor.driver.bench;

import io.nats.client.Connection;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.live.NatsServer;

/** A bystander that compares its results with production's, beside one that does not, on the same events and results. */
final class CompareRow implements Row {
    private static final int ROUNDS = 3;
    private static final int AT_ONCE = 500;
    private static final int NAMES = 100;
    private static final double LEAST = 0.7;
    private static final long LOOK_MILLIS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = 20_000;
        setting.warm();
        setting.driverOf(NoOpDriver.class);
        try (NatsServer server = NatsServer.start(setting.folder().resolve("nats"));
                Connection connection = server.connect()) {
            double[] alone = new double[ROUNDS];
            double[] compared = new double[ROUNDS];
            for (int round = -1; round < ROUNDS; round++) {
                double bystander = seconds(setting, server, connection, count);
                double comparing = seconds(setting, server, connection, count, "--compare");
                if (round >= 0) {
                    alone[round] = bystander;
                    compared[round] = comparing;
                }
            }
            sheet.faster(
                    String.format("run --compare of %,d events", count),
                    count,
                    Turns.median(compared),
                    "bystander alone",
                    Turns.median(alone),
                    LEAST);
        }
    }

    /** From the first event to the end of the process. */
    private static double seconds(
            Setting setting, NatsServer server, Connection connection, int count, String... options)
            throws IOException, InterruptedException {
        File errors = setting.folder().resolve("errors").toFile();
        List<String> words = new ArrayList<>(
                List.of("run", "project", "--nats", server.url(), "--max-events", Integer.toString(count)));
        words.addAll(Arrays.asList(options));
        Process process = setting.tool(words.toArray(String[]::new))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors)
                .start();
        while (process.isAlive() && !Files.readString(errors.toPath()).contains("nothing is published")) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        long began = System.nanoTime();
        publish(connection, count);
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("the bystander did not end with 0: " + Files.readString(errors.toPath()));
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static void publish(Connection connection, int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            String resource = "{\"id\":\"" + i % NAMES + "\",\"name\":\"app-" + i % NAMES
                    + "\",\"resource\":\"workflow\",\"spec\":{\"a\":1}}";
            send(
                    connection,
                    "resources.workflow",
                    "{\"event\":\"create\",\"payload\":" + resource + ",\"id\":\"m\",\"run_id\":\"run-" + i + "\"}");
            send(
                    connection,
                    "pipelines.driver.result",
                    "{\"event\":\"driver.result\",\"run_id\":\"run-" + i + "\",\"resource\":" + resource
                            + ",\"driverresult\":{\"success\":true,\"message\":\"\",\"data\":null,\"driver\":\"demo\"}}");
            if (i % AT_ONCE == 0) {
                flush(connection);
            }
        }
        flush(connection);
    }

    private static void send(Connection connection, String subject, String body) {
        connection.publish(subject, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void flush(Connection connection) throws IOException, InterruptedException {
        try {
            connection.flush(LIMIT);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IOException(e);
        }
    }
}
