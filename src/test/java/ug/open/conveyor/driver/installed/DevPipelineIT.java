package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline of two steps on the stream of {@code dev}, begun by an event that is sent to the driver of its first one. */
final class DevPipelineIT {
    @TempDir
    private Path folder;

    private Scene scene;
    private DevScene there;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
        scene.write(
                "pipeline.yaml",
                "name: build\nresource: workflow\nsteps: [{id: \"1\", name: A, driver: builder}, {id: \"2\", name: B, driver: tester}]\n");
        scene.write("definition.yaml", "name: workflow\nschema: {type: object}\n");
        there = DevScene.in(folder, scene.tool, "--pipeline", "pipeline.yaml", "--pipeline", "definition.yaml");
    }

    @AfterEach
    void end() {
        there.close();
    }

    private void send(String run, String pipeline, String doing, int code) {
        scene.write(
                run + ".jsonl",
                "{\"event\":\"create\",\"run_id\":\"" + run + "\",\"id\":\"m\",\"payload\":{\"id\":\"" + run
                        + "\",\"name\":\"app\",\"pipeline\":\"" + pipeline
                        + "\",\"resource\":\"workflow\",\"metadata\":{\"version\":\"1\"},\"spec\":{\"do\":\"" + doing
                        + "\"}}}\n");
        scene.run("send", run + ".jsonl", "--driver", "builder").ends(code);
    }

    @Test
    void theStepsFollowEachOther() {
        there.driver("builder", "workflow");
        assertThat(there.dev.err())
                .contains(
                        "pipeline build: step 1 goes to builder, step 2 goes to tester",
                        "skipped: the resource definition workflow");
        send("alone", "build", "", 0);
        there.dev.awaitErr(
                "pipeline build: step 2 goes to the driver tester, run alone; no driver of that name is attached");
        there.driver("tester", "workflow");
        send("both", "build", "", 0);
        there.dev.awaitErr("pipeline build: done, run both");
        assertThat(there.dev.err())
                .containsSubsequence(
                        "event: create for workflow/app to the driver builder, run both",
                        "result: builder, run both: ok",
                        "pipeline build: step 2 goes to the driver tester, run both\n",
                        "result: tester, run both: ok");
        assertThat(there.dev.err())
                .contains(
                        "event: process for workflow/app to the driver tester, run both",
                        "log: tester: got process for app");
        send("bad", "build", "fail", 1);
        there.dev.awaitErr("pipeline build: stopped, step 1 failed, run bad");
        send("other", "unknown", "", 0);
        there.dev.awaitErr("pipeline unknown: no --pipeline file has it");
        assertThat(there.dev.err()).doesNotContain("run bad\nevent: process", "run other\nevent: process");
    }
}
