package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;

/** An outage, or a consumer that is gone, in the moment in which an event is settled. The ack wait of 30 s is over in none of these. */
final class OutageIT {
    private static final long LIMIT = 60; // seconds

    private static final DriverDefinition DRIVER = DriverDefinition.of("outage", "workflow");
    private static final Outcome DONE = new Outcome.Done(DriverResult.success("done", List.of(1)));

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private NatsServer server;
    private EventStream stream;
    private JoinedEvents events;
    private Delivery delivery;

    @BeforeEach
    void takesAnEvent() throws Exception {
        server = NatsServer.start(folder);
        stream = EventStream.connect(Servers.at(URI.create(server.url()), "test"), Time.system(), said::add);
        events = stream.join(Join.as(DRIVER, "test"));
        publish("run-1");
        delivery = events.next().orElseThrow();
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        stream.close();
        server.close();
    }

    private void publish(String runId) throws Exception {
        String event = "{\"event\":\"create\",\"run_id\":\"" + runId + "\",\"id\":\"1\",\"payload\":"
                + "\"{\\\"name\\\":\\\"app\\\",\\\"resource\\\":\\\"workflow\\\",\\\"spec\\\":{}}\"}";
        try (Connection connection = server.connect()) {
            connection.jetStream().publish("resources.workflow", event.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void assertSettled() throws Exception {
        try (Connection connection = server.connect()) {
            JetStreamManagement management = connection.jetStreamManagement();
            if (management.getConsumerInfo("messages", "outage").getDelivered().getStreamSequence()
                    == 0) { // a server that is killed may forget what it had given
                comesAgain();
            }
            assertThat(management
                            .getStreamInfo("pipeline-engine")
                            .getStreamState()
                            .getMsgCount())
                    .as("results")
                    .isEqualTo(1);
            assertThat(management
                            .getConsumerInfo("messages", "outage")
                            .getAckFloor()
                            .getStreamSequence())
                    .as("acknowledged")
                    .isEqualTo(1);
        }
    }

    /** As with the driver manager, whose journal has the result. */
    private void comesAgain() throws Exception {
        Delivery again = events.next().orElseThrow();
        assertThat(again.identity()).as("what comes again").isEqualTo(delivery.identity());
        settles(again.settling(new Outcome.Pass())).get(LIMIT, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> settles(Delivery.Settling settling) {
        return CompletableFuture.runAsync(() -> {
            try {
                settling.await(() -> true);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private void back() {
        Await.until("the connection", () -> said.stream().anyMatch(text -> text.startsWith("connected again")));
    }

    @Test
    void aResultThatIsLostOnItsWayGoesAgainWhenTheConnectionIsBack() throws Exception {
        server.suspend(); // so that it takes what is sent, and never reads it
        CompletableFuture<Void> settled = settles(delivery.settling(DONE));
        server.kill();
        server.start();
        settled.get(LIMIT, TimeUnit.SECONDS);
        assertSettled();
        assertThat(said)
                .anyMatch(
                        text -> text.startsWith(
                                "the server was started again while results were on their way, of run run-1: it may have had them"));
    }

    @Test
    void aResultThatWasNotSentYetGoesWhenTheConnectionIsBackAndIsStoredOnce() throws Exception {
        server.kill();
        Await.until("the loss", () -> said.stream().anyMatch(text -> text.startsWith("connection lost")));
        CompletableFuture<Void> settled = settles(delivery.settling(DONE));
        server.start();
        settled.get(LIMIT, TimeUnit.SECONDS);
        assertSettled();
        assertThat(said).noneMatch(text -> text.contains("were on their way"));
    }

    @Test
    void anEventThatAKilledServerHasForgottenToHaveGivenIsSettledAndComesAgain() throws Exception {
        server.kill();
        Files.delete(folder.resolve("jetstream/$G/streams/messages/obs/outage/o.dat"));
        server.start();
        back();
        settles(delivery.settling(DONE)).get(LIMIT, TimeUnit.SECONDS);
        assertSettled();
    }

    @Test
    void whoDoesNotWantToWaitHearsAtOnceThatTheServerIsAway() throws Exception {
        server.kill();
        Await.until("the loss", () -> said.stream().anyMatch(text -> text.startsWith("connection lost")));
        assertThatThrownBy(() -> delivery.settle(DONE))
                .isInstanceOf(StreamException.class)
                .hasMessage("the server was not told: the connection is lost");
    }

    /** The result is with the server, and there is nothing left to acknowledge. */
    @Test
    void aConsumerThatIsGoneHindersNothing() throws Exception {
        try (Connection connection = server.connect()) {
            connection.jetStreamManagement().deleteConsumer("messages", "outage");
            settles(delivery.settling(DONE)).get(LIMIT, TimeUnit.SECONDS);
            assertThat(connection
                            .jetStreamManagement()
                            .getStreamInfo("pipeline-engine")
                            .getStreamState()
                            .getMsgCount())
                    .isEqualTo(1);
        }
    }

    private void makeStreamAgain() throws Exception {
        try (Connection connection = server.connect()) {
            JetStreamManagement management = connection.jetStreamManagement();
            StreamConfiguration same = management.getStreamInfo("messages").getConfiguration();
            management.deleteStream("messages");
            management.addStream(same);
        }
    }

    /** Its sequence belongs to another event by then. */
    @Test
    void anEventOfAStreamThatWasMadeAgainIsNotAcknowledgedInTheNewOne() throws Exception {
        do { // until the connection, which tries again every two seconds, comes back to a stream that was made again
            said.clear();
            server.kill();
            Await.until("the loss", () -> said.stream().anyMatch(text -> text.startsWith("connection lost")));
            server.start();
            makeStreamAgain();
        } while (said.stream().anyMatch(text -> text.startsWith("connected again")));
        try (Connection connection = server.connect()) {
            JetStreamManagement management = connection.jetStreamManagement();
            try (EventStream other =
                    EventStream.connect(Servers.at(URI.create(server.url()), "other"), Time.system(), said::add)) {
                JoinedEvents again = other.join(Join.as(DRIVER, "other"));
                publish("run-2");
                assertThat(again.next().orElseThrow().message().runId()).isEqualTo("run-2");
                back();
                for (Outcome outcome : List.of(DONE, new Outcome.Pass(), new Outcome.Reject("no"))) {
                    settles(delivery.settling(outcome)).get(LIMIT, TimeUnit.SECONDS);
                }
            }
            assertThat(management.getConsumerInfo("messages", "outage").getNumAckPending())
                    .as("events that are not acknowledged")
                    .isEqualTo(1);
            assertThat(management
                            .getStreamInfo("pipeline-engine")
                            .getStreamState()
                            .getMsgCount())
                    .as("results")
                    .isEqualTo(1);
        }
    }
}
