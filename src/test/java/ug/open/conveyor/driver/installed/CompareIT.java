package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.live.Engine;
import ug.open.conveyor.driver.live.Production;
import ug.open.conveyor.driver.live.Traffic;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.PipelineEvents;

/** {@code run --compare} beside a stand-in for the driver in production, on a real event stream. */
final class CompareIT {
    private static final String LISTENS = "comparing with the driver demo in production, for workflow at nats://";

    @TempDir
    private Path folder;

    private LiveScene live;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        scene = live.scene;
        answers("{\"of\":\"'$CONVEYOR_RUN_ID'\"}");
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    /** The driver here succeeds with these data. */
    private void answers(String data) {
        live.driver(result(data));
    }

    private static String result(String data) {
        return "printf '%s' '{\"success\":true,\"message\":\"here\",\"data\":" + data + "}' >\"$CONVEYOR_RESULT\"";
    }

    private static String event(String runId, String name) {
        return Scene.event(runId).replace("\"app\"", "\"" + name + "\"");
    }

    private void publish(String runId) throws Exception {
        live.publish("resources.workflow", runId);
    }

    /** What production's driver publishes for a run. */
    private void produce(String runId, Object data) throws Exception {
        DriverMessage message = Messages.read(Scene.event(runId).getBytes(StandardCharsets.UTF_8));
        live.publish(
                "pipelines.driver.result", PipelineEvents.result(message, "demo", DriverResult.success("there", data)));
    }

    private Running compare(String... more) {
        String[] words = new String[more.length + 1];
        words[0] = "--compare";
        System.arraycopy(more, 0, words, 1, more.length);
        return live.start(LISTENS, words);
    }

    private static Outcome ends(Running running, int code) {
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(code);
        return outcome;
    }

    @Test
    void findsExactlyTheResultsThatDifferAndChangesNothingAtTheServer() throws Exception {
        int events = 1_000;
        try (Engine engine = Engine.on(live.server);
                Production production = Production.on(live.server, "demo", CompareIT::everyTenthIsAnother)) {
            Map<String, Object> before = live.infos();
            Running running =
                    compare("--max-events", Integer.toString(events), "--concurrency", "4", "--compare-timeout", "5m");
            assertThat(live.infos()).isEqualTo(before);
            for (int i = 0; i < events; i++) {
                live.publish("resources.workflow", event("run-" + i, "app-" + i).getBytes(StandardCharsets.UTF_8));
            }
            Installation.await(
                    "what production does",
                    () -> production.done() == events && engine.results().size() == events);
            Map<String, Object> after = live.infos();
            Outcome outcome = ends(running, 3);
            assertThat(live.infos()).isEqualTo(after);
            assertThat(outcome.err()).endsWith("1,000 results, 100 of them not the same as in production\n");
            for (int i = 0; i < events; i++) {
                String differs = "run run-" + i
                        + " differs in 1 place: - production + here\n  $.data.of\n    - \"another\"\n    + \"run-" + i
                        + "\"\n";
                assertThat(outcome.err().contains(differs)).as(differs).isEqualTo(i % 10 == 0);
            }
        }
    }

    private static DriverResult everyTenthIsAnother(DriverMessage message) {
        int number = Integer.parseInt(message.runId().substring("run-".length()));
        return DriverResult.success("there", Map.of("of", number % 10 == 0 ? "another" : message.runId()));
    }

