package ug.open.conveyor.driver.live;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.json.Json;

/**
 * What of a Conveyor server has to do with logs: its engine, which alone takes lines from their stream and stores them, and its API, which
 * answers in the order of their text (protocol.md, Logger); and drivers that log.
 */
public final class LogServer implements AutoCloseable {
    /** The API, which other answers may be given to. */
    public final FakeApi api = FakeApi.start();

    /** For what a driver publishes. */
    public final Connection connection;

    private final NavigableMap<String, Map<?, ?>> stored = new TreeMap<>();

    /** Beside an event stream. */
    public LogServer(NatsServer server) throws IOException, InterruptedException, JetStreamApiException {
        connection = server.connect();
        connection
                .jetStream()
                .subscribe(
                        "logs.>",
                        connection.createDispatcher(),
                        this::store,
                        false,
                        PushSubscribeOptions.builder().stream("logs-engine")
                                .name("logs-engine")
                                .build());
    }

    private void store(Message message) {
        message.ack();
        Map<?, ?> line = (Map<?, ?>) Json.parse(new String(message.getData(), StandardCharsets.UTF_8));
        synchronized (stored) {
            stored.put(
                    line.get("pipeline") + "|" + line.get("driver") + "|" + line.get("runid") + "|"
                            + line.get("timestamp") + "|" + stored.size(),
                    line);
        }
    }

    /** Answers what it has of a run. */
    public LogServer of(String runId) {
        api.answers("GET /logs?runid=" + runId, 200, () -> answer(runId));
        return this;
    }

    private String answer(String runId) {
        synchronized (stored) {
            return Json.write(stored.values().stream()
                    .filter(line -> runId.equals(line.get("runid")))
                    .map(line -> Map.of(
                            "runid", runId,
                            "driver", line.get("driver"),
                            "pipeline", "",
                            "timestamp", line.get("timestamp"),
                            "message", line.get("message")))
                    .toList());
        }
    }

    /** How many lines it has stored. */
    public int stored() {
        synchronized (stored) {
            return stored.size();
        }
    }

    /** A driver logs a line: on both subjects. */
    public CompletableFuture<PublishAck> log(String runId, String driver, String timestamp, String message)
            throws IOException {
        byte[] line = Json.write(Map.of(
                        "runid", runId,
                        "driver", driver,
                        "pipeline", "",
                        "timestamp", timestamp,
                        "level", "info",
                        "message", message))
                .getBytes(StandardCharsets.UTF_8);
        CompletableFuture<PublishAck> kept = connection.jetStream().publishAsync("logs." + runId, line);
        connection.publish("live.logs." + runId + "." + driver, line);
        return kept;
    }

    /** A driver ends. */
    public void result(String runId, String driver, boolean success, String pipeline) throws Exception {
        String resource =
                "{\"name\":\"app\",\"resource\":\"workflow\",\"pipeline\":" + Json.write(pipeline) + ",\"spec\":{}}";
        String result = "{\"event\":\"driver.result\",\"run_id\":" + Json.write(runId) + ",\"resource\":" + resource
                + ",\"driverresult\":{\"success\":" + success
                + ",\"message\":\"that was all\",\"data\":null,\"driver\":"
                + Json.write(driver) + "}}";
        connection.jetStream().publish("pipelines.driver.result", result.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws InterruptedException {
        api.close();
        connection.close();
    }
}
