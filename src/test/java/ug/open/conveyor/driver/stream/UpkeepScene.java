package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.FakeTime;
import ug.open.conveyor.driver.live.NatsServer;

/** A driver's consumer on a real server, its upkeep, and what others do to it. */
abstract class UpkeepScene {
    static final DriverDefinition DEMO = DriverDefinition.of("demo", "workflow");
    static final Join OURS = Join.as(DEMO, "host/1");

    final FakeTime time = new FakeTime();
    final List<String> said = new ArrayList<>();
    int doubts;
    NatsServer server;
    Connection connection;
    JetStreamManagement management;

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

    void connects() throws Exception {
        connection = server.connect();
        management = connection.jetStreamManagement();
    }

    Upkeep joined(Join join) throws Exception {
        Consumers consumers = new Consumers(management);
        return new Upkeep(connection, consumers, join, consumers.makeOrTakeOver(join), time, said::add);
    }

    boolean look(Upkeep upkeep) throws Exception {
        return upkeep.look(() -> doubts++);
    }

    /** One that makes the consumer again waits until the server has removed the old one. */
    boolean lookAndWait(Upkeep upkeep) throws Exception {
        CompletableFuture<Boolean> looks = CompletableFuture.supplyAsync(() -> {
            try {
                return look(upkeep);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        time.awaitWaiterFor(Upkeep.DELETING);
        time.advance(Upkeep.DELETING);
        return looks.get(20, TimeUnit.SECONDS);
    }

    /** The server may say that the folder is not empty yet, and has deleted it all the same. */
    void deletes(String consumer) throws Exception {
        try {
            management.deleteConsumer("messages", consumer);
        } catch (JetStreamApiException e) {
            Await.until(
                    "it to be gone",
                    () -> !management.getConsumerNames("messages").contains(consumer));
        }
    }

    ConsumerInfo consumer() throws Exception {
        return management.getConsumerInfo("messages", "demo");
    }

    ConsumerConfiguration.Builder like(ConsumerConfiguration.Builder config) {
        return config.filterSubjects("resources.workflow", "drivers.demo.resources.workflow")
                .ackPolicy(AckPolicy.Explicit)
                .deliverPolicy(DeliverPolicy.All);
    }

    void publish(int events) throws Exception {
        for (int i = 0; i < events; i++) {
            connection.jetStream().publish("resources.workflow", "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    void another(String name) throws Exception {
        management.createConsumer(
                "messages", like(ConsumerConfiguration.builder().durable(name)).build());
    }

    /** As the Go runtime does at its start (protocol.md, Consumer). */
    void goDriverTakesOver() throws Exception {
        management.addOrUpdateConsumer(
                "messages",
                like(ConsumerConfiguration.builder().name("demo"))
                        .maxAckPending(1)
                        .inactiveThreshold(Duration.ofSeconds(5))
                        .build());
    }
}
