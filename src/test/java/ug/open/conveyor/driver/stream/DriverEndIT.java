package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.FakeTime;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;

/** What a server tells of a driver whose process is gone, and of one that stands at a breakpoint. */
final class DriverEndIT {
    private static final String NAME = "builder";

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final List<String> hints = new CopyOnWriteArrayList<>();
    private NatsServer server;
    private Connection ours;
    private Connection drivers;
    private DriverEnd end;

    @BeforeEach
    void attach() throws Exception {
        server = NatsServer.start(folder);
        ours = server.connect();
        drivers = server.connect();
    }

    @AfterEach
    void close() throws Exception {
        end.close();
        drivers.close();
        ours.close();
        server.close();
    }

    private void pull() throws Exception {
        make(ConsumerConfiguration.builder()
                .name(NAME)
                .ackPolicy(AckPolicy.Explicit)
                .maxAckPending(1));
        end = new DriverEnd(ours, new Attached(NAME, List.of(), false, false, 1), false, time, hints::add);
        ours.flush(Duration.ofSeconds(5));
    }

    private void make(ConsumerConfiguration.Builder consumer) throws Exception {
        drivers.jetStreamManagement()
                .createConsumer(
                        "messages",
                        consumer.filterSubject("resources.workflow")
                                .inactiveThreshold(Duration.ofMinutes(1))
                                .build());
    }

    private void asks(String request) throws Exception {
        String inbox = drivers.createInbox();
        Dispatcher nobody = drivers.createDispatcher(message -> {});
        nobody.subscribe(inbox);
        drivers.publish(
                "$JS.API.CONSUMER.MSG.NEXT.messages." + NAME, inbox, request.getBytes(StandardCharsets.US_ASCII));
        drivers.flush(Duration.ofSeconds(5));
        Await.until("the request", () -> waiting() == 1);
    }

    private ConsumerInfo info() throws Exception {
        return ours.jetStreamManagement().getConsumerInfo("messages", NAME);
    }

    private long waiting() throws Exception {
        return info().getNumWaiting();
    }

    private boolean looks() {
        time.advance(Duration.ofSeconds(2));
        return end.look();
    }

    @Test
    void aRequestThatIsGoneBeforeItsTimeIsTheEnd() throws Exception {
        pull();
        asks("{\"batch\":500,\"expires\":30000000000}");
        assertThat(looks()).isFalse();
        drivers.close();
        Await.until("its end at the server", () -> waiting() == 0);
        assertThat(looks()).as("at the first look").isFalse();
        assertThat(looks()).isTrue();
        assertThat(hints).isEmpty();
    }

    @Test
    void aRequestThatIsOverIsNot() throws Exception {
        pull();
        asks("{\"batch\":500,\"expires\":4000000000}");
        assertThat(looks()).isFalse();
        Await.until("its end at the server", () -> waiting() == 0);
        assertThat(List.of(looks(), looks(), looks())).containsOnly(false);
        assertThat(hints)
                .singleElement()
                .asString()
                .contains("asks for no events any more: it has ended, or stands at a breakpoint");
    }

    @Test
    void neitherIsOneThatHasGotAllThatItAsksFor() throws Exception {
        pull();
        asks("{\"batch\":1,\"expires\":30000000000}");
        assertThat(looks()).isFalse();
        ours.jetStream().publish("resources.workflow", new byte[0]);
        Await.until("its end at the server", () -> waiting() == 0);
        assertThat(List.of(looks(), looks(), looks())).containsOnly(false);
    }

    @Test
    void theEndOfAPushConsumersSubscriptionIsTheEnd() throws Exception {
        String inbox = drivers.createInbox();
        drivers.createDispatcher(message -> {}).subscribe(inbox);
        make(ConsumerConfiguration.builder()
                .durable(NAME)
                .ackPolicy(AckPolicy.Explicit)
                .deliverSubject(inbox));
        end = new DriverEnd(ours, new Attached(NAME, List.of(), true, true, 1000), false, time, hints::add);
        assertThat(looks()).isFalse();
        drivers.close();
        Await.until("its end at the server", () -> !info().isPushBound());
        assertThat(List.of(looks(), looks())).containsExactly(false, true);
    }

    @Test
    void theWordOfDevCounts() throws Exception {
        pull();
        drivers.publish(DriverConnections.ENDED + NAME, "1".getBytes(StandardCharsets.US_ASCII));
        drivers.flush(Duration.ofSeconds(5));
        Await.until("a hint", () -> !hints.isEmpty());
        assertThat(hints.get(0)).contains("another one is attached");
        assertThat(end.look()).isFalse();
        drivers.publish(DriverConnections.ENDED + NAME, "0".getBytes(StandardCharsets.US_ASCII));
        drivers.flush(Duration.ofSeconds(5));
        Await.until("its end", () -> end.look());
    }
}
