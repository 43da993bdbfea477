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
                .ends(0)
                .prints("{\"runid\":\"run-0001\",", "{\"kind\":\"log\",", "\"message\":\"deploys\"");
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
        scene.run("trigger", "app.yaml").ends(0).prints("run-0001\n").says("warning: whether a driver listens");
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
