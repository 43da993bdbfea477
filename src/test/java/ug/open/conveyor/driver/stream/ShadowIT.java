package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;

/** A bystander sees what a driver would be sent, and nobody sees the bystander. */
final class ShadowIT {
    private static final DriverDefinition DRIVER = DriverDefinition.of("d", "workflow", "image");

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> states = new CopyOnWriteArrayList<>();
    private NatsServer server;
    private Connection connection;
    private EventStream stream;

    @BeforeEach
    void connects() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        connection = server.connect();
        stream = EventStream.connect(Servers.at(URI.create(server.url()), "test"), Time.system(), states::add);
    }

    @AfterEach
    void stops() throws Exception {
        stream.close();
        connection.close();
        server.close();
    }

    private EventSource shadow() throws StreamException {
        return stream.shadow(DRIVER, folder.resolve("spool"), said::add);
    }

    private void publish(String subject, String body, String id) throws Exception {
        connection
                .jetStream()
                .publish(NatsMessage.builder()
                        .subject(subject)
                        .headers(id == null ? null : new Headers().add("Nats-Msg-Id", id))
                        .data(body, StandardCharsets.UTF_8)
                        .build());
    }

    private static String body(Delivery delivery) {
        return new String(delivery.envelope().body(), StandardCharsets.UTF_8);
    }

    private static List<String> take(EventSource source, int count) throws Exception {
        List<String> bodies = new ArrayList<>();
        while (bodies.size() < count) {
            bodies.add(body(source.next().orElseThrow()));
        }
        return bodies;
    }

    @Test
    void orderHoldsOverAllSubjects() throws Exception {
        List<String> subjects = List.of(
                "resources.workflow", "drivers.d.resources.workflow", "resources.image", "drivers.d.resources.image");
        try (EventSource source = shadow()) {
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                sent.add("n" + i);
                publish(subjects.get(i * 7 % 4), "n" + i, null);
                publish("resources.other", "not for it", null);
                publish("drivers.e.resources.workflow", "nor this", null);
            }
            assertThat(take(source, 400)).isEqualTo(sent);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void anEventComesWithItsSubjectAndTime() throws Exception {
        try (EventSource source = shadow()) {
            publish("drivers.d.resources.workflow", "no JSON", null);
            Delivery delivery = source.next().orElseThrow();
            assertThat(delivery.envelope().addressee()).contains("d");
            assertThat(delivery.envelope().sequence()).isEmpty();
            assertThat(delivery.envelope().time())
                    .isBetween(
                            Time.system().now().minusSeconds(20), Time.system().now());
            assertThat(delivery.identity()).isEmpty();
            assertThatThrownBy(delivery::message).hasMessageContaining("expected");
        }
    }

    @Test
    void repeatsAreDroppedByTheirId() throws Exception {
        try (EventSource source = shadow()) {
            publish("resources.workflow", "1", "a");
            publish("resources.workflow", "again", "a");
            publish("resources.workflow", "2", "b");
            publish("resources.image", "again", "a");
            publish("resources.image", "3", null);
            publish("resources.image", "4", null);
            assertThat(take(source, 4)).containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    void theServerDoesNotNotice() throws Exception {
        connection
                .jetStreamManagement()
                .createConsumer(
                        "messages",
                        ConsumerConfiguration.builder()
                                .durable("d")
                                .filterSubjects("resources.workflow", "drivers.d.resources.workflow")
                                .ackPolicy(AckPolicy.Explicit)
                                .build());
        publish("resources.workflow", "before", null);
        Map<String, Object> before = infos();
        try (EventSource source = shadow()) {
            assertThat(infos()).isEqualTo(before);
        }
        assertThat(infos()).isEqualTo(before);

        try (EventSource source = shadow()) {
            publish("resources.workflow", "1", null);
            Map<String, Object> published = infos();
            Delivery delivery = source.next().orElseThrow();
            delivery.inProgress();
            delivery.settle(new Outcome.Done(DriverResult.success("done")));
            assertThat(infos()).isEqualTo(published);
        }
    }

    /** What the server says of each stream and of the consumer, without the time of the answer. */
    private Map<String, Object> infos() throws Exception {
        Map<String, Object> infos = new LinkedHashMap<>();
        for (String of : List.of(
                "STREAM.INFO.messages",
                "STREAM.INFO.pipeline-engine",
                "STREAM.INFO.logs-engine",
                "CONSUMER.INFO.messages.d",
                "CONSUMER.NAMES.messages")) {
            byte[] answer = connection.request("$JS.API." + of, null).get().getData();
            Map<Object, Object> info = new LinkedHashMap<>((Map<?, ?>) Json.parse(answer, 0, answer.length));
            info.remove("ts");
            infos.put(of, info);
        }
        return infos;
    }

    @Test
    void anInterruptLosesNothing() throws Exception {
        try (EventSource source = shadow()) {
            FutureTask<Object> waiting = new FutureTask<>(() -> {
                assertThatThrownBy(source::next).isInstanceOf(InterruptedException.class);
                return null;
            });
            Thread thread = new Thread(waiting);
            thread.start();
            Await.until("a thread that waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
            thread.interrupt();
            waiting.get();
            publish("resources.workflow", "1", null);
            publish("resources.workflow", "2", null);
            Thread.currentThread().interrupt();
            assertThatThrownBy(source::next).isInstanceOf(InterruptedException.class);
            assertThat(take(source, 2)).containsExactly("1", "2");
        }
    }

    @Test
    void aServerThatWasKilledIsTappedAgain() throws Exception {
        try (EventSource source = shadow()) {
            publish("resources.workflow", "1", null);
            assertThat(take(source, 1)).containsExactly("1");
            FutureTask<List<String>> reading = new FutureTask<>(() -> take(source, 1));
            new Thread(reading).start();
            server.kill();
            server.start();
            Await.until("what the gap was", () -> !said.isEmpty());
            connection = server.connect();
            publish("resources.workflow", "2", null);
            assertThat(reading.get()).containsExactly("2");
        }
        Await.until("the connection's return", () -> states.size() == 2);
        assertThat(states.get(0)).isEqualTo("connection lost: reconnecting to " + server.url());
        assertThat(states.get(1)).matches("connected again to " + server.url() + " after \\d+\\.\\d s");
        assertThat(said).hasSize(1);
        assertThat(said.get(0))
                .startsWith("the tap was off for ")
                .endsWith("; nothing was published meanwhile, so nothing is lost");
    }

    @Test
    void theEndOfTheConnectionIsAnErrorAfterWhatCameBeforeIt() throws Exception {
        try (EventSource source = shadow()) {
            publish("resources.workflow", "1", null);
            assertThat(take(source, 1)).hasSize(1);
            stream.close();
            assertThatThrownBy(source::next).isInstanceOf(StreamException.class).hasMessageContaining("closed");
        }
        assertThat(states).isEmpty();
    }

    @Test
    void aSourceThatIsClosedHasEnded() throws Exception {
        EventSource source = shadow();
        source.close();
        source.close();
        assertThat(source.next()).isEmpty();
    }

    @Test
    void aServerWithoutTheStreamIsRefused() throws Exception {
        connection.jetStreamManagement().deleteStream("messages");
        assertThatThrownBy(this::shadow)
                .isInstanceOf(StreamException.class)
                .hasMessageContaining("no stream 'messages'");
    }

    @Test
    void typesThatCannotBeListenedToAreRefused() {
        for (String type : List.of(">", "a b", "*", "a..b", "x.>", "a\n")) {
            assertThatThrownBy(() -> stream.shadow(DriverDefinition.of("d", type), folder, said::add))
                    .isInstanceOf(StreamException.class)
                    .hasMessageContaining("cannot be listened to");
        }
        assertThatThrownBy(() -> stream.shadow(DriverDefinition.of("d"), folder, said::add))
                .isInstanceOf(StreamException.class)
                .hasMessageContaining("names no resource type");
    }
}
