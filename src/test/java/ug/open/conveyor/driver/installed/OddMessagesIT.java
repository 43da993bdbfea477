package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.wire.LogEntries;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** Messages, results and log lines that are odd, or as long as the wire allows and longer: a joined driver takes each once and goes on. */
final class OddMessagesIT {
    /** What a server takes if nobody says otherwise. */
    private static final int MOST = 1 << 20;

    @TempDir
    private Path folder;

    private LiveScene live;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        live.consumer(Duration.ofSeconds(30)); // a stream keeps what somebody is there for
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    private Running take(int events) {
        Running running = live.join();
        live.awaitAcknowledged(events);
        return running;
    }

    private String ended(Running running) throws Exception {
        assertThat(running.isAlive()).as(running.err()).isTrue();
        running.signal("TERM");
        running.outcome();
        assertThat(running.err()).doesNotContain("Exception", "bug in conveyor-driver", "may come again");
        return running.err();
    }

    private static String event(String runId, int bytes) {
        String around = Project.event(runId, "app").replace("\"workflow\"", "\"workflow\",\"spec\":\"\"");
        return around.replace("\"spec\":\"", "\"spec\":\"" + "x".repeat(bytes - around.length()));
    }

    @Test
    void whatIsNoMessageIsRejectedAndWhatHasAnOddRunIdIsTaken() throws Exception {
        live.driver("echo line; exit 0");
        Running running = live.join();
        live.publish("resources.workflow", "{\"event\":".getBytes(StandardCharsets.UTF_8));
        live.publish("resources.workflow", new byte[0]);
        live.publish("resources.workflow", new byte[] {(byte) 0xff, 0, 1});
        live.publish(
                "resources.workflow",
                "{\"event\":\"create\",\"run_id\":\"r\",\"id\":\"m\",\"payload\":\"no json\"}"
                        .getBytes(StandardCharsets.UTF_8));
        List<String> odd = List.of("a b", "*", "a.>", ">", "line\\nbreak", "é", "r".repeat(5_000));
        for (String runId : odd) {
            live.publish("resources.workflow", runId);
        }
        live.awaitAcknowledged(4 + odd.size());
        String said = ended(running);
        assertThat(live.results())
                .extracting(PipelineEvent::runId)
                .containsExactlyElementsOf(
                        odd.stream().map(id -> id.replace("\\n", "\n")).toList());
        assertThat(said.lines().filter(line -> line.contains("cannot be part of a subject")))
                .hasSize(odd.size() - 1);
        assertThat(live.stored("logs-engine")).hasSize(1);
        assertThat(live.scene.statuses()).hasSize(odd.size()).containsOnly("succeeded");
    }

    @Test
    void aMessageOfAMebibyteIsTaken() throws Exception {
        live.driver("true");
        live.publish("resources.workflow", event("large", MOST - 1_000).getBytes(StandardCharsets.UTF_8));
        live.publish("resources.workflow", event("largest", MOST).getBytes(StandardCharsets.UTF_8));
        live.publish("resources.workflow", "next");
        String said = ended(take(3));
        List<PipelineEvent> results = live.results();
        assertThat(results).extracting(PipelineEvent::runId).containsExactly("large", "largest", "next");
        assertThat(results).extracting(event -> event.result().success()).containsExactly(true, false, true);
        assertThat(results.get(1).result().message()).startsWith("the result cannot be published: with its resource");
        assertThat(live.scene.statuses()).containsExactly("succeeded", "failed", "succeeded");
        assertThat(said).doesNotContain("connection lost");
    }

    @Test
    void aResultThatIsTooLongForTheWireIsAFailureThatSaysSo() throws Exception {
        live.driver("""
                [ "$CONVEYOR_RUN_ID" = next ] && exit 0
                { printf '{"success":true,"data":"'; head -c 1100000 /dev/zero | tr '\\0' x; printf '"}'; } > $CONVEYOR_RESULT""");
        live.publish("resources.workflow", "long");
        live.publish("resources.workflow", "next");
        ended(take(2));
        List<PipelineEvent> results = live.results();
        assertThat(results).extracting(PipelineEvent::runId).containsExactly("long", "next");
        assertThat(results).extracting(event -> event.result().success()).containsExactly(false, true);
        assertThat(results.get(0).result().message()).contains("and the server takes 1,048,");
        assertThat(live.scene.statuses()).containsExactly("failed", "succeeded");
    }

    /** 200,000 double quotes are 400 KB in a result, which the server takes, and 1.6 MB in the next step's event, which it drops. */
    @Test
    void aResultThatIsTooLongForTheNextStepIsAFailureThatSaysSo() throws Exception {
        live.driver("""
                { printf '{"success":true,"data":"'; head -c 200000 /dev/zero | sed 's/\\x0/\\\\"/g'; printf '"}'; } > $CONVEYOR_RESULT""");
        live.publish("resources.workflow", "alone");
        live.publish(
                "resources.workflow",
                "{\"event\":\"create\",\"run_id\":\"step\",\"id\":\"m\",\"payload\":\"{\\\"name\\\":\\\"app\\\",\\\"resource\\\":"
                        .concat("\\\"workflow\\\",\\\"pipeline\\\":\\\"build\\\",\\\"spec\\\":{}}\"}")
                        .getBytes(StandardCharsets.UTF_8));
        String said = ended(take(2));
        List<PipelineEvent> results = live.results();
        assertThat(results).extracting(event -> event.result().success()).containsExactly(true, false);
        assertThat(results.get(1).result().message())
                .startsWith(
                        "the result cannot be handed on: the event for the next step of the pipeline build would have 1,600,")
                .contains("and the server sends at most 1,048,576; keep what is large elsewhere");
        assertThat(said).contains("the result cannot be handed on");
    }

    /** Of letters, and of control characters, each of which has six bytes on the wire. */
    @Test
    void aLineOfTwoMebibytesIsStoredInPartsThatAreTheWhole() throws Exception {
        live.driver("head -c 2097152 /dev/zero | tr '\\0' x; echo; head -c 600000 /dev/zero | tr '\\0' '\\001'; echo");
        live.publish("resources.workflow", "run-0001");
        String said = ended(take(1));
        assertThat(said).doesNotContain("not confirmed", "connection lost");
        StringBuilder text = new StringBuilder();
        for (byte[] body : live.stored("logs-engine")) {
            assertThat(body).hasSizeLessThanOrEqualTo(MOST);
            text.append(LogEntries.read(body, 0, body.length).message());
        }
        assertThat(text.toString()).isEqualTo("x".repeat(2_097_152) + "\u0001".repeat(600_000));
    }
}
