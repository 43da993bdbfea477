package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nats.client.Connection;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record}: what a recording of production holds, and what it is good for. */
final class RecordIT {
    private static final String AS_IN_PRODUCTION =
            "{\"success\":true,\"data\":{\"containerID\":\"c0ffee\",\"durationMs\":51.25,\"previous\":{\"version\":\"1\"}}}";

    @TempDir
    private Path folder;

    private RecordScene production;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        production = new RecordScene(folder);
        scene = production.scene;
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        production.close();
    }

    @Test
    void aRecordingOfProductionIsATest() throws Exception {
        Running running = production.record("prod.jsonl", "--max-events", "2");
        List<String> events = production.publishCapture("single-driver.jsonl");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.err())
                .contains("recorded 2 events, 2 results and 10 log lines to prod.jsonl; nothing was lost\n")
                .endsWith("  conveyor-driver replay --check prod.jsonl\n");
        assertThat(Files.readString(folder.resolve("prod.jsonl"))).contains(events);

        scene.run("run", "--events", "prod.jsonl", "--", "cat").ends(0).says("2 ok");
        scene.write("same.json", AS_IN_PRODUCTION);
        scene.write("other.json", AS_IN_PRODUCTION.replace("c0ffee", "decaf"));
        scene.run("replay", "--check", "prod.jsonl", "--", "sh", "-c", "cp same.json $CONVEYOR_RESULT")
                .ends(0)
                .says("2 results, the same as recorded");
        scene.run("replay", "--check", "prod.jsonl", "--", "sh", "-c", "cp other.json $CONVEYOR_RESULT")
                .ends(3)
                .prints("decaf");
    }

    @Test
    void everyCaptureIsRecordedAndRead() throws Exception {
        for (String name :
                List.of("pipeline-two-steps", "pipeline-three-steps", "pipeline-first-step-fails", "go-labels-panic")) {
            String file = name + "-recorded.jsonl";
            Running running = production.record(file, "--idle", "1s");
            List<String> events = production.publishCapture(name + ".jsonl");
            assertThat(running.outcome().code()).as(running.err()).isZero();
            assertThat(production.lines(file, "event")).hasSameSizeAs(events);
            assertThat(production.lines(file, "message")).isEmpty();
            for (String driver : production.lines(file, "finish").stream()
                    .map(line -> line.path("driver").asText())
                    .toList()) {
                scene.run("replay", "--no-store", "--name", driver, file, "--", "true")
                        .ends(0);
            }
        }
    }

    @Test
    void twoDriversOnOneRunAreToldApart() throws Exception {
        Running running = production.record("prod.jsonl");
        production.event("resources.workflow", "run-1");
        production.log("run-1", "one", "1.1");
        production.log("run-1", "two", "2.1");
        production.result("run-1", "two", "2");
        production.log("run-1", "one", "1.2");
        production.result("run-1", "one", "1");
        production.event("drivers.three.resources.workflow", "run-1");
        production.result("run-1", "three", "3");
        production.log("run-1", "three", "late");
        production.awaitLines("prod.jsonl", 13);
        running.signal("TERM");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(production.shape("prod.jsonl"))
                .containsExactly(
                        "session",
                        "event e1",
                        "start a1 e1",
                        "log a1",
                        "start a2 e1",
                        "log a2",
                        "finish a2 e1",
                        "log a1",
                        "finish a1 e1",
                        "event e2",
                        "start a3 e2",
                        "finish a3 e2",
                        "log a3");
        scene.write("two.json", "{\"success\":true,\"data\":2}");
        scene.run("replay", "--check", "--name", "two", "prod.jsonl", "--", "sh", "-c", "cp two.json $CONVEYOR_RESULT")
                .ends(0);
    }

    @Test
    void onlyWhatConcernsADriverAndAResourceIsKept() throws Exception {
        Running running = production.record("mine.jsonl", "--driver", "mine", "--resource", "workflow");
        production.event("resources.other", "run-1");
        production.event("drivers.mine.resources.other", "run-2");
        production.event("drivers.yours.resources.workflow", "run-3");
        production.result("run-3", "yours", "3");
        production.log("run-2", "mine", "of another type");
        production.event("resources.workflow", "run-4");
        production.log("run-4", "yours", "not mine");
        production.event("drivers.mine.resources.workflow", "run-5");
        production.log("run-5", "mine", "mine");
        production.result("run-5", "mine", "5");
        production.awaitLines("mine.jsonl", 6);
        running.signal("INT");
        assertThat(running.outcome().code()).isEqualTo(130);
        assertThat(production.shape("mine.jsonl"))
                .containsExactly("session", "event e1", "event e2", "start a1 e2", "log a1", "finish a1 e2");
        assertThat(production.lines("mine.jsonl").get(0).path("driver").asText())
                .isEqualTo("mine");
    }

    @Test
    void whatIsMalformedIsRecordedAndDisturbsNoReader() throws Exception {
        Running running = production.record("odd.jsonl", "--idle", "1s");
        production.live.publish("resources.workflow", "no JSON".getBytes(StandardCharsets.UTF_8));
        production.live.publish("resources.workflow", "{}".getBytes(StandardCharsets.UTF_8));
        production.live.publish("resources.workflow", new byte[] {(byte) 0xff, 0, '\n'});
        production.live.publish("resources.workflow", new byte[0]);
        production.live.publish("pipelines.driver.result", "{\"driverresult\":7}".getBytes(StandardCharsets.UTF_8));
        production.live.publish("logs.x", "[1]".getBytes(StandardCharsets.UTF_8));
        production.result("began-before", "demo", "1");
        production.event("resources.workflow", "run-1");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.err())
                .contains("recorded 5 events (4 malformed), 0 results and 0 log lines to odd.jsonl")
                .contains("; and 3 results or log lines of which the event was not seen");
        assertThat(production.lines("odd.jsonl", "message"))
                .extracting(line -> line.path("subject").asText())
                .containsExactly("pipelines.driver.result", "logs.x", "pipelines.driver.result");
        scene.run("run", "--events", "odd.jsonl", "--", "cat").ends(1).says("1 ok");
    }

    @Test
    void aPackedRecordingAndOneOnStandardOutputAreRead() throws Exception {
        Running packed = production.record("prod.jsonl.gz", "--max-events", "1");
        Running printed = production.record("-", "--max-events", "1");
        production.event("resources.workflow", "run-1");
        production.log("run-1", "demo", "hello");
        production.result("run-1", "demo", "1");
        assertThat(packed.outcome().code()).as(packed.err()).isZero();
        assertThat(printed.outcome().code()).as(printed.err()).isZero();
        List<String> kinds = printed.lines().stream()
                .map(line -> line.replaceAll("\\{\"kind\":\"([a-z]+)\".*", "$1"))
                .toList();
        assertThat(kinds).containsExactly("session", "event", "start", "log", "finish");
        scene.run("replay", "prod.jsonl.gz", "--", "true").ends(0).says("1 result");
    }

    @Test
    void aSecretThatIsNamedIsMaskedAndTheRestIsNot() throws Exception {
        scene.tool.with("TOKEN", "top \"secret\"").with("PIN", "987654321");
        scene.run("record", "prod.jsonl", "--mask", "NO_SUCH").ends(2).says("--mask: no environment variable");
        Running running = production.record("prod.jsonl", "--mask", "TOKEN", "--mask", "PIN", "--max-events", "1");
        assertThat(running.err()).contains("only the secrets of --mask are masked");
        production.live.publish(
                "resources.workflow",
                ("{\"event\":\"create\",\"run_id\":\"run-1\",\"payload\":\"{\\\"name\\\":\\\"app\\\",\\\"resource\\\":"
                                + "\\\"workflow\\\",\\\"spec\\\":[\\\"top \\\\\\\"secret\\\\\\\"\\\",987654321,7]}\"}")
                        .getBytes(StandardCharsets.UTF_8));
        production.log("run-1", "demo", "with top \\\"secret\\\"");
        production.result("run-1", "demo", "[\"top \\\"secret\\\"\",987654321]");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(Files.readString(folder.resolve("prod.jsonl")))
                .doesNotContain("secret", "987654321")
                .contains("\\\"spec\\\":[\\\"***\\\",\\\"***\\\",7]", "with ***", "[\"***\",\"***\"]");
        scene.run("run", "--events", "prod.jsonl", "--", "cat").ends(0).prints("***");
    }

    /** The server drops it, a tap sees it; but an id counts in its own stream alone. */
    @Test
    void whatIsPublishedAgainIsDropped() throws Exception {
        Running running = production.record("prod.jsonl", "--max-events", "1", "--idle", "1s");
        try (Connection connection = production.live.server.connect()) {
            Headers id = new Headers().add("Nats-Msg-Id", "1");
            for (int i = 0; i < 2; i++) {
                connection
                        .jetStream()
                        .publish(
                                "resources.workflow",
                                id,
                                Scene.event("run-1").strip().getBytes(StandardCharsets.UTF_8));
            }
            for (int i = 0; i < 2; i++) {
                connection.publish("pipelines.driver.result", id, RecordScene.resultOf("run-1", "demo", "1"));
            }
            connection.flush(Duration.ofSeconds(5));
        }
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(production.shape("prod.jsonl"))
                .containsExactly("session", "event e1", "start a1 e1", "finish a1 e1");
    }

    @Test
    void theEventsEndItAndResultsAreWaitedFor() throws Exception {
        Running running = production.record("prod.jsonl", "--max-events", "1", "--idle", "2s");
        production.event("resources.workflow", "run-1");
        production.event("resources.workflow", "run-2");
        production.awaitLines("prod.jsonl", 2);
        assertThat(running.isAlive()).isTrue();
        production.result("run-1", "demo", "1");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        JsonNode finish = production.lines("prod.jsonl", "finish").get(0);
        assertThat(finish.path("runid").asText()).isEqualTo("run-1");
        assertThat(production.lines("prod.jsonl", "event")).hasSize(1);
    }
}
