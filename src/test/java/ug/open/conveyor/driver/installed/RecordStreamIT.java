package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nats.client.Connection;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record} and the server: what it leaves there, what it can bear, how it ends. */
final class RecordStreamIT {
    private static final int BURST = 20_000;
    private static final int AT_ONCE = 200;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private RecordScene production;

    @BeforeEach
    void startsAServer() throws Exception {
        production = new RecordScene(folder);
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        production.close();
    }

    @Test
    void streamsAndConsumersStayAsTheyAre() throws Exception {
        try (Connection connection = production.live.server.connect()) {
            for (String durable : List.of("demo", "idle")) {
                connection
                        .jetStreamManagement()
                        .createConsumer(
                                "messages",
                                ConsumerConfiguration.builder()
                                        .durable(durable)
                                        .filterSubjects(
                                                "resources.workflow", "drivers." + durable + ".resources.workflow")
                                        .ackPolicy(AckPolicy.Explicit)
                                        .maxAckPending(1)
                                        .build());
            }
            List<String> before = state(connection);
            Running running = production.record("prod.jsonl");
            assertThat(state(connection)).isEqualTo(before);
            production.event("resources.workflow", "run-1");
            production.log("run-1", "demo", "hello");
            production.result("run-1", "demo", "1");
            connection
                    .jetStream()
                    .subscribe(null, PullSubscribeOptions.bind("messages", "demo"))
                    .fetch(1, LIMIT)
                    .get(0)
                    .ackSync(LIMIT);
            production.awaitLines("prod.jsonl", 5);
            List<String> meanwhile = state(connection);
            running.signal("TERM");
            assertThat(running.outcome().code()).as(running.err()).isZero();
            assertThat(state(connection)).isEqualTo(meanwhile);
            assertThat(production.lines("prod.jsonl", "event")).hasSize(1); // not once more for each consumer
        }
    }

