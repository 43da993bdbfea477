package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} with nothing said: the tool as a bystander of a real event stream. */
final class ShadowRunIT {
    @TempDir
    private Path folder;

    private LiveScene live;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        scene = live.scene;
        live.driver("echo mode $CONVEYOR_MODE of $CONVEYOR_RUN_ID");
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    @Test
    void runsTheDriverAndLeavesNoTraceOnTheServer() throws Exception {
        Running running = live.start("shadowing workflow at " + live.server.url(), "--max-events", "2");
        assertThat(running.err()).contains("the driver runs for real, and nothing is published; --join takes part");
        live.publish("resources.workflow", "run-0001");
        live.publish("drivers.other.resources.workflow", "run-0002");
        live.publish("drivers.demo.resources.workflow", "run-0003");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("mode shadow of run-0001", "mode shadow of run-0003");
        assertThat(live.management.getConsumerNames("messages")).isEmpty();
        assertThat(live.management
                        .getStreamInfo("pipeline-engine")
                        .getStreamState()
                        .getLastSequence())
                .isZero();
        assertThat(live.management.getStreamInfo("logs-engine").getStreamState().getLastSequence())
                .isZero();
        assertThat(scene.statuses()).containsExactly("succeeded", "succeeded");
        scene.run("replay", "run-0001", "--project", "demo").ends(0).prints("mode offline of run-0001");
    }

    @Test
    void endsWhenNothingComesForATime() throws Exception {
        Running running = live.start("shadowing", "--idle", "1s");
        live.publish("resources.workflow", "run-0001");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("mode shadow of run-0001");
    }

    /** What is at work then goes on to its end. */
    @Test
    void endsAfterATime() throws Exception {
        live.driver("echo begins; sleep 3; echo ends");
        Running running = live.start("shadowing", "--for", "2s");
        live.publish("resources.workflow", "run-0001");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("begins", "ends");
        assertThat(running.err()).contains("1 ok").contains("stopped");
    }

    @Test
    void endsWithCtrlC() throws Exception {
        Running running = live.start("shadowing");
        running.signal("INT");
        assertThat(running.outcome().code()).isEqualTo(130);
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        live.server.kill();
        scene.run("run", "demo").ends(5).says("no NATS server answers at " + live.server.url());
    }
}
