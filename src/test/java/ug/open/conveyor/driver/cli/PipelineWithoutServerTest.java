package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.json.Json;

/** Pipelines of commands, with failures, parts of them, and what is left in the run store. */
class PipelineWithoutServerTest {
    private static final String RESOURCE = "{\"name\":\"bare\",\"resource\":\"workflow\",\"spec\":{\"n\":1}}\n";

    @TempDir
    Path folder;

    private PipelineScene scene;

    @BeforeEach
    void prepare() {
        scene = new PipelineScene(folder);
    }

    private Map<?, ?> resource(String run, String driver) {
        Object payload = ((Map<?, ?>) scene.received(run).get(driver)).get("payload");
        return (Map<?, ?>) (payload instanceof String text ? Json.parse(text) : payload);
    }

    @Test
    void allStepsLieUnderOneRunInTheOrderOfTime() {
        Outcome ran = scene.through();
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(PipelineScene.got(ran)).isEqualTo("one got create; two got process; three got process");
        assertThat(scene.run("logs", "--run", "run-0001", "-o", "raw").out())
                .isEqualTo("one got create\ntwo got process\nthree got process\n");
        assertThat(scene.run("logs", "run-0001").out())
                .containsSubsequence("one", "one got create", "two", "two got process", "three", "three got process");
        assertThat(scene.run("logs", "@last", "-o", "raw").out())
                .isEqualTo("one got create\ntwo got process\nthree got process\n");
        assertThat(scene.run("logs", "two/@last", "-o", "raw").out()).isEqualTo("two got process\n");
        assertThat(scene.run("runs", "show", "run-0001").out()).containsSubsequence("one", "two", "three");
        assertThat(((Map<?, ?>) resource("run-0001", "three").get("metadata"))
                        .keySet()
                        .toString())
                .isEqualTo("[driverresults.one, driverresults.two, version]");
    }