    @Test
    void eitherResultMayComeFirst() throws Exception {
        live.driver("while [ ! -e \"$0.$CONVEYOR_RUN_ID\" ]; do sleep 0.05; done\n" + result("1"));
        Running running = compare("--max-events", "2", "-o", "json");
        publish("run-0001");
        produce("run-0001", 1);
        scene.write("demo/reconcile.sh.run-0001", "");
        scene.write("demo/reconcile.sh.run-0002", "");
        publish("run-0002");
        running.awaitErr("waiting for production's results of 1 run; Ctrl-C ends the wait");
        produce("run-0002", 2);
        Outcome outcome = ends(running, 3);
        assertThat(outcome.out().lines().filter(line -> line.contains("\"kind\":\"comparison")))
                .containsExactly(
                        "{\"kind\":\"comparison\",\"runid\":\"run-0001\",\"verdict\":\"same\"}",
                        "{\"kind\":\"comparison\",\"runid\":\"run-0002\",\"verdict\":\"different\",\"differences\":[{\"path\":\"$.data\","
                                + "\"production\":2,\"here\":1}]}",
                        "{\"kind\":\"comparisons\",\"same\":1,\"different\":1,\"only_here\":0,\"only_there\":0,\"unknown\":0,\"open\":0,"
                                + "\"late\":0,\"unseen\":0}");
        assertThat(outcome.err()).contains("\"2 results, 1 of them not the same as in production\"}}\n");
    }

    @Test
    void theSameResultsEndWithZero() throws Exception {
        Running running = compare("--max-events", "2", "--ignore", "data.of");
        produce("run-0000", null); // of an event from before
        publish("run-0001");
        produce("run-0001", Map.of("of", "whatever"));
        produce("run-0001", Map.of("of", "again"));
        publish("run-0002");
        produce("run-0002", Map.of());
        assertThat(ends(running, 0).err()).endsWith("2 results, the same as in production\n");
    }

    @Test
    void aFailureThatProductionHasTooIsTheSame() throws Exception {
        live.driver("exit 1");
        Running running = compare("--max-events", "1");
        publish("run-0001");
        DriverMessage message = Messages.read(Scene.event("run-0001").getBytes(StandardCharsets.UTF_8));
        live.publish("pipelines.driver.result", PipelineEvents.result(message, "other", DriverResult.success("")));
        live.publish("pipelines.driver.result", PipelineEvents.result(message, "demo", DriverResult.failure("why")));
        ends(running, 0);
    }

    @Test
    void aTemporaryFailureIsNoResult() throws Exception {
        scene.write(
                "demo/driver.yaml",
                "name: demo\nresources: [workflow]\nretry: {times: 1, pause: 1ms}\nrun: ./reconcile.sh\n");
        live.driver("[ $CONVEYOR_ATTEMPT = 2 ] || exit 75");
        Running running = compare("--max-events", "1");
        publish("run-0001");
        produce("run-0001", null);
        assertThat(ends(running, 0).err()).endsWith("1 result, the same as in production\n");
    }

    @Test
    void aSecondResultOfProductionThatDiffersIsReported() throws Exception {
        Running running = compare("--max-events", "2");
        publish("run-0001");
        produce("run-0001", Map.of("of", "run-0001"));
        produce("run-0001", Map.of("of", "run-0001"));
        produce("run-0001", Map.of("of", "another"));
        publish("run-0002");
        produce("run-0002", Map.of("of", "run-0002"));
        assertThat(ends(running, 0).err())
                .contains(
                        "production published another result for run run-0001, which differs from its first; the first counts");
    }

    @Test
    void withoutAResultInProductionAnEventIsOnlyHere() throws Exception {
        Running running = compare("--max-events", "2", "--compare-timeout", "1s");
        publish("run-0001");
        publish("run-0002");
        produce("run-0002", Map.of("of", "run-0002"));
        assertThat(ends(running, 1).err())
                .contains("run run-0001: production published no result within 1.0 s\n")
                .endsWith(
                        "1 result, the same as in production; 1 only here: production published no result within 1.0 s\n");
    }

    @Test
    void whatTheDriverHerePassesOverIsOnlyInProduction() throws Exception {
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nevents: [update]\nrun: ./reconcile.sh\n");
        Running running = compare("--idle", "2s");
        publish("run-0001");
        produce("run-0001", 1);
        assertThat(ends(running, 1).err())
                .contains("run run-0001: only production has a result\n")
                .endsWith(
                        "no result was compared with production's; 1 only in production: this driver decided nothing\n");
    }

