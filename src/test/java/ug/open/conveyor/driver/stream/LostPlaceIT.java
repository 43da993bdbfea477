package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** A driver whose consumer goes while it takes events is not deaf, and takes no event for another. */
class LostPlaceIT {
    private static final DriverDefinition DEMO = DriverDefinition.of("demo", "workflow");
    private static final Outcome DONE = new Outcome.Done(DriverResult.success("done"));

    private final List<String> said = new CopyOnWriteArrayList<>();
    private NatsServer server;
    private Connection connection;
    private JetStreamManagement management;
    private EventStream stream;
    private JoinedEvents events;

    @BeforeEach
    void joins(@TempDir Path folder) throws Exception {
        server = NatsServer.start(folder);
        connects();
        stream = EventStream.connect(Servers.at(URI.create(server.url()), "test"), Time.system(), said::add);
        events = stream.join(Join.as(DEMO, "test/1"));
    }

    @AfterEach
    void ends() throws Exception {
        events.close();
        stream.close();
        connection.close();
        server.close();
    }

    private void connects() throws Exception {
        connection = server.connect();
        management = connection.jetStreamManagement();
    }

    private void publish(String run) throws Exception {
        String body = "{\"event\":\"create\",\"run_id\":\"" + run
                + "\",\"id\":\"m\",\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}";
        connection.jetStream().publish("resources.workflow", body.getBytes(StandardCharsets.UTF_8));
    }

    private Delivery take(String run) throws Exception {
        Delivery delivery = events.next(1).orElseThrow();
        assertThat(delivery.message().runId()).isEqualTo(run);
        return delivery;
    }

    private ConsumerInfo consumer() throws Exception {
        return management.getConsumerInfo("messages", "demo");
    }

    /** The server may say that the consumer's folder is not empty, and has deleted it all the same. */
    private void deletes() throws Exception {
        try {
            management.deleteConsumer("messages", "demo");
        } catch (JetStreamApiException e) {
            assertThat(e).hasMessageContaining("not empty");
        }
    }

    private void awaitSaid(String text) {
        try {
            Await.until(text, () -> said.stream().anyMatch(sentence -> sentence.contains(text)));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; there were " + said, e);
        }
    }

    private long results() throws Exception {
        return management.getStreamInfo("pipeline-engine").getStreamState().getMsgCount();
    }

    /** The server is killed and comes back with nothing; its streams are made a moment later. */
    private void losesTheStore() throws Exception {
        server.startEmpty();
        awaitSaid("connected again");
        server.makeStreams();
        connection.close();
        connects();
    }

    @Test
    void eventsOfANewStreamAreTakenThoughTheirSequencesWereThereBefore() throws Exception {
        publish("old");
        Delivery old = take("old");
        old.settle(DONE);
        losesTheStore();
        awaitSaid("the consumer demo is made again on it");
        publish("new");
        Delivery fresh = take("new");
        assertThat(fresh.envelope().sequence()).isEqualTo(old.envelope().sequence());
        assertThat(fresh.identity()).isNotEqualTo(old.identity());
        fresh.settle(DONE);
        assertThat(consumer().getAckFloor().getStreamSequence()).isEqualTo(1);
        assertThat(results()).isEqualTo(1);
    }

    @Test
    void whatWasInHandIsPublishedAndAcknowledgesNothingOnTheNewStream() throws Exception {
        publish("old");
        Delivery old = take("old");
        losesTheStore();
        awaitSaid("the consumer demo is made again on it");
        publish("new");
        Delivery fresh = take("new");
        old.inProgress();
        old.settle(DONE);
        assertThat(results()).isEqualTo(1);
        assertThat(consumer().getNumAckPending()).as("the new event's").isEqualTo(1);
        fresh.settle(DONE);
        assertThat(consumer().getNumAckPending()).isZero();
        assertThat(results()).isEqualTo(2);
    }

