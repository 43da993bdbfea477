package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerInfo;
import java.net.URI;
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
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;

/** Events that a driver which is fast asked for ahead of their turn. */
class AheadIT {
    private static final Duration ACK_WAIT = Duration.ofSeconds(1);
    private static final DriverDefinition DRIVER = DriverDefinition.of("ahead", "workflow");
    private static final int EVENTS = 200;

    private NatsServer server;
    private Connection connection;
    private EventStream stream;
    private JoinedEvents events;

    @BeforeEach
    void joins(@TempDir Path folder) throws Exception {
        server = NatsServer.start(folder);
        connection = server.connect();
        stream = EventStream.connect(Servers.at(URI.create(server.url()), "test"), Time.system(), state -> {});
        events = stream.join(Join.as(DRIVER, "test").ackWait(ACK_WAIT));
        for (int i = 0; i < EVENTS; i++) {
            connection.jetStream().publish("resources.workflow", body(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void ends() throws Exception {
        stream.close();
        connection.close();
        server.close();
    }

    private static String body(int number) {
        return "{\"event\":\"create\",\"run_id\":\"run-" + number
                + "\",\"id\":\"m\",\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}";
    }

    private ConsumerInfo consumer() throws Exception {
        return connection.jetStreamManagement().getConsumerInfo("messages", "ahead");
    }

    private String takeOne() throws Exception {
        Delivery delivery = events.next(1).orElseThrow();
        String run = delivery.message().runId();
        delivery.settle(new Outcome.Done(DriverResult.success("done")));
        return run;
    }

    @Test
    void areNobodyElsesThoughTheDriverIsSlowThenAndKeepTheirOrder() throws Exception {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < EVENTS / 2; i++) {
            taken.add(takeOne());
        }
        assertThat(consumer().getNumAckPending()).as("events ahead").isPositive();
        int others = pullAllAsAnother(ACK_WAIT.multipliedBy(4)); // so long the driver is slow
        for (int i = taken.size(); i < EVENTS - others; i++) {
            taken.add(takeOne());
        }
        for (int i = 0; i < taken.size(); i++) {
            assertThat(taken.get(i)).isEqualTo("run-" + i);
        }
        assertThat(consumer().getDelivered().getConsumerSequence())
                .as("deliveries")
                .isEqualTo(EVENTS);
        assertThat(consumer().getNumAckPending()).isZero();
    }

    private int pullAllAsAnother(Duration lasting) throws Exception {
        JetStreamSubscription another =
                connection.jetStream().subscribe(null, PullSubscribeOptions.bind("messages", "ahead"));
        long end = Time.system().nanos() + lasting.toNanos();
        int count = 0;
        while (Time.system().nanos() < end) {
            for (Message message : another.fetch(EVENTS, Duration.ofMillis(500))) {
                message.ack();
                count++;
            }
        }
        return count;
    }

    @Test
    void areGivenBackAtTheEnd() throws Exception {
        int taken = 20;
        for (int i = 0; i < taken; i++) {
            takeOne();
        }
        assertThat(consumer().getNumAckPending()).as("events ahead").isPositive();
        events.close();
        events = stream.join(Join.as(DRIVER, "test").ackWait(ACK_WAIT));
        long began = Time.system().nanos();
        List<String> runs = new ArrayList<>();
        for (int i = taken; i < EVENTS; i++) {
            runs.add(takeOne());
        }
        assertThat(runs).doesNotHaveDuplicates().hasSize(EVENTS - taken);
        assertThat(Duration.ofNanos(Time.system().nanos() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(consumer().getNumAckPending()).isZero();
    }
}