    @Test
    void aResultInTheFormOfTheRustRuntimeIsFoundByItsResource() throws Exception {
        Running running = compare("--max-events", "1");
        publish("run-0001");
        live.publish(
                "events.demo.1",
                "{\"event\":\"driver_result\",\"run_id\":\"1\",\"driver_result\":{\"success\":true,\"message\":\"\",\"data\":{}}}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(ends(running, 3).err()).contains("run run-0001 differs in 1 place", "+ \"run-0001\"");
    }

    @Test
    void secretsAreMaskedInBothResults() throws Exception {
        scene.tool.with("TOKEN", "s3cr3t-of-production");
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\nsecrets: [TOKEN]\n");
        answers("{\"token\":\"'$TOKEN'\",\"n\":1}");
        Running running = compare("--max-events", "1", "--idle", "10s");
        publish("run-0001");
        produce("run-0001", Map.of("token", "s3cr3t-of-production", "also", "x s3cr3t-of-production", "n", 2));
        Outcome outcome = ends(running, 3);
        assertThat(outcome.err())
                .contains("differs in 2 places", "$.data.also\n    - \"x ***\"\n", "$.data.n\n    - 2\n    + 1\n")
                .doesNotContain("s3cr3t", "data.token");
    }

    /** The tool does not hear what production publishes while it has no connection. */
    @Test
    void whatWasMissedIsNotOnlyHere() throws Exception {
        Running running = compare("--max-events", "1", "--compare-timeout", "4s");
        publish("run-0001");
        running.awaitErr("waiting for production's results");
        running.signal("STOP");
        live.server.kill();
        live.restart();
        produce("run-0001", Map.of("of", "run-0001"));
        running.signal("CONT");
        assertThat(ends(running, 1).err())
                .contains("the tap of pipeline-engine was off for", "at most 1 message of the stream was missed")
                .doesNotContain("published no result")
                .endsWith(
                        "no result was compared with production's; 1 not known: messages were lost, or too many waited\n");
    }

    @Test
    void aSignalEndsTheWait() throws Exception {
        Running running = compare("--max-events", "2", "--compare-timeout", "1h");
        publish("run-0001");
        produce("run-0001", Map.of("of", "run-0001"));
        publish("run-0002");
        running.awaitErr("waiting for production's results of 1 run");
        running.signal("TERM");
        assertThat(ends(running, 0).err()).endsWith("1 result, the same as in production; 1 still open at the end\n");
    }

    @Test
    void theManualShowsWhatThereIs() throws Exception {
        Markdown page = Markdown.of(Path.of("docs/live.md").toAbsolutePath());
        Markdown section = new Markdown(page.file(), page.section("## Compare with production"));
        String run = "45b92f67-9aee-4df9-98f5-cdac97975ff6";
        answers("{\"commit\":\"9d03b7e\"}");
        Running running = compare("--max-events", "1");
        publish(run);
        produce(run, Map.of("commit", "4f1c2aa"));
        assertThat(ends(running, 3).err()).contains(section.blocks("text").get(0));
        answers("null");
        try (Traffic traffic = Traffic.on(live.server)) {
            List<String> lines = section.blocks("sh").get(0).lines().toList();
            assertThat(lines).hasSize(2);
            for (String line : lines) {
                scene.shell("cd demo && " + line.replaceFirst("conveyor-driver", "\"\\$0\""))
                        .ends(0)
                        .says("the same as in production");
            }
        }
    }

    @Test
    void whereItMeansNothingItIsRefused() {
        scene.run("run", "demo", "--compare", "--events", "events.jsonl")
                .ends(2)
                .says("use: conveyor-driver replay --check FILE");
        scene.run("run", "demo", "--compare", "--join").ends(2).says("leave out --join to compare");
        scene.run("run", "demo", "--ignore", "data").ends(2).says("--ignore needs --compare");
        scene.run("run", "demo", "--compare-timeout", "1s").ends(2).says("--compare-timeout needs --compare");
        scene.run("run", "demo", "--compare", "--ignore", "data[")
                .ends(2)
                .says("--ignore: 'data[' is no path into a result");
    }
}