    /** The settlement begins while nobody knows what the server has: it waits for the look. */
    @Test
    void whatIsSettledWhileTheConsumerIsInDoubtWaits() throws Exception {
        publish("old");
        Delivery old = take("old");
        server.startEmpty();
        awaitSaid("connected again");
        Delivery.Settling settling = old.settling(new Outcome.Pass());
        server.makeStreams();
        settling.await();
        awaitSaid("the consumer demo is made again on it");
    }

    @Test
    void soAreThoseOfAConsumerThatSomebodyElseMadeAgain() throws Exception {
        publish("old");
        Delivery old = take("old");
        old.settle(DONE);
        server.startEmpty();
        server.makeStreams();
        connection.close();
        connects();
        management.createConsumer(
                "messages",
                ConsumerConfiguration.builder()
                        .durable("demo")
                        .filterSubjects("resources.workflow", "drivers.demo.resources.workflow")
                        .ackPolicy(AckPolicy.Explicit)
                        .deliverPolicy(DeliverPolicy.All)
                        .build());
        publish("new");
        Delivery fresh = take("new");
        assertThat(fresh.identity()).isNotEqualTo(old.identity());
        fresh.settle(DONE);
        assertThat(results()).isEqualTo(1);
        awaitSaid("has made it again; the driver goes on with it, on a new stream 'messages'");
    }

    @Test
    void oneThatIsDeletedUnderARequestIsMadeAgainAtOnce() throws Exception {
        publish("one");
        take("one").settle(DONE);
        Delivery[] taken = new Delivery[1];
        Thread driver = new Thread(() -> {
            try {
                taken[0] = take("two");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        driver.start();
        Await.until("a request", () -> consumer().getNumWaiting() > 0);
        deletes();
        awaitSaid("the consumer demo was gone from the server, and is made again: nothing was published meanwhile");
        publish("two");
        driver.join();
        taken[0].settle(DONE);
        assertThat(results()).isEqualTo(2);
    }

    @Test
    void whatIsAtWorkWhenItIsDeletedIsSettledAllTheSame() throws Exception {
        publish("one");
        Delivery one = take("one");
        deletes();
        one.settle(DONE);
        assertThat(results()).isEqualTo(1);
        assertThat(consumer().getNumAckPending()).isZero();
        assertThat(said).anyMatch(text -> text.contains("the consumer demo was gone from the server"));
    }

    @Test
    void twoThatShareFindEachOtherAgain() throws Exception {
        events.close();
        events = stream.join(Join.as(DEMO, "test/1").shared(true));
        try (EventStream second =
                        EventStream.connect(Servers.at(URI.create(server.url()), "two"), Time.system(), said::add);
                JoinedEvents others = second.join(Join.as(DEMO, "test/2").shared(true))) {
            losesTheStore();
            Await.until(
                    "both",
                    () -> said.stream()
                                            .filter(text -> text.contains("made again on it"))
                                            .count()
                                    == 1
                            && said.stream().anyMatch(text -> text.contains("has made it again; the driver goes on")));
            publish("one");
            publish("two");
            take("one").settle(DONE);
            Delivery other = others.next(1).orElseThrow();
            assertThat(other.message().runId()).isEqualTo("two");
            other.settle(DONE);
            assertThat(consumer().getAckFloor().getStreamSequence()).isEqualTo(2);
        }
    }

    @Test
    void oneThatListensToSomethingElseEndsTheSession() throws Exception {
        events.close();
        deletes();
        events = stream.join(Join.as(DEMO, "test/1").ackWait(Duration.ofSeconds(1))); // so often it looks
        management.addOrUpdateConsumer(
                "messages",
                ConsumerConfiguration.builder(consumer().getConsumerConfiguration())
                        .filterSubjects("resources.app", "drivers.demo.resources.app")
                        .build());
        assertThatThrownBy(() -> events.next(1))
                .isInstanceOf(JoinRefusedException.class)
                .hasMessageContaining("it listens to drivers.demo.resources.app, resources.app now");
    }
}
