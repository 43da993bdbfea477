package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.json.Json;

/** {@code run --join}: the tool as a driver of a real event stream. */
final class JoinIT {
    private static final String WAITING = "until [ -e go ]; do sleep 0.05; done";

    @TempDir
    private Path folder;

    private LiveScene live;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        scene = live.scene;
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    private ConsumerInfo consumer(String name) throws Exception {
        return live.management.getConsumerInfo("messages", name);
    }

    @Test
    void takesEventsAndPublishesTheirResults() throws Exception {
        live.driver(
                "echo hello; echo '{\"success\": true, \"message\": \"done\", \"data\": {\"image\": \"a:1\"}}' > $CONVEYOR_RESULT");
        Running running = live.join("--max-events", "2");
        live.publish("resources.workflow", "run-0001");
        live.publish("drivers.demo.resources.workflow", "run-0002");
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(running.lines()).containsExactly("hello", "hello");
        assertThat(live.management.getStreamInfo("logs-engine").getStreamState().getMsgCount())
                .isEqualTo(2);
        assertThat(new String(live.management.getMessage("logs-engine", 1).getData(), StandardCharsets.UTF_8))
                .contains("\"runid\":\"run-0001\"", "\"driver\":\"demo\"", "\"message\":\"hello\"");

        assertThat(consumer("demo").getAckFloor().getStreamSequence()).isEqualTo(2);
        assertThat(live.management
                        .getStreamInfo("pipeline-engine")
                        .getStreamState()
                        .getMsgCount())
                .isEqualTo(2);
        byte[] result = live.management.getMessage("pipeline-engine", 1).getData();
        assertThat(Json.parse(new String(result, StandardCharsets.UTF_8)))
                .isEqualTo(
                        Map.of(
                                "event",
                                "driver.result",
                                "run_id",
                                "run-0001",
                                "resource",
                                Json.parse("{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}"),
                                "driverresult",
                                Json.parse(
                                        "{\"success\":true,\"message\":\"done\",\"data\":{\"image\":\"a:1\"},\"driver\":\"demo\"}")));
        assertThat(scene.statuses()).containsExactly("succeeded", "succeeded");
        scene.run("replay", "run-0001", "--project", "demo", "--check").ends(0);
    }

    @Test
    void passesBackOnTermWhatIsNotDoneWithinTheGrace() throws Exception {
        live.driver("echo begins; " + WAITING + "; echo ends");
        Running first = live.join("--grace", "200ms");
        live.publish("resources.workflow", "run-0001");
        first.awaitOut("begins");
        first.signal("TERM");
        assertThat(first.outcome().code()).isZero();
        assertThat(first.err()).contains("1 left undone");
        assertThat(consumer("demo").getAckFloor().getStreamSequence()).isZero();

        Files.createFile(folder.resolve("demo/go"));
        Running second = live.join("--max-events", "1");
        assertThat(second.outcome().code()).as(second.err()).isZero();
        assertThat(second.lines()).containsExactly("begins", "ends");
        assertThat(consumer("demo").getAckFloor().getStreamSequence()).isEqualTo(1);
    }

    /** A consumer that an earlier process left has its own ack wait; what runs longer is not delivered twice. */
    @Test
    void goesOnWithItsOwnConsumerAndKeepsWhatTakesLong() throws Exception {
        live.driver("echo begins; sleep 4; echo ends");
        live.management.createConsumer(
                "messages",
                ConsumerConfiguration.builder()
                        .durable("demo")
                        .filterSubjects("resources.workflow", "drivers.demo.resources.workflow")
                        .ackPolicy(AckPolicy.Explicit)
                        .ackWait(Duration.ofSeconds(1))
                        .build());
        live.publish("resources.workflow", "run-0001");
        Running running = live.join("--max-events", "1");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("begins", "ends");
        assertThat(consumer("demo").getDelivered().getConsumerSequence())
                .as("deliveries")
                .isEqualTo(1);
    }

    @Test
    void rejectsWhatIsNoEventAndGoesOn() throws Exception {
        live.driver("echo ran");
        Running running = live.join("--max-events", "1");
        live.publish("resources.workflow", "no json".getBytes(StandardCharsets.UTF_8));
        live.publish("resources.workflow", "run-0001");
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("cannot be read").contains("1 ok");
        Installation.await("both acknowledged", () -> floor() == 2);
    }

