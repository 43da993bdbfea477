package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
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
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;

/** Consumers on which something waits that is to be passed over, or that do not give what they are asked for. */
class OddConsumerIT {
    private static final DriverDefinition DEMO = DriverDefinition.of("demo", "workflow");
    private static final Join OURS = Join.as(DEMO, "test/1");

    private final List<String> said = new CopyOnWriteArrayList<>();
    private NatsServer server;
    private Connection connection;
    private JetStreamManagement management;
    private EventStream stream;

    @BeforeEach
    void connects(@TempDir Path folder) throws Exception {
        server = NatsServer.start(folder);
        connection = server.connect();
        management = connection.jetStreamManagement();
        stream = EventStream.connect(Servers.at(URI.create(server.url()), "test"), Time.system(), said::add);
    }

    @AfterEach
    void ends() throws Exception {
        stream.close();
        connection.close();
        server.close();
    }

    private static ConsumerConfiguration.Builder consumer(String name) {
        return ConsumerConfiguration.builder()
                .durable(name)
                .filterSubjects("resources.workflow", "drivers." + name + ".resources.workflow")
                .ackPolicy(AckPolicy.Explicit);
    }

    private void publish(int from, int to) throws Exception {
        for (int i = from; i <= to; i++) {
            String body = "{\"event\":\"create\",\"run_id\":\"run-" + i
                    + "\",\"id\":\"m\",\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}";
            connection.jetStream().publish("resources.workflow", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String take(JoinedEvents events) throws Exception {
        Delivery delivery = events.next(1).orElseThrow();
        delivery.settle(new Outcome.Done(DriverResult.success("done")));
        return delivery.message().runId();
    }

    /** The client library lists no consumers where one has a name that it would not give itself. */
    @Test
    void aNameOfAnotherAlphabetHidesNoListener() throws Exception {
        management.createConsumer("messages", consumer("demo").build());
        String odd = "{\"stream_name\":\"messages\",\"config\":{\"name\":\"gr\u00fcn\",\"durable_name\":\"gr\u00fcn\","
                + "\"ack_policy\":\"explicit\",\"deliver_policy\":\"all\",\"filter_subject\":\"resources.other\"}}";
        try (Connection any = Nats.connect(
                Options.builder().server(server.url()).supportUTF8Subjects().build())) {
            Message answer = any.request(
                    "$JS.API.CONSUMER.CREATE.messages.gr\u00fcn.resources.other",
                    odd.getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(5));
            assertThat(new String(answer.getData(), StandardCharsets.UTF_8)).doesNotContain("\"error\"");
        }
        assertThat(stream.hasListener("workflow")).isTrue();
        assertThat(stream.hasListener("other")).isTrue();
        assertThat(stream.hasListener("nothing")).isFalse();
    }

    @Test
    void whatWaitsForANewDriverIsPassedOverAndCounted() throws Exception {
        management.createConsumer("messages", consumer("other").build());
        publish(1, 600);
        try (JoinedEvents events = stream.join(OURS.from(Join.Begin.NEW))) {
            publish(601, 602);
            assertThat(take(events)).isEqualTo("run-601");
            assertThat(take(events)).isEqualTo("run-602");
        }
        assertThat(said).containsExactly("600 events that waited were skipped: the driver begins after them");
        assertThat(management.getConsumerInfo("messages", "demo").getAckFloor().getStreamSequence())
                .isEqualTo(602);
    }

    /** The one that made the consumer may be killed before all is passed over. */
    @Test
    void anotherProcessOfTheDriverPassesItOverToo() throws Exception {
        management.createConsumer("messages", consumer("other").build());
        publish(1, 3);
        stream.join(OURS.from(Join.Begin.NEW)).close();
        publish(4, 4);
        try (JoinedEvents events = stream.join(Join.as(DEMO, "test/2"))) {
            assertThat(take(events)).isEqualTo("run-4");
        }
        assertThat(said).containsExactly("3 events that waited were skipped: the driver begins after them");
    }

    @Test
    void oneThatGivesASingleEventARequestIsAskedForThat() throws Exception {
        management.createConsumer("messages", consumer("demo").maxBatch(1L).build());
        publish(1, 5);
        try (JoinedEvents events = stream.join(OURS)) {
            for (int i = 1; i <= 5; i++) {
                assertThat(take(events)).isEqualTo("run-" + i);
            }
        }
    }

    @Test
    void oneThatRefusesEachRequestEndsTheSession() throws Exception {
        management.createConsumer(
                "messages", consumer("demo").maxExpires(Duration.ofSeconds(1)).build());
        try (JoinedEvents events = stream.join(OURS)) {
            assertThatThrownBy(() -> events.next(1))
                    .isInstanceOf(StreamException.class)
                    .hasMessageStartingWith(
                            "the consumer demo refuses each request for events: the server says: Exceeded MaxRequestExpires");
        }
    }
}
