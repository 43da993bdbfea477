package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.installed.LiveScene;
import ug.open.conveyor.driver.installed.RecordScene;
import ug.open.conveyor.driver.installed.Running;
import ug.open.conveyor.driver.installed.Scene;

/** Beside the event stream of a server: {@code run --join}, the shadow run and {@code record}. */
@Tag("windows")
final class ServerIT {
    @TempDir
    Path home;

    private LiveScene live;
    private Prompt prompt;

    @BeforeEach
    void aServerAndADriver() throws Exception {
        live = new LiveScene(home.resolve("server"));
        prompt = Prompt.in(home).with("CONVEYOR_NATS_URL", live.server.url());
        prompt.driver(
                "echo hello",
                "> \"%CONVEYOR_RESULT%\" echo {\"success\":true,\"message\":\"done\",\"data\":{\"image\":\"a:1\"}}");
    }

    @AfterEach
    void stop() throws Exception {
        live.close();
    }

    private Running join(String options) {
        Running running = prompt.start("conveyor-driver run demo --join " + options);
        running.awaitErr("joined as demo");
        return running;
    }

    @Test
    void joinTakesEventsAndPublishesTheirResultsAndLines() throws Exception {
        Running running = join("--max-events 2");
        live.publish("resources.workflow", "run-0001");
        live.publish("drivers.demo.resources.workflow", "run-0002");
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(running.lines()).containsExactly("hello", "hello");
        assertThat(live.results()).hasSize(2);
        assertThat(new String(live.stored("logs-engine").get(0), StandardCharsets.UTF_8))
                .contains("\"runid\":\"run-0001\"", "\"driver\":\"demo\"", "\"message\":\"hello\"");
        assertThat(new String(live.stored("pipeline-engine").get(0), StandardCharsets.UTF_8))
                .contains("\"success\":true", "\"data\":{\"image\":\"a:1\"}");
        assertThat(live.acknowledged()).isEqualTo(2);
        assertThat(prompt.statuses()).containsExactly("succeeded", "succeeded");
        prompt.run("conveyor-driver replay run-0001 --check --project demo").ends(0);
    }

    @Test
    void whatAKilledToolHadInHandComesAgain() throws Exception {
        prompt.driver("echo begins", ":wait", "if exist go.txt exit /b 0", "ping -n 2 127.0.0.1 > NUL", "goto wait");
        Running first = join("");
        live.publish("resources.workflow", "run-0001");
        first.awaitOut("begins");
        prompt.kill(" run demo ");
        first.outcome();
        assertThat(prompt.statuses()).containsExactly("interrupted");
        assertThat(live.acknowledged()).isZero();
        prompt.write("demo/go.txt", "");
        Running second = join("--max-events 1");
        assertThat(second.outcome().code()).as(second.err()).isZero();
        assertThat(live.acknowledged()).isEqualTo(1);
        assertThat(live.results()).hasSize(1);
    }

    @Test
    void joinRefusesWhereAnotherProcessIsTheDriver() throws Exception {
        Running first = join("--max-events 1");
        prompt.at("second")
                .run("conveyor-driver run ..\\demo --join")
                .ends(2)
                .says(
                        "another process takes part as demo already: ",
                        "; stop that process, or join under another name");
        live.publish("resources.workflow", "run-0001");
        assertThat(first.outcome().code()).as(first.err()).isZero();
    }

    @Test
    void joinGoesOnWhenTheServerComesBack() throws Exception {
        Running running = join("--max-events 1");
        live.server.kill();
        live.server.start();
        try (var again = live.server.connect()) {
            again.jetStream()
                    .publish("resources.workflow", Scene.event("run-0001").getBytes(StandardCharsets.UTF_8));
            assertThat(running.outcome().code()).as(running.err()).isZero();
        }
    }

    @Test
    void joinSaysThatNobodyAnswers() throws Exception {
        live.server.kill();
        prompt.run("conveyor-driver run demo --join").ends(5).says("no NATS server answers at " + live.server.url());
    }

    @Test
    void aShadowRunPublishesNothing() throws Exception {
        Running running = prompt.start("conveyor-driver run demo --max-events 1");
        running.awaitErr("shadowing workflow at " + live.server.url());
        live.publish("resources.workflow", "run-0001");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("hello");
        assertThat(live.stored("pipeline-engine")).isEmpty();
    }

    private Running record(String options) {
        Running running = prompt.start("conveyor-driver record cases\\prod.jsonl " + options);
        running.awaitErr("nothing is published");
        return running;
    }

    private void production(String runId) throws Exception {
        live.publish("resources.workflow", runId);
        live.publish("logs." + runId, RecordScene.logLine(runId, "demo", "in production"));
        live.publish("pipelines.driver.result", RecordScene.resultOf(runId, "demo", "{\"image\":\"a:1\"}"));
    }

    @Test
    void aRecordingOfProductionIsATest() throws Exception {
        prompt.at("cases");
        Running running = record("--max-events 1");
        production("run-0001");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.err()).contains("recorded 1 event, 1 result and 1 log line to ", "; nothing was lost\n");
        prompt.run("conveyor-driver replay --check --name demo cases\\prod.jsonl --project demo")
                .ends(0);
        prompt.driver("echo other");
        prompt.run("conveyor-driver replay --check cases --project demo")
                .ends(3)
                .prints("$.data");
    }

    @Test
    void aKilledRecordLeavesWholeLines() throws Exception {
        prompt.at("cases");
        Running running = record("");
        production("run-0001");
        Path file = prompt.folder().resolve("cases/prod.jsonl");
        Installation.await("the result", () -> prompt.read("cases/prod.jsonl").contains("a:1"));
        prompt.kill(" record ");
        running.outcome();
        assertThat(file).content().endsWith("}\n");
        prompt.run("conveyor-driver run demo --events cases\\prod.jsonl")
                .ends(0)
                .says("1 ok");
    }

    @Test
    void doctorSeesTheServer() {
        prompt.run("conveyor-driver doctor --nats " + live.server.url()).prints("event stream");
    }
}