    @Test
    void afterAFailureItStopsAndGoesOnThereLater() {
        scene.command("two", "exit 3");
        Outcome failed = scene.through();
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err())
                .containsPattern("FAILED \\S+ process workflow/app: exit (code )?3")
                .containsPattern("step 1  one    1 ok in ")
                .containsPattern("step 2  two    1 failed in ")
                .contains("step 3  three  not begun", "add --from 2");
        scene.command("two", "true");
        Outcome mended = scene.through("--from", "two");
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(PipelineScene.got(mended)).isEqualTo("three got process");
        assertThat(mended.out() + mended.err())
                .containsPattern("run run-0001 goes on at step 2 with the result of one from execution \\S+\\.1")
                .doesNotContain("step 1");
        assertThat(scene.run("logs", "run-0001", "-o", "raw").out()).isEqualTo("one got create\nthree got process\n");
    }

    @Test
    void aFailedStepIsNoGroundForTheNextOne() {
        scene.command("one", "exit 1");
        scene.through();
        Outcome refused = scene.through("--from", "2");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out() + refused.err())
                .contains("run run-0001: step 1 (one) failed in execution")
                .contains("--from 1");
    }

    @Test
    void aPartEndsWhereItIsToldTo() {
        Outcome first = scene.through("--until", "1");
        assertThat(PipelineScene.got(first)).isEqualTo("one got create");
        assertThat(first.err()).doesNotContain("step 2", "add --from");
        Outcome second = scene.through("--from", "2", "--until", "two");
        assertThat(PipelineScene.got(second)).isEqualTo("two got process");
        Outcome unknown = scene.run("run", "--pipeline", "p.yaml", "--events", "other.jsonl", "--from", "3");
        assertThat(unknown.code()).isEqualTo(2);
    }

    @Test
    void aResourceBecomesTheOneThatAServerMakes() {
        scene.write("events.jsonl", RESOURCE);
        Outcome ran = scene.through();
        assertThat(ran.code()).as(ran.err()).isZero();
        String run = "00000000-0000-0000-0000-000000000001";
        assertThat(resource(run, "one").toString())
                .isEqualTo(
                        "{id=" + run + ", name=bare, pipeline=p, resource=workflow, metadata={version=1}, spec={n=1}}");
    }

    @Test
    void aResourceGoesOnWithItsNewestRun() {
        scene.through();
        scene.write("events.jsonl", "{\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{\"n\":1}}\n");
        Outcome on = scene.through("--from", "3");
        assertThat(on.code()).as(on.err()).isZero();
        assertThat(on.out() + on.err())
                .containsPattern(
                        "run run-0001 goes on at step 3 with the results of one from execution \\S+, two from");
        scene.write("events.jsonl", RESOURCE);
        assertThat(scene.through("--from", "3").err()).contains("workflow/bare has no run in the run store");
    }

    @Test
    void recordedResultsComeBeforeStoredOnes() {
        scene.through();
        scene.run("runs", "export", "run-0001", "whole.jsonl");
        Outcome on = scene.run("run", "--pipeline", "p.yaml", "--events", "whole.jsonl", "--from", "2");
        assertThat(on.out() + on.err()).contains("with the result of one from whole.jsonl");
    }

    @Test
    void aReplayRunsThePipelineAgainByAnyOfItsExecutions() {
        scene.command("two", "echo \"{\\\"success\\\":true,\\\"data\\\":$(cat ../n)}\" > \"$CONVEYOR_RESULT\"");
        scene.write("n", "1");
        scene.through();
        scene.run("runs", "export", "run-0001", "whole.jsonl");
        Outcome same = scene.run("replay", "@last", "--pipeline", "p.yaml", "--check");
        assertThat(same.code()).as(same.err()).isZero();
        assertThat(same.err()).contains("3 results, the same as recorded");
        scene.write("n", "2");
        Outcome other = scene.run("replay", "two/run-0001", "--pipeline", "p.yaml", "--check");
        assertThat(other.code()).isEqualTo(3);
        assertThat(other.out() + other.err()).contains("$.data", "3 results, 1 of them not the same as recorded");
        assertThat(scene.run("replay", "whole.jsonl", "--pipeline", "p.yaml", "--check")
                        .code())
                .isEqualTo(3);
        Outcome alone = scene.run("replay", "three/run-0001", "--project", "three");
        assertThat(scene.run("logs", "@last", "-o", "raw").out()).isEqualTo("three got process\n");
        assertThat(PipelineScene.got(alone)).isEqualTo("three got process");
    }

    @Test
    void severalEventsGoThroughEachStepBeforeTheNext() {
        scene.write(
                "events.jsonl",
                PipelineScene.EVENT
                        + PipelineScene.EVENT.replace("0001", "0002").replace("app", "bad")
                        + PipelineScene.EVENT.replace("0001", "0003").replace("\"p\"", "\"other\""));
        scene.command("one", "echo \"one $CONVEYOR_RUN_ID\"; test $CONVEYOR_RESOURCE_NAME = app");
        scene.command("two", "echo \"two $CONVEYOR_RUN_ID\"");
        Outcome ran = scene.through("--until", "2");
        assertThat(PipelineScene.got(ran)).isEqualTo("one run-0001; one run-0002; two run-0001");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).contains("1 ok, 1 failed").doesNotContain("run-0003");
        assertThat(PipelineScene.got(scene.through("--fail-fast"))).isEqualTo("one run-0001; one run-0002");
        assertThat(PipelineScene.got(scene.through("--max-events", "1", "--until", "1")))
                .isEqualTo("one run-0001");
    }

    @Test
    void whatAServerWouldNotSendIsNotHandedOn() {
        scene.command(
                "one",
                "python3 -c \"import json,os; json.dump({'success':True,'data':'\\\"'*200000},open(os.environ['CONVEYOR_RESULT'],'w'))\"");
        Outcome ran = scene.through();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out() + ran.err())
                .contains(
                        "run run-0001 stands still here, as on a server: the result cannot be handed on: the event for the next step of the "
                                + "pipeline p would have 1,6",
                        "1 standing still")
                .contains("step 2  two    not begun");
    }

    @Test
    void aDriverThatDoesNotTakeTheTypeStandsStill() {
        scene.write("two/driver.yaml", "name: two\nresources: [other]\nrun: [sh, run.sh]\n");
        Outcome ran = scene.through();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).contains("run run-0001 stands still here", "not workflow");
    }

    @Test
    void aDriverThatDoesNotLoadIsNamedWithItsStep() {
        scene.project("three", "three", "java: Missing\n");
        Outcome ran = scene.through();
        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.out() + ran.err())
                .contains("step 3 (three): ", "step 2  two    1 ok", "step 3  three  not begun", "--from 3");
    }

    @Test
    void eventsThatBeginNothingAreNamed() {
        scene.write("events.jsonl", PipelineScene.EVENT.replace("\"p\"", "\"other\""));
        Outcome ran = scene.through();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).contains("none of 1 event").contains("begins the pipeline p");
    }
}
