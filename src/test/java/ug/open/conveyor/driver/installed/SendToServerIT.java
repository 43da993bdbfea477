package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.live.Engine;
import ug.open.conveyor.driver.live.NatsServer;

/** Recorded events for a driver on a stream that {@code dev} has not made: perhaps that of a real server. */
final class SendToServerIT {
    private static final String EVENT =
            "{\"event\":\"create\",\"run_id\":\"r1\",\"id\":\"m\",\"payload\":{\"id\":\"1\",\"name\":\"app\",\"pipeline\":\"build\",\"resource\":\"workflow\",\"spec\":{\"do\":\"slow\"}}}\n";

    @TempDir
    private Path folder;

    private Scene scene;
    private NatsServer server;
    private Engine engine;
    private Process driver;

    @BeforeEach
    void prepare() throws Exception {
        scene = new Scene(folder);
        scene.write("piped.jsonl", EVENT);
        server = NatsServer.start(folder.resolve("nats"));
        engine = Engine.on(server);
        driver = DevScene.driver(folder, server.url(), "go", "builder", "workflow");
        try (Connection connection = server.connect()) {
            Installation.await(
                    "the driver's consumer", () -> consumers(connection).contains("builder"));
        }
    }

    @AfterEach
    void end() throws Exception {
        driver.destroyForcibly().waitFor();
        engine.close();
        server.close();
    }

    private static List<String> consumers(Connection connection) {
        try {
            return connection.jetStreamManagement().getConsumerNames("messages");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void needsItsAddressOnTheCommandLine() {
        scene.tool.with("CONVEYOR_NATS_URL", server.url());
        scene.run("send", "events.jsonl")
                .ends(2)
                .says("was not made by `conveyor-driver dev`", "nothing was sent", "--nats");
        assertThat(engine.logs()).isEmpty();
        scene.run("send", "events.jsonl", "--nats", server.url()).ends(0).says("2 ok");
    }

    @Test
    void doesNotAdvanceAPipelineUnasked() {
        scene.run("send", "piped.jsonl", "--nats", server.url())
                .ends(2)
                .says("run r1 belongs to the pipeline build", "--without-pipeline", "--advance");
        assertThat(engine.results()).isEmpty();
        scene.run("send", "piped.jsonl", "--nats", server.url(), "--without-pipeline")
                .ends(0)
                .says("run r1 is sent without its pipeline, build", "1 ok");
        scene.run("send", "piped.jsonl", "--nats", server.url(), "--advance")
                .ends(0)
                .says("1 ok");
        Installation.await("both results", () -> engine.results().size() == 2);
        assertThat(engine.results().get(0)).doesNotContain("pipeline");
        assertThat(engine.results().get(1)).contains("\"pipeline\":\"build\"");
    }

    @Test
    void leavesNothingBehind() throws Exception {
        try (Connection connection = server.connect()) {
            List<String> before = consumers(connection);
            scene.run("send", "events.jsonl", "--nats", server.url()).ends(0);
            DevScene.signal(driver, "STOP");
            scene.run("send", "events.jsonl", "--nats", server.url(), "--timeout", "300ms")
                    .ends(1)
                    .says("time limit");
            DevScene.signal(driver, "CONT");
            assertThat(consumers(connection)).isEqualTo(before);
            assertThat(connection
                            .jetStreamManagement()
                            .getStreamInfo("messages")
                            .getStreamState()
                            .getMsgCount())
                    .isZero();
        }
    }

    @Test
    void aDriverThatIsStartedAgainHasLostItsEvent() throws Exception {
        scene.write("hang.jsonl", EVENT.replace("slow", "hang").replace("\"pipeline\":\"build\",", ""));
        Running send = Running.start(scene.tool.builder("send", "hang.jsonl", "--nats", server.url()), folder);
        send.awaitOut("got create for app");
        driver.destroyForcibly().waitFor();
        send.awaitErr("the driver builder asks for no events any more: it has ended, or stands at a breakpoint");
        send.awaitErr("the consumer of the driver builder is gone");
        driver = DevScene.driver(folder, server.url(), "go", "builder", "workflow");
        assertThat(send.outcome().code()).isEqualTo(1);
        assertThat(send.err()).contains("the driver builder attached again", "send ", " --nats " + server.url());
    }

    @Test
    void namesOfDriversAreHarmlessOnAScreen() throws Exception {
        Process evil = DevScene.driver(folder, server.url(), "go", "evil\u202edriver", "workflow");
        try (Connection connection = server.connect()) {
            Installation.await("its consumer", () -> consumers(connection).size() == 2);
            scene.run("send", "events.jsonl", "--nats", server.url(), "--driver", "another")
                    .ends(5)
                    .says("attached: builder, which listens to workflow; evil\\u202edriver, which listens to workflow")
                    .doesNotSay("\u202e");
            scene.run("send", "events.jsonl", "--nats", server.url(), "--driver", "evil\u202edriver")
                    .ends(2)
                    .says(
                            "a driver is attached under the name 'evil\\u202edriver', which no driver of Conveyor can have");
        } finally {
            evil.destroyForcibly().waitFor();
        }
    }

    @Test
    void anotherServerIsToldByItsStreams() throws Exception {
        scene.run("send", "events.jsonl", "--nats", "nats://127.0.0.1:9")
                .ends(5)
                .says("no NATS server answers at nats://127.0.0.1:9", "`conveyor-driver dev` starts a private stream");
    }
}
