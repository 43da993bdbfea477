package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.fakes.FakeTime;
import ug.open.conveyor.driver.live.NatsServer;

/** What a driver does about its consumer on a real server, after each thing that somebody can do to it. */
class UpkeepIT {
    private static final DriverDefinition DEMO = DriverDefinition.of("demo", "workflow");
    private static final Join OURS = Join.as(DEMO, "host/1");

    private final FakeTime time = new FakeTime();
    private final List<String> said = new ArrayList<>();
    private int doubts;
    private NatsServer server;
    private Connection connection;
    private JetStreamManagement management;

    @BeforeEach
    void startsAServer(@TempDir Path folder) throws Exception {
        server = NatsServer.start(folder);
        connects();
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        connection.close();
        server.close();
    }

    private void connects() throws Exception {
        connection = server.connect();
        management = connection.jetStreamManagement();
    }

    private Upkeep joined(Join join) throws Exception {
        Consumers consumers = new Consumers(management);
        return new Upkeep(connection, consumers, join, consumers.makeOrTakeOver(join), time, said::add);
    }

    private boolean look(Upkeep upkeep) throws Exception {
        return upkeep.look(() -> doubts++);
    }

    private ConsumerInfo consumer() throws Exception {
        return management.getConsumerInfo("messages", "demo");
    }

    private ConsumerConfiguration.Builder like(ConsumerConfiguration.Builder config) {
        return config.filterSubjects("resources.workflow", "drivers.demo.resources.workflow")
                .ackPolicy(AckPolicy.Explicit)
                .deliverPolicy(DeliverPolicy.All);
    }

