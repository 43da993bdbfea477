package ug.open.conveyor.driver.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** A program with a driver in it, on a real event stream. */
final class ConveyorIT {
    private static final DriverDefinition DEMO = DriverDefinition.of("demo", "workflow");

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private NatsServer server;
    private Connection connection;
    private JetStreamManagement management;

    @BeforeEach
    void startsAServer() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        connection = server.connect();
        management = connection.jetStreamManagement();
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        connection.close();
        server.close();
    }

    private ConveyorOptions options() {
        return ConveyorOptions.of(URI.create(server.url()))
                .store(folder.resolve("store"))
                .secrets(Map.of("TOKEN", "a secret"))
                .warnings(said::add);
    }

    private interface Session {
        Summary run() throws Exception;
    }

    /** On a thread of its own. */
    private static CompletableFuture<Summary> start(Session session) {
        CompletableFuture<Summary> summary = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                summary.complete(session.run());
            } catch (Throwable e) {
                summary.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return summary;
    }

    private static Summary end(CompletableFuture<Summary> session) throws Exception {
        return session.get(30, TimeUnit.SECONDS);
    }

    private void publish(String runId) throws Exception {
        String event = "{\"event\":\"create\",\"run_id\":\"" + runId
                + "\",\"id\":\"m\",\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}";
        connection.jetStream().publish("resources.workflow", event.getBytes(StandardCharsets.UTF_8));
    }

    /** Says that it begins, and ends when it may. */
    private Driver slow() {
        return (message, context) -> {
            begun.countDown();
            Await.latch(mayEnd);
            ended.countDown();
            return DriverResult.success("done");
        };
    }

    /** Until somebody pulls on it: the driver has joined. */
    private void awaitConsumer() {
        Await.until(
                "somebody on the consumer",
                () -> management.getConsumerNames("messages").contains("demo")
                        && management.getConsumerInfo("messages", "demo").getNumWaiting() > 0);
    }

    @Test
    void takesPartUntilItIsStoppedAndKeepsItsRuns() throws Exception {
        try (Conveyor conveyor = Conveyor.connect(options())) {
            CompletableFuture<Summary> session = start(() -> conveyor.join(DEMO, (message, context) -> {
                context.logger().info("token is a secret");
                conveyor.stop();
                return DriverResult.success("done", Map.of("token", "a secret"));
            }));
            awaitConsumer();
            publish("run-0001");
            Summary summary = end(session);
            assertThat(summary.succeeded()).isEqualTo(1);
            assertThat(summary.reason()).isEqualTo(Summary.Reason.STOPPED);
            assertThat(conveyor.join(DEMO, slow())).as("after the stop").isEqualTo(Running.NOTHING);
        }
        assertThat(management.getConsumerInfo("messages", "demo").getNumAckPending())
                .isZero();
        assertThat(management.getMessage("pipeline-engine", 1).getData())
                .asString(StandardCharsets.UTF_8)
                .contains("run-0001", "\"data\":{\"token\":\"***\"}");
        assertThat(management.getMessage("logs-engine", 1).getData())
                .asString(StandardCharsets.UTF_8)
                .contains("token is ***");
        try (var attempts = RunStore.at(folder.resolve("store")).attempts()) {
            assertThat(attempts.map(StoredAttempt::runId)).containsExactly("run-0001");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void closeFromAnotherThreadLetsWhatIsInFlightEnd() throws Exception {
        Conveyor conveyor = Conveyor.connect(options());
        CompletableFuture<Summary> session = start(() -> conveyor.join(DEMO, slow()));
        awaitConsumer();
        publish("run-0001");
        Await.latch(begun);
        CompletableFuture<Summary> closing = start(() -> {
            conveyor.close();
            assertThat(ended.getCount()).isZero();
            return null;
        });
        mayEnd.countDown();
        assertThat(end(session).succeeded()).isEqualTo(1);
        end(closing);
        conveyor.close();
        assertThat(management.getConsumerInfo("messages", "demo").getAckFloor().getStreamSequence())
                .isEqualTo(1);
    }

    @Test
    void theEndOfTheGraceGivesBackWhatIsInFlight() throws Exception {
        try (Conveyor conveyor = Conveyor.connect(options().grace(Duration.ofMillis(50)))) {
            CompletableFuture<Summary> session = start(() -> conveyor.join(DEMO, slow()));
            awaitConsumer();
            publish("run-0001");
            Await.latch(begun);
            conveyor.stop();
            assertThat(end(session).released()).isEqualTo(1);
        }
        assertThat(management.getStreamInfo("messages").getStreamState().getMsgCount())
                .isEqualTo(1);
    }

    @Test
    void goesOnWhenTheServerIsThereAgainAndEndsWhereItIsGivenUp() throws Exception {
        try (Conveyor conveyor = Conveyor.connect(options().reconnectTimeout(Duration.ofSeconds(5)))) {
            CompletableFuture<Summary> session =
                    start(() -> conveyor.join(DEMO, (message, context) -> DriverResult.success("done")));
            awaitConsumer();
            server.kill();
            Await.until("the loss", () -> said.stream().anyMatch(text -> text.startsWith("connection lost")));
            server.start();
            Await.until("the server", () -> said.stream().anyMatch(text -> text.startsWith("connected again")));
            connection = server.connect();
            management = connection.jetStreamManagement();
            publish("run-0001");
            Await.until(
                    "a result",
                    () -> session.isDone()
                            || management
                                            .getStreamInfo("pipeline-engine")
                                            .getStreamState()
                                            .getMsgCount()
                                    == 1);
            assertThat(session).isNotDone();
            server.kill();
            assertThatThrownBy(() -> end(session)).hasCauseInstanceOf(IOException.class);
            assertThat(said).anyMatch(text -> text.endsWith("given up"));
        }
    }

    @Test
    void takesTheEventsOfAServerThatComesBackWithNothing() throws Exception {
        try (Conveyor conveyor = Conveyor.connect(options())) {
            CompletableFuture<Summary> session =
                    start(() -> conveyor.join(DEMO, (message, context) -> DriverResult.success("done")));
            awaitConsumer();
            publish("run-0001");
            Await.until("a result", () -> results() == 1);
            server.startEmpty();
            server.makeStreams();
            connection.close();
            connection = server.connect();
            management = connection.jetStreamManagement();
            Await.until("the consumer", () -> said.stream().anyMatch(text -> text.contains("is made again on it")));
            publish("run-0002");
            Await.until("a result", () -> results() == 1);
            conveyor.stop();
            assertThat(end(session).succeeded()).isEqualTo(2);
        }
    }

    private long results() throws Exception {
        return management.getStreamInfo("pipeline-engine").getStreamState().getMsgCount();
    }

    @Test
    void looksOnWithoutATrace() throws Exception {
        try (Conveyor conveyor = Conveyor.connect(options())) {
            CompletableFuture<Summary> session = start(() -> conveyor.shadow(DEMO, (message, context) -> {
                conveyor.stop();
                return DriverResult.success("seen in " + context.mode());
            }));
            while (!session.isDone()) {
                publish("run-0001"); // a tap does not say when it is there
                begun.await(50, TimeUnit.MILLISECONDS);
            }
            assertThat(end(session).succeeded()).isPositive();
        }
        assertThat(management.getConsumerNames("messages")).isEmpty();
        assertThat(management.getStreamInfo("pipeline-engine").getStreamState().getMsgCount())
                .isZero();
    }

    @Test
    void saysWhatCannotBe() throws Exception {
        try (Conveyor one = Conveyor.connect(options());
                Conveyor other = Conveyor.connect(options())) {
            assertThatThrownBy(() -> one.join(DriverDefinition.of("demo"), slow()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no resource types");
            CompletableFuture<Summary> session = start(() -> one.join(DEMO, slow()));
            awaitConsumer();
            assertThatThrownBy(() -> other.join(DEMO, slow())).isInstanceOf(ConveyorException.class);
            one.stop();
            end(session);
        }
        assertThatThrownBy(() -> ConveyorOptions.of(URI.create("http://localhost:8080")))
                .isInstanceOf(ConveyorException.class);
        URI nobody = URI.create("nats://user:hush@127.0.0.1:1");
        assertThat(ConveyorOptions.of(nobody)).hasToString("conveyor-driver at nats://user:***@127.0.0.1:1");
        assertThatThrownBy(() -> Conveyor.connect(nobody))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no NATS server answers")
                .hasMessageNotContaining("hush");
    }

    @Test
    void recordingsNameTheVersionOfTheBuild() {
        assertThat(Running.TOOL)
                .isEqualTo("conveyor-driver "
                        + System.getProperty("project.version", Running.TOOL.split(" ")[1]));
    }
}
