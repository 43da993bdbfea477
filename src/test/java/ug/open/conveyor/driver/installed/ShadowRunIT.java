package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.live.NatsServer;

/** {@code run} with nothing said: the tool as a bystander of a real event stream. */
final class ShadowRunIT {
    @TempDir
    private Path folder;

    private NatsServer server;
    private Connection connection;
    private JetStreamManagement management;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        connection = server.connect();
        management = connection.jetStreamManagement();
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_NATS_URL", server.url());
        scene.script("demo/reconcile.sh", "#!/bin/sh\necho mode $CONVEYOR_MODE of $CONVEYOR_RUN_ID\n");
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\n");
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        connection.close();
        server.close();
    }

    private void publish(String subject, String runId) throws Exception {
        connection.jetStream().publish(subject, Scene.event(runId).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void runsTheDriverAndLeavesNoTraceOnTheServer() throws Exception {
        Running running = Running.start(scene.tool.builder("run", "demo", "--max-events", "2"), folder);
        running.awaitErr("looking on at workflow at " + server.url());
        assertThat(running.err()).contains("the driver runs for real, and nothing is published; --join takes part");
        publish("resources.workflow", "run-0001");
        publish("drivers.other.resources.workflow", "run-0002");
        publish("drivers.demo.resources.workflow", "run-0003");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("mode shadow of run-0001", "mode shadow of run-0003");
        assertThat(management.getConsumerNames("messages")).isEmpty();
        assertThat(management.getStreamInfo("pipeline-engine").getStreamState().getLastSequence())
                .isZero();
        assertThat(management.getStreamInfo("logs-engine").getStreamState().getLastSequence())
                .isZero();
        assertThat(scene.statuses()).containsExactly("succeeded", "succeeded");
        scene.run("replay", "run-0001", "--project", "demo").ends(0).prints("mode offline of run-0001");
    }

    @Test
    void endsWhenNothingComesForATime() throws Exception {
        Running running = Running.start(scene.tool.builder("run", "demo", "--idle", "1s"), folder);
        running.awaitErr("looking on");
        publish("resources.workflow", "run-0001");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("mode shadow of run-0001");
    }

    /** What is at work then goes on to its end. */
    @Test
    void endsAfterATime() throws Exception {
        scene.script("demo/reconcile.sh", "#!/bin/sh\necho begins; sleep 3; echo ends\n");
        Running running = Running.start(scene.tool.builder("run", "demo", "--for", "2s"), folder);
        running.awaitErr("looking on");
        publish("resources.workflow", "run-0001");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("begins", "ends");
        assertThat(running.err()).contains("1 ok").contains("stopped");
    }

    @Test
    void endsWithCtrlC() throws Exception {
        Running running = Running.start(scene.tool.builder("run", "demo"), folder);
        running.awaitErr("looking on");
        running.signal("INT");
        assertThat(running.outcome().code()).isEqualTo(130);
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        server.kill();
        scene.run("run", "demo").ends(5).says("no NATS server answers at " + server.url());
    }
}