    private long floor() {
        try {
            return consumer("demo").getAckFloor().getStreamSequence();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesWhereAnotherProcessIsTheDriver() throws Exception {
        live.driver("true");
        Running first = live.join();
        Installation.await("a pull", this::isPulled);
        scene.run("run", "demo", "--join")
                .ends(2)
                .says("another process takes part as demo already: ", "; stop that process, or join under another name")
                .printsNothing();
        assertThat(first.isAlive()).isTrue();
        first.signal("INT");
        assertThat(first.outcome().code()).isEqualTo(130);
    }

    private boolean isPulled() {
        try {
            return consumer("demo").getNumWaiting() > 0;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Its consumer as captured from a real server: a name, none that is durable, and 5 s to come back. */
    @Test
    void leavesTheConsumerOfAGoDriverAsItIs() throws Exception {
        live.driver("true");
        live.management.createConsumer(
                "messages",
                ConsumerConfiguration.builder()
                        .name("demo")
                        .filterSubjects("resources.workflow", "drivers.demo.resources.workflow")
                        .ackPolicy(AckPolicy.Explicit)
                        .ackWait(Duration.ofSeconds(30))
                        .deliverPolicy(DeliverPolicy.All)
                        .maxAckPending(1)
                        .inactiveThreshold(Duration.ofMinutes(1))
                        .build());
        String before = consumer("demo").getConsumerConfiguration().toJson();
        scene.run("run", "demo", "--join")
                .ends(2)
                .says("the consumer demo is not durable, as the Go runtime makes them");
        assertThat(consumer("demo").getConsumerConfiguration().toJson()).isEqualTo(before);
    }

    @Test
    void saysThatNobodyAnswers() throws IOException, InterruptedException {
        live.driver("true");
        live.server.kill();
        scene.run("run", "demo", "--join")
                .ends(5)
                .says("no NATS server answers at " + live.server.url()
                        + "; start the Conveyor server, or name another one with --nats");
    }

    @Test
    void saysThatTheServerIsNotConveyors() throws Exception {
        live.driver("true");
        live.management.deleteStream("messages");
        scene.run("run", "demo", "--join").ends(5).says("the server has no stream 'messages'");
    }

    @Test
    void goesOnWhenTheServerComesBack() throws Exception {
        live.driver("echo ran");
        Running running = live.join("--max-events", "1");
        live.server.kill();
        live.server.start();
        try (Connection again = live.server.connect()) {
            again.jetStream()
                    .publish("resources.workflow", Scene.event("run-0001").getBytes(StandardCharsets.UTF_8));
            assertThat(running.outcome().code()).as(running.err()).isZero();
        }
    }

    @Test
    void needsAStoreANameAndResources() {
        live.driver("true");
        scene.run("run", "demo", "--join", "--no-store").ends(2).says("--join and --no-store cannot be used together");
        scene.run("run", "demo", "--join", "--events", "events.jsonl")
                .ends(2)
                .says("--events and --join cannot be used together");
        scene.run("run", "--join", "--", "cat").ends(2).says("--join needs the driver's name");
        scene.run("run", "--join", "--name", "x", "--", "cat").ends(2).says("the driver listens for no resource type");
        scene.run("run", "demo", "--join", "--nats", "foo bar")
                .ends(2)
                .says("--nats: 'foo bar' is no URL that works here");
        scene.run("run", "demo", "--join", "--nats", "nats://me:hidden@127.0.0.1:1")
                .ends(5)
                .says("nats://me:***@127.0.0.1:1")
                .doesNotSay("hidden");
        scene.run("run", "demo", "--join", "--only", "event=create").ends(2).says("--only needs recorded events");
    }

    @Test
    void publishesNothingOfASecret() throws Exception {
        scene.tool.with("TOKEN", "s3cr3t-of-mine");
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\nsecrets: [TOKEN]\n");
        live.driver(
                "echo token $TOKEN; printf '{\"success\":true,\"message\":\"%s\",\"data\":[\"%s\"]}' $TOKEN $TOKEN > $CONVEYOR_RESULT");
        Running running = live.join("--max-events", "1");
        live.publish("resources.workflow", "run-0001");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        String line = new String(live.management.getMessage("logs-engine", 1).getData(), StandardCharsets.UTF_8);
        String result =
                new String(live.management.getMessage("pipeline-engine", 1).getData(), StandardCharsets.UTF_8);
        assertThat(line).contains("\"message\":\"token ***\"").doesNotContain("s3cr3t");
        assertThat(result).contains("\"message\":\"***\",\"data\":[\"***\"]").doesNotContain("s3cr3t");
    }
}
