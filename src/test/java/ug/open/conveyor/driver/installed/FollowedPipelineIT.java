package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** {@code logs --run X -f} of a run whose two steps are drivers that take part here. */
final class FollowedPipelineIT {
    @TempDir
    private Path folder;

    private static byte[] event() {
        return Scene.event("run-0001")
                .replace("\"resource\":\"workflow\"", "\"resource\":\"workflow\",\"pipeline\":\"line\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aStepThatFailsBehindOneThatSucceededIsTheVerdict() throws Exception {
        try (LiveScene live = new LiveScene(folder)) {
            live.driver("echo builds");
            live.scene.write("deploy/driver.yaml", "name: deploy\nresources: [workflow]\nrun: ./reconcile.sh\n");
            live.scene.script("deploy/reconcile.sh", "#!/bin/sh\necho deploys; exit 3\n");
            live.scene.write(
                    "line.yaml",
                    "name: line\nresource: workflow\nsteps:\n- {id: '1', name: Build, driver: demo}\n"
                            + "- {id: '2', name: Deploy, driver: deploy}\n");
            Running build = live.join();
            live.publish("drivers.demo.resources.workflow", event());
            build.awaitErr("ok");
            Running whole = Running.start(
                    live.scene.tool.builder("logs", "--run", "run-0001", "-f", "-o", "raw", "--pipeline", "line.yaml"),
                    folder);
            Running second = Running.start(
                    live.scene.tool.builder("logs", "--run", "run-0001", "-f", "--driver", "deploy", "-o", "raw"),
                    folder);
            whole.awaitErr(
                    "waiting for the driver deploy of the pipeline 'line', which has not begun here; this ends when");
            second.awaitErr("waiting for the driver deploy");

            Running deploy = Running.start(live.scene.tool.builder("run", "deploy", "--join"), folder);
            deploy.awaitErr("joined as deploy");
            live.publish("drivers.deploy.resources.workflow", event());
            Outcome outcome = whole.outcome();
            assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
            assertThat(outcome.out()).isEqualTo("builds\ndeploys\n");
            assertThat(second.outcome().code()).isEqualTo(1);
            assertThat(second.outcome().out()).isEqualTo("deploys\n");

            deploy.awaitErr("\n  conveyor-driver logs "); // it goes on: whoever sees the failure can copy that now
            for (Running running : new Running[] {build, deploy}) {
                running.signal("TERM");
                running.outcome();
            }
        }
    }

    @Test
    void thatNothingCameInTimeIsNoSuccess() throws Exception {
        try (LiveScene live = new LiveScene(folder)) {
            live.driver("echo hello");
            Running running = live.join("--max-events", "1", "--for", "300ms");
            assertThat(running.outcome().code()).as(running.err()).isEqualTo(1);
            assertThat(running.err()).contains("nothing ran");
        }
    }
}