    @Test
    void redactedMessagesAreReplacedBeforeTheyAreWritten() throws Exception {
        Running running = production.record("shared.jsonl", "--redact");
        production.event("resources.workflow", "run-1");
        production.log("run-1", "demo", "cloning https://ci:battery-staple@git.example/app.git");
        production.result("run-1", "demo", "{\"apiKey\":\"correct horse\",\"commit\":\"c0ffee\"}");
        production.awaitLines("shared.jsonl", 5);
        running.signal("TERM");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.err())
                .contains("secrets with a known shape or name are replaced", "redacted 2 values in 2 of 3 messages");
        assertThat(Files.readString(production.scene.folder.resolve("shared.jsonl")))
                .doesNotContain("battery-staple", "correct horse")
                .contains("\"redacted\":true}\n", "https://ci:***redacted***@git.example", "\"commit\":\"c0ffee\"");
    }

    /** As the server says it, without the time of the answer and of the last acknowledgement's age. */
    private static List<String> state(Connection connection) throws Exception {
        List<String> state = new ArrayList<>();
        for (String of : List.of(
                "STREAM.INFO.messages",
                "STREAM.INFO.pipeline-engine",
                "STREAM.INFO.logs-engine",
                "CONSUMER.LIST.messages",
                "CONSUMER.LIST.pipeline-engine",
                "CONSUMER.LIST.logs-engine")) {
            byte[] answer =
                    connection.request("$JS.API." + of, new byte[0], LIMIT).getData();
            state.add(new String(answer, StandardCharsets.UTF_8).replaceAll("\"ts\":\"[^\"]*\"", ""));
        }
        return state;
    }

    @Test
    void aBurstIsCompleteAndInOrder() throws Exception {
        Running running = production.record("prod.jsonl", "--max-events", Integer.toString(BURST), "--idle", "5s");
        try (Connection connection = production.live.server.connect()) {
            for (int i = 0; i < BURST; i++) {
                String runId = "run-" + i;
                connection.publish(
                        "resources.workflow", Scene.event(runId).strip().getBytes(StandardCharsets.UTF_8));
                connection.publish("logs." + runId, RecordScene.logLine(runId, "demo", "one of " + i));
                connection.publish("logs." + runId, RecordScene.logLine(runId, "demo", "two of " + i));
                connection.publish("pipelines.driver.result", RecordScene.resultOf(runId, "demo", "" + i));
                if (i % AT_ONCE == 0) {
                    connection.flush(LIMIT);
                }
            }
            connection.flush(LIMIT);
        }
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.err())
                .contains("recorded 20000 events, 20000 results and 40000 log lines to prod.jsonl; nothing was lost");
        List<JsonNode> lines = production.lines("prod.jsonl");
        assertThat(lines).hasSize(1 + 5 * BURST);
        for (int i = 0; i < BURST; i++) {
            List<JsonNode> run = lines.subList(1 + 5 * i, 6 + 5 * i);
            assertThat(run.get(0).path("message").path("run_id").asText()).isEqualTo("run-" + i);
            assertThat(run.get(2).path("message").asText()).isEqualTo("one of " + i);
            assertThat(run.get(3).path("message").asText()).isEqualTo("two of " + i);
            assertThat(run.get(4).path("data").asInt()).isEqualTo(i);
        }
    }

    @Test
    void whatWentByWhileTheServerWasAwayIsSaid() throws Exception {
        Running running = production.record("prod.jsonl");
        production.event("resources.workflow", "run-1");
        production.awaitLines("prod.jsonl", 2);
        production.live.server.kill();
        running.awaitErr("connection lost: reconnecting");
        production.live.server.start();
        try (Connection connection = production.live.server.connect()) {
            for (int i = 2; i <= 4; i++) {
                connection
                        .jetStream()
                        .publish(
                                "resources.workflow",
                                Scene.event("run-" + i).strip().getBytes(StandardCharsets.UTF_8));
            }
            running.awaitErr("the tap was off for");
            running.awaitErr("the tap of pipeline-engine was off for");
            running.awaitErr("the tap of logs-engine was off for");
            connection
                    .jetStream()
                    .publish("resources.workflow", Scene.event("run-5").strip().getBytes(StandardCharsets.UTF_8));
        }
        Installation.await(
                "the last event",
                () -> production.lines("prod.jsonl", "event").stream()
                        .anyMatch(line ->
                                line.path("message").path("run_id").asText().equals("run-5")));
        running.signal("INT");
        assertThat(running.outcome().code()).isEqualTo(130);
        int seen = production.lines("prod.jsonl", "event").size();
        int most = 5 - seen;
        assertThat(running.err())
                .containsPattern(
                        "the tap of the stream messages was off once, [0-9.]+ s in all: at most " + most + " event")
                .contains("the tap of the stream logs-engine was off once")
                .doesNotContain("nothing was lost");
    }

    @Test
    void ctrlCLeavesAWholeFile() throws Exception {
        Running running = production.record("prod.jsonl");
        try (Connection connection = production.live.server.connect()) {
            for (int i = 0; i < 5_000; i++) {
                connection.publish(
                        "resources.workflow", Scene.event("run-" + i).strip().getBytes(StandardCharsets.UTF_8));
            }
            production.awaitLines("prod.jsonl", 100);
            running.signal("INT");
            assertThat(running.outcome().code()).isEqualTo(130);
        }
        int events = production.lines("prod.jsonl", "event").size();
        assertThat(events).isPositive();
        assertThat(running.err())
                .contains("recorded " + events + " events")
                .endsWith("  conveyor-driver run --events prod.jsonl\n");
    }

    @Test
    void thatNothingCameIsNoSuccess() throws Exception {
        Running running = production.record("prod.jsonl", "--for", "1s");
        assertThat(running.outcome().code()).isEqualTo(1);
        assertThat(running.err()).contains("recorded 0 events, 0 results and 0 log lines to prod.jsonl");
        assertThat(production.shape("prod.jsonl")).containsExactly("session");
    }

    @Test
    void aConnectionThatIsLostForGoodEndsIt() throws Exception {
        Running running = production.record("prod.jsonl", "--reconnect-timeout", "1s");
        production.event("resources.workflow", "run-1");
        production.awaitLines("prod.jsonl", 2);
        production.live.server.kill();
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(5);
        assertThat(running.err()).contains("recorded 1 event, 0 results").contains("nobody knows how much was missed");
        assertThat(production.shape("prod.jsonl")).containsExactly("session", "event e1");
    }
}