    private void publish(int events) throws Exception {
        for (int i = 0; i < events; i++) {
            connection.jetStream().publish("resources.workflow", "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void another(String name) throws Exception {
        management.createConsumer(
                "messages", like(ConsumerConfiguration.builder().durable(name)).build());
    }

    @Test
    void nothingIsSaidWhereNothingChanged() throws Exception {
        Upkeep upkeep = joined(OURS);
        Place place = upkeep.place();
        assertThat(look(upkeep)).isTrue();
        assertThat(upkeep.place()).isEqualTo(place);
        assertThat(said).isEmpty();
        assertThat(doubts).isZero();
    }

    @Test
    void oneThatIsGoneIsMadeAgainWithWhatWasMissed() throws Exception {
        Upkeep upkeep = joined(OURS);
        Place place = upkeep.place();
        management.deleteConsumer("messages", "demo");
        publish(3);
        assertThat(look(upkeep)).isTrue();
        assertThat(said)
                .containsExactly(
                        "the consumer demo was gone from the server, and is made again: at most 3 events, of all "
                                + "resource types, that came meanwhile are missed");
        assertThat(upkeep.place()).isNotEqualTo(place);
        assertThat(upkeep.place().stream()).isEqualTo(place.stream());
        assertThat(consumer().getConsumerConfiguration().getDurable()).isEqualTo("demo");
        assertThat(consumer().getConsumerConfiguration().getInactiveThreshold()).isEqualTo(Duration.ofHours(72));
    }

    @Test
    void whatOthersHaveKeptIsNotMissedAndWhatWasSettledIsPassedOver() throws Exception {
        another("other");
        Upkeep upkeep = joined(OURS);
        publish(2);
        settles(2);
        assertThat(look(upkeep)).isTrue();
        management.deleteConsumer("messages", "demo");
        publish(1);
        assertThat(look(upkeep)).isTrue();
        assertThat(said)
                .containsExactly("the consumer demo was gone from the server, and is made again: nothing was published "
                        + "meanwhile, so nothing more is missed");
        assertThat(upkeep.place().after()).isEqualTo(2);
        assertThat(consumer().getNumPending()).isEqualTo(3);
    }

    private void settles(int events) throws Exception {
        JetStreamSubscription pulling =
                connection.jetStream().subscribe(null, PullSubscribeOptions.bind("messages", "demo"));
        for (Message message : pulling.fetch(events, Duration.ofSeconds(5))) {
            message.ackSync(Duration.ofSeconds(5));
        }
        pulling.unsubscribe();
    }

    @Test
    void oneOfAServerThatLostItsStoreIsMadeAgainWhenTheStreamIsThere() throws Exception {
        Join join = OURS;
        Upkeep upkeep = joined(join);
        publish(2);
        management.deleteStream("messages");
        assertThat(look(upkeep)).isFalse();
        assertThat(said)
                .containsExactly(
                        "the server has no stream 'messages': waiting up to 20 s, which a server that starts may need");
        time.advance(Duration.ofSeconds(15));
        assertThat(look(upkeep)).isFalse();
        management.deleteStream("pipeline-engine");
        management.deleteStream("logs-engine");
        server.makeStreams();
        publish(1);
        assertThat(look(upkeep)).isTrue();
        assertThat(said.get(1))
                .isEqualTo(
                        "the server has lost its events: its stream 'messages' is a new one, and the consumer demo is "
                                + "made again on it. What waited for the driver is lost; at most 1 event, of all resource types, that "
                                + "came before that is missed");
        assertThat(upkeep.place().after()).isZero();
        assertThat(doubts).isPositive();
    }

    @Test
    void aServerThatStaysWithoutTheStreamIsGivenUp() throws Exception {
        Upkeep upkeep = joined(OURS);
        management.deleteStream("messages");
        assertThat(look(upkeep)).isFalse();
        time.advance(Upkeep.FAIR);
        assertThatThrownBy(() -> look(upkeep))
                .isInstanceOf(StreamException.class)
                .hasMessage(
                        "the server has no stream 'messages' for 20 s now, so there are no events to take; look at the "
                                + "Conveyor server, and join again when it has");
        assertThat(upkeep.place()).isNull();
    }

    @Test
    void oneThatSomebodyWithoutANameMadeAgainIsGoneOnWith() throws Exception {
        Upkeep upkeep = joined(OURS);
        management.deleteConsumer("messages", "demo");
        another("demo");
        assertThat(look(upkeep)).isTrue();
        assertThat(said)
                .containsExactly(
                        "the consumer demo was gone from the server, and somebody has made it again; the driver "
                                + "goes on with it. Events that came before it was there may be missed");
    }

    @Test
    void oneOfAnotherProcessIsLeftToIt() throws Exception {
        Upkeep upkeep = joined(OURS);
        management.deleteConsumer("messages", "demo");
        joined(Join.as(DEMO, "elsewhere/2"));
        String before = consumer().getConsumerConfiguration().toJson();
        assertThatThrownBy(() -> look(upkeep))
                .isInstanceOf(JoinRefusedException.class)
                .hasMessage("the consumer demo was gone from the server, and another process has made it again: "
                        + "elsewhere/2; stop one of the two, or have both share the events: --share");
        assertThat(consumer().getConsumerConfiguration().toJson()).isEqualTo(before);
        assertThat(upkeep.place()).isNull();
    }

    @Test
    void thoseWhoShareMakeItAgainOnce() throws Exception {
        Upkeep one = joined(OURS.shared(true));
        Upkeep two = joined(Join.as(DEMO, "host/2").shared(true));
        management.deleteConsumer("messages", "demo");
        assertThat(look(two)).isTrue();
        String made = consumer().getConsumerConfiguration().toJson();
        assertThat(look(one)).isTrue();
        assertThat(look(two)).isTrue();
        assertThat(consumer().getConsumerConfiguration().toJson()).isEqualTo(made);
        assertThat(one.place().made()).isEqualTo(two.place().made());
        assertThat(said)
                .hasSize(2)
                .anyMatch(text -> text.contains("host/2 has made it again; the driver goes on with it"));
    }

    @Test
    void aPushConsumerThereIsRefused() throws Exception {
        Upkeep upkeep = joined(OURS);
        management.deleteConsumer("messages", "demo");
        management.createConsumer(
                "messages",
                like(ConsumerConfiguration.builder().durable("demo").deliverSubject("there"))
                        .build());
        assertThatThrownBy(() -> look(upkeep))
                .isInstanceOf(JoinRefusedException.class)
                .hasMessageContaining("is a push consumer");
    }

    /** As a second driver of the Go runtime does that has other resources. */
    @Test
    void oneThatListensToSomethingElseNowIsRefused() throws Exception {
        Upkeep upkeep = joined(OURS);
        management.addOrUpdateConsumer(
                "messages",
                ConsumerConfiguration.builder(consumer().getConsumerConfiguration())
                        .filterSubjects("resources.app", "drivers.demo.resources.app")
                        .build());
        assertThatThrownBy(() -> look(upkeep))
                .isInstanceOf(JoinRefusedException.class)
                .hasMessage("somebody has changed the consumer demo: it listens to drivers.demo.resources.app, "
                        + "resources.app now, as where another driver of this name has other resources; stop that driver, "
                        + "or join under another name");
    }

    /** As the Go runtime does at its start (protocol.md, Consumer). */
    private void goDriverTakesOver() throws Exception {
        management.addOrUpdateConsumer(
                "messages",
                like(ConsumerConfiguration.builder().name("demo"))
                        .maxAckPending(1)
                        .inactiveThreshold(Duration.ofSeconds(5))
                        .build());
    }

    @Test
    void oneThatLostItsDurableNameIsPutBack() throws Exception {
        Upkeep upkeep = joined(OURS);
        goDriverTakesOver();
        assertThat(consumer().getConsumerConfiguration().getDurable()).isNull();
        assertThat(look(upkeep)).isTrue();
        assertThat(said)
                .containsExactly(
                        "somebody has changed the consumer demo: it has lost its durable name; it is kept for 5s "
                                + "after its last process is gone, before for 3d; 1 event may be in hand at a time, before 1000 "
                                + "events; it is put back as it was");
        ConsumerConfiguration now = consumer().getConsumerConfiguration();
        assertThat(now.getDurable()).isEqualTo("demo");
        assertThat(now.getInactiveThreshold()).isEqualTo(Duration.ofHours(72));
        assertThat(now.getMaxAckPending()).isEqualTo(1000);
        assertThat(look(upkeep)).isTrue();
        assertThat(said).hasSize(1);
    }

    @Test
    void oneThatAGoDriverIsOnIsLeftToIt() throws Exception {
        Upkeep upkeep = joined(OURS);
        goDriverTakesOver();
        JetStreamSubscription theirs =
                connection.jetStream().subscribe(null, PullSubscribeOptions.bind("messages", "demo"));
        theirs.pullExpiresIn(1, Duration.ofSeconds(30));
        connection.flush(Duration.ofSeconds(5));
        Thread clock = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                time.advance(Duration.ofMillis(250));
            }
        });
        clock.start();
        try {
            assertThatThrownBy(() -> look(upkeep))
                    .isInstanceOf(JoinRefusedException.class)
                    .hasMessage(
                            "another driver of this name has taken the consumer demo over, as those of the Go runtime "
                                    + "do, and is pulling on it; stop one of the two, or join under another name");
        } finally {
            clock.interrupt();
            clock.join();
        }
        assertThat(consumer().getConsumerConfiguration().getMaxAckPending()).isEqualTo(1);
    }

    @Test
    void whatElseSomebodyChangedIsSaidAndKept() throws Exception {
        Upkeep upkeep = joined(OURS);
        management.addOrUpdateConsumer(
                "messages",
                ConsumerConfiguration.builder(consumer().getConsumerConfiguration())
                        .maxAckPending(7)
                        .inactiveThreshold(Duration.ofHours(1))
                        .build());
        assertThat(look(upkeep)).isTrue();
        assertThat(look(upkeep)).isTrue();
        assertThat(said)
                .containsExactly(
                        "somebody has changed the consumer demo: it is kept for 1h after its last process is gone, "
                                + "before for 3d; 7 events may be in hand at a time, before 1000 events");
        assertThat(consumer().getConsumerConfiguration().getMaxAckPending()).isEqualTo(7);
        management.pauseConsumer(
                "messages", "demo", java.time.ZonedDateTime.now().plusHours(1));
        assertThat(look(upkeep)).isTrue();
        assertThat(said.get(1)).isEqualTo("somebody has changed the consumer demo: it is paused, and gives no events");
    }

    /** Its create-or-update wants the deliver policy all, and refuses any other with 10012. */
    @Test
    void aGoDriverTakesOverWhatBeganWithNewEvents() throws Exception {
        another("other");
        publish(2);
        joined(OURS.from(Join.Begin.NEW));
        assertThat(consumer().getNumPending()).isEqualTo(2);
        goDriverTakesOver();
        assertThat(consumer().getConsumerConfiguration().getMaxAckPending()).isEqualTo(1);
    }
}
