package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.api.ConsumerConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trigger --follow}: a run is begun and watched to its end. */
final class FollowedTriggerIT {
    @TempDir
    private Path folder;

    private LogScene log;
    private Scene scene;

    @BeforeEach
    void aServerAndADriver() throws Exception {
        log = new LogScene(folder);
        scene = log.scene;
        scene.write("app.yaml", "name: app\nresource: workflow\nspec: {}\n");
        scene.write("line.yaml", "name: app\nresource: workflow\npipeline: line\nspec: {}\n");
        listener("other", "resources.other");
        listener("demo", "resources.*");
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
    }

    private void listener(String name, String subject) throws Exception {
        log.live.management.addOrUpdateConsumer(
                "messages",
                ConsumerConfiguration.builder()
                        .durable(name)
                        .filterSubject(subject)
                        .build());
    }

    /** What drivers do before the tool even knows the run id. */
    private interface Work {
        void happens() throws Exception;
    }

    private void atThePost(Work work) {
        log.server.api.answers("POST /resources/", 201, () -> {
            try {
                work.happens();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return "{\"name\":\"app\",\"runid\":\"run-0001\",\"version\":\"1\"}";
        });
    }

    /** The driver has ended before the run id is known. */
    @Test
    void losesNothingOfADriverThatIsFast() {
        List<String> expected = new ArrayList<>();
        atThePost(() -> {
            log.server.result("run-0000", "demo", false, "");
            for (int i = 0; i < 500; i++) {
                log.log("demo", "line " + i);
                expected.add("line " + i);
            }
            log.server.result("run-0001", "demo", true, "");
        });
        Seen seen = scene.run("trigger", "app.yaml", "--follow").ends(0);
        seen.says("created workflow/app: run run-0001\n", "demo succeeded: that was all\n");
        assertThat(seen.out().lines()).containsExactlyElementsOf(expected);
    }

    @Test
    void aFailureIsTheExitCode() {
        atThePost(() -> log.server.result("run-0001", "demo", false, ""));
        scene.run("trigger", "app.yaml", "-f").ends(1).printsNothing().says("demo FAILED: that was all");
    }

    @Test
    void aPipelineEndsWithTheDriverThatIsNamed() {
        atThePost(() -> {
            log.log("build", "builds");
            log.server.result("run-0001", "build", true, "line");
            log.log("deploy", "deploys");
            log.server.result("run-0001", "deploy", true, "line");
        });
        scene.run("trigger", "line.yaml", "-f", "--driver", "deploy")
                .ends(0)
                .prints("build | builds\n", "deploy | deploys\n")
                .says("build succeeded", "deploy succeeded");
        scene.run("trigger", "line.yaml", "-f", "--driver", "test", "--idle", "1s")
                .ends(1)
                .says("given up, without the result of test");
        scene.run("trigger", "line.yaml", "-f", "--idle", "1s", "-o", "json")
                .ends(1)
                .says(
                        "the last step of the pipeline line is not known here",
                        "given up, without the end of its pipeline")
                .prints("{\"runid\":\"run-0001\",", "{\"kind\":\"log\",", "\"message\":\"deploys\"");
    }

    /** A server tells nobody which step is the last; who applied the pipeline has seen it. */
    @Test
    void aPipelineThatWasAppliedEndsWithItsLastStep() throws Exception {
        log.server.api.answers("POST /pipelines/", 201, "{}");
        scene.write(
                "pipeline.yaml",
                "name: line\nresource: workflow\nsteps:\n- {id: '1', name: Build, driver: build}\n"
                        + "- {id: '2', name: Deploy, driver: deploy}\n");
        atThePost(() -> {
            log.server.result("run-0001", "build", true, "line");
            log.log("deploy", "deploys");
            log.server.result("run-0001", "deploy", true, "line");
        });
        scene.run("trigger", "line.yaml", "-f", "--pipeline", "pipeline.yaml")
                .ends(0)
                .prints("deploys")
                .doesNotSay("not known");
        scene.run("apply", "pipeline.yaml").ends(0);
        scene.run("trigger", "line.yaml", "-f").ends(0).prints("deploys").says("deploy succeeded");
        scene.run("trigger", "app.yaml", "-f", "--pipeline", "pipeline.yaml")
                .ends(2)
                .says("app.yaml names no pipeline");
        scene.run("trigger", "line.yaml", "-f", "--pipeline", "app.yaml")
                .ends(2)
                .says("app.yaml");
        atThePost(() -> {
            log.server.result("run-0001", "build", true, "line");
            log.server.result("run-0001", "deploy", false, "line");
        });
        scene.run("trigger", "line.yaml", "-f").ends(1).says("deploy FAILED");
    }

    /** A driver of the Go runtime has whole seconds as its times, and the server keeps the lines of one second in any order. */
    @Test
    void whatCameLiveKeepsItsOrder() {
        int[] stored = {3, 5, 4, 2, 1, 0};
        List<String> lines = new ArrayList<>();
        for (int line : stored) {
            lines.add("{\"runid\":\"run-0001\",\"driver\":\"demo\",\"pipeline\":\"\","
                    + "\"timestamp\":\"2026-01-01T00:00:01Z\",\"message\":\"line " + line + "\"}");
        }
        log.server.api.answers("GET /logs?runid=run-0001", 200, lines.toString());
        atThePost(() -> {
            for (int i = 1; i <= 5; i++) {
                log.server.log("run-0001", "demo", "2026-01-01T00:00:01Z", "line " + i);
            }
            log.server.result("run-0001", "demo", true, "");
        });
        scene.run("trigger", "app.yaml", "-f").ends(0).prints("line 0\nline 1\nline 2\nline 3\nline 4\nline 5\n");
    }

    @Test
    void nobodyListens() throws Exception {
        log.live.management.deleteConsumer("messages", "demo");
        atThePost(() -> {});
        scene.run("trigger", "app.yaml", "--follow")
                .ends(1)
                .printsNothing()
                .says("no driver listens for workflow: no consumer of the stream takes resources.workflow");
        scene.run("trigger", "app.yaml").ends(0).prints("run-0001\n").says("warning: no driver listens for workflow");
        scene.tool.with("CONVEYOR_NATS_URL", null);
        scene.run("trigger", "app.yaml").ends(0).prints("run-0001\n").doesNotSay("warning");
        scene.tool.with("CONVEYOR_NATS_URL", "nats://127.0.0.1:1");
        scene.run("trigger", "app.yaml")
                .ends(0)
                .prints("run-0001\n")
                .says("warning: cannot find out whether a driver listens");
    }

    /** Nothing is begun that cannot be watched. */
    @Test
    void withoutAnEventStreamNothingIsPosted() {
        scene.tool.with("CONVEYOR_NATS_URL", "nats://127.0.0.1:1");
        scene.run("trigger", "app.yaml", "--follow").ends(5).printsNothing().says("no NATS server answers");
        scene.run("trigger", "app.yaml", "--idle", "1s").ends(2).says("--idle needs --follow");
        assertThat(log.server.api.calls()).isEmpty();
    }
}
