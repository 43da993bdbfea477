package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** Recorded events on their way to a driver that runs already, as under a debugger, on the stream of {@code dev}. */
final class SendIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    private Scene scene;
    private DevScene there;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Djava.io.tmpdir=" + scratch);
        there = DevScene.in(folder, scene.tool);
    }

    @AfterEach
    void nothingIsLeft() {
        there.close();
        Installation.await("the end of every process and folder", () -> {
            String[] folders = scratch.toFile().list((parent, name) -> name.startsWith("conveyor-driver"));
            return folders.length == 0
                    && ProcessHandle.allProcesses()
                            .noneMatch(process ->
                                    process.info().commandLine().orElse("").contains(scratch.toString()));
        });
    }

    private String event(String run, String type, String doing) {
        return "{\"event\":\"create\",\"run_id\":\"" + run + "\",\"id\":\"m\",\"payload\":{\"id\":\"" + run
                + "\",\"name\":\"app-" + run + "\",\"resource\":\"" + type + "\",\"spec\":{\"do\":\"" + doing
                + "\"}}}\n";
    }

    private void failed(String run, String doing) {
        scene.write("one.jsonl", event(run, "workflow", doing));
        scene.run("run", "--events", "one.jsonl", "--name", "builder", "--", "false")
                .ends(1);
    }

    @Test
    void theLinesOfTheManualAreTheThreeTerminals() {
        String section = Markdown.of(Path.of("docs/programs.md")).section("## Under a debugger");
        assertThat(section).contains("```sh\nconveyor-driver dev\n```", "```sh\nconveyor-driver send @failed\n```");
        failed("r1", "");
        there.driver("builder", "workflow");
        scene.run("send", "@failed")
                .ends(0)
                .prints("got create for app-r1")
                .says("ok      workflow/app-r1  did create", "1 ok", "not the same as recorded");
        there.dev.awaitErr("result: builder, run r1: ok: did create");
        assertThat(there.dev.err())
                .containsSubsequence(
                        "event: create for workflow/app-r1 to the driver builder, run r1",
                        "log: builder: got create for app-r1",
                        "result: builder, run r1: ok: did create");
        scene.run("logs", "--run", "r1", "--driver", "builder").ends(0).prints("got create for app-r1");
        assertThat(scene.statuses()).containsExactly("failed", "succeeded");
    }

    @Test
    void theExitCodeIsTheVerdicts() {
        failed("r1", "fail");
        there.driver("builder", "workflow");
        scene.run("send", "@failed").ends(1).says("FAILED  workflow/app-r1  did create", "conveyor-driver send ");
        scene.run("send", "@last", "--check").ends(0).says("1 result, the same as recorded");
        scene.run("send", "@last", "--check", "--set", "spec.do=time").ends(3).prints("success", "data");
        scene.run("send", "@last", "--check", "--ignore", "data", "--set", "spec.do=time")
                .ends(0);
        scene.run("send", "--failed").ends(1).says("nothing to send: no run of builder has failed");
        assertThat(scene.run("send", "@last", "-o", "json").ends(0).out()).contains("\"kind\":\"finish\"");
    }

    @Test
    void aDriverThatStandsAtABreakpointIsAwaited() throws Exception {
        failed("r1", "");
        Process driver = there.driver("builder", "workflow");
        DevScene.signal(driver, "STOP");
        Running send = Running.start(scene.tool.builder("send", "@failed"), folder);
        there.dev.awaitErr("event: create for workflow/app-r1");
        assertThat(send.endsWithin(1500)).isFalse();
        DevScene.signal(driver, "CONT");
        Outcome outcome = send.outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("got create for app-r1");
    }

    @Test
    void aTimeLimitIsKeptWhereOneIsSet() {
        failed("r1", "hang");
        there.driver("builder", "workflow");
        scene.run("send", "@failed", "--timeout", "500ms").ends(1).says("ran longer than its time limit of 0.5s");
    }

    @Test
    void ctrlCEndsItWhileTheDriverHasTheEvent() throws Exception {
        failed("r1", "hang");
        there.driver("builder", "workflow");
        Running send = Running.start(scene.tool.builder("send", "@failed"), folder);
        send.awaitOut("got create for app-r1");
        send.signal("INT");
        Outcome outcome = send.outcome();
        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.err()).contains("the driver builder may still have the event of run r1 in hand");
        there.dev.signal("INT");
        assertThat(there.dev.outcome().code()).isEqualTo(130);
    }

    @Test
    void theEndOfDevEndsIt() throws Exception {
        failed("r1", "hang");
        there.driver("builder", "workflow");
        Running send = Running.start(scene.tool.builder("send", "@failed"), folder);
        send.awaitOut("got create for app-r1");
        there.dev.signal("INT");
        assertThat(there.dev.outcome().code()).isEqualTo(130);
        Outcome outcome = send.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(5);
        assertThat(outcome.err()).contains("the private stream has ended while the driver builder had the event");
    }

    @Test
    void theEndOfTheDriverIsNoticed() throws Exception {
        failed("r1", "hang");
        Process driver = there.driver("builder", "workflow");
        Running send = Running.start(scene.tool.builder("send", "@failed", "--timeout", "1h"), folder);
        send.awaitOut("got create for app-r1");
        driver.destroyForcibly().waitFor();
        there.dev.awaitErr("left: the driver builder");
        assertThat(send.outcome().code()).isEqualTo(1);
        assertThat(send.err())
                .contains(
                        "the driver builder has ended, or closed its connection, while it had the event; start it again, and send",
                        " --timeout 1h\n")
                .doesNotContain("has ended, and another one", "is gone");
        Process again = there.driver("builder", "workflow"); // whose consumer the server had kept
        scene.run("send", "@last", "--set", "spec.do=").ends(0);
        assertThat(again.isAlive()).isTrue();
    }

    @Test
    void theResultOfAnEarlierEventOfTheRunIsNotTaken() throws Exception {
        failed("r1", "");
        Process driver = there.driver("builder", "workflow");
        DevScene.signal(driver, "STOP");
        scene.run("send", "@failed", "--timeout", "300ms").ends(1).says("ran longer");
        Running send = Running.start(scene.tool.builder("send", "@failed", "--set", "spec.do=fail"), folder);
        Installation.await(
                "the second event", () -> there.dev.err().split("event: create for workflow/app-r1", -1).length > 2);
        DevScene.signal(driver, "CONT");
        Outcome outcome = send.outcome();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .containsSubsequence(
                        "a result of run r1 came from builder and is not taken: it came before the driver took this event",
                        "FAILED  workflow/app-r1  did create");
    }

    @Test
    void resultsOfOtherDriversAndResourcesAreNotTaken() throws Exception {
        failed("r1", "hang");
        there.driver("builder", "workflow");
        there.driver("tester", "image");
        Running send = Running.start(scene.tool.builder("send", "@failed"), folder);
        send.awaitOut("got create for app-r1");
        try (Connection connection = Nats.connect(there.url())) {
            publish(connection, "tester", "app-r1");
            publish(connection, "nobody", "app-r1");
            publish(connection, "builder", "another");
            send.awaitErr("it is for the resource workflow/another, and workflow/app-r1 was sent; the wait goes on");
            publish(connection, "builder", "app-r1");
            Outcome outcome = send.outcome();
            assertThat(outcome.code()).as(outcome.err()).isZero();
            assertThat(outcome.err())
                    .contains("came in the name of the driver 'nobody', which is not attached")
                    .doesNotContain("tester", "a second result");
        }
    }

    private static void publish(Connection connection, String driver, String resource) throws Exception {
        String body = "{\"event\":\"driver.result\",\"run_id\":\"r1\",\"resource\":{\"name\":\"" + resource
                + "\",\"resource\":\"workflow\"},\"driverresult\":{\"success\":true,\"message\":\"\",\"data\":{},\"driver\":\""
                + driver + "\"}}";
        connection.publish("pipelines.driver.result", body.getBytes(StandardCharsets.UTF_8));
        connection.flush(Duration.ofSeconds(10));
    }

    @Test
    void withoutADriverThePersonIsToldWhoIsThere() {
        scene.run("send", "events.jsonl")
                .ends(5)
                .saysOnly("no driver is attached to " + there.url() + "; start one that connects to it");
        there.driver("builder", "workflow");
        scene.run("send", "events.jsonl", "--driver", "cloner")
                .ends(5)
                .says("no driver cloner is attached to " + there.url()
                        + "; attached: builder, which listens to workflow");
        scene.run("send", "@nothing").ends(6);
        scene.run("send").ends(2).says("REF|PATH is missing");
    }

    @Test
    void anotherTypeIsNotSent() {
        there.driver("builder", "workflow,other");
        scene.write("types.jsonl", event("r1", "image", ""));
        scene.run("send", "types.jsonl").ends(1).says("nothing ran", "other", "workflow", "image");
        assertThat(there.dev.err()).doesNotContain("event: ");
    }

    @Test
    void ofSeveralDriversOneIsNamed() {
        failed("r1", "");
        there.driver("builder", "workflow");
        there.driver("tester", "workflow");
        scene.run("send", "events.jsonl")
                .ends(2)
                .says("several drivers are attached", "builder, which listens to workflow; tester, which", "--driver");
        scene.run("send", "@failed").ends(0).says("1 ok"); // which is of the builder
        scene.run("send", "events.jsonl", "--driver", "tester", "--concurrency", "2")
                .ends(0)
                .says("2 ok");
        assertThat(there.dev.err()).doesNotContain("to every driver", "run-0001: FAILED");
    }

    @Test
    void eventsOfARecordingThatAreAddressedToOthersAreLeftOut() throws Exception {
        String line = "{\"time\":\"2026-11-24T09:47:28Z\",\"subject\":\"drivers.%s.resources.workflow\",\"body\":%s}\n";
        String body = event("r1", "workflow", "").strip().replace("\"", "\\\"");
        Path file = scene.write(
                "addressed.jsonl",
                line.formatted("another", "\"" + body + "\"") + line.formatted("builder", "\"" + body + "\""));
        assertThat(Files.readAllLines(file)).hasSize(2);
        there.driver("builder", "workflow");
        scene.run("send", "addressed.jsonl")
                .ends(0)
                .says("1 ok", "left out, since they are addressed to other drivers: 1 to another");
        scene.write("others.jsonl", line.formatted("another", "\"" + body + "\""));
        scene.run("send", "others.jsonl")
                .ends(1)
                .says("nothing ran: left out, since they are addressed to other drivers: 1 to another\n")
                .doesNotSay("compared");
        scene.run("send", "addressed.jsonl", "--only", "event=update")
                .ends(1)
                .says("nothing ran: --only fits none of 2 events\n")
                .doesNotSay("compared");
    }

    @Test
    void wrongOptionsAreRefused() {
        for (List<String> words : List.of(
                List.of("--set", "spec"),
                List.of("--set", "id=1"),
                List.of("--timeout", "0"),
                List.of("--ignore", "a["),
                List.of("--without-pipeline", "--advance"))) {
            String[] all = new String[words.size() + 2];
            all[0] = "send";
            all[1] = "events.jsonl";
            for (int i = 0; i < words.size(); i++) {
                all[i + 2] = words.get(i);
            }
            scene.run(all).ends(2).says(words.get(0));
        }
    }
}
