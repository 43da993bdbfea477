package ug.open.conveyor.driver.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.runtime.Summary;

/** A driver on a thread of its own, by its handle. */
final class DriverHandleIT {
    private static final DriverDefinition DEMO = DriverDefinition.of("demo", "workflow");

    @TempDir
    private Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private NatsServer server;
    private Connection connection;

    @BeforeEach
    void startsAServer() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        connection = server.connect();
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        connection.close();
        server.close();
    }

    private ConveyorOptions options() {
        return ConveyorOptions.of(URI.create(server.url()))
                .store(folder.resolve("store"))
                .listener(new RunListener() {
                    @Override
                    public void finished(Attempt attempt) {
                        seen.add(attempt.driver() + " " + attempt.result().message());
                    }
                });
    }

    private void publish(String subject) throws Exception {
        String event = "{\"event\":\"create\",\"run_id\":\"run-0001\",\"id\":\"m\","
                + "\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}";
        connection.jetStream().publish(subject, event.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReadyDriverGetsEveryEventAndClosesAlone() throws Exception {
        try (Conveyor conveyor = Conveyor.connect(options());
                DriverHandle demo = conveyor.start(DEMO, (message, context) -> DriverResult.success("built"))
                        .ready();
                DriverHandle look = conveyor.startShadow(
                                DriverDefinition.of("look", "workflow"),
                                (message, context) -> DriverResult.success("seen"))
                        .ready()) {
            assertThat(demo.isReady()).isTrue();
            publish("resources.workflow");
            Await.until("both", () -> seen.size() == 2);
            assertThat(seen).containsExactlyInAnyOrder("demo built", "look seen");
            demo.close();
            assertThat(demo.isReady()).isFalse();
            assertThat(demo.await().succeeded()).isEqualTo(1);
            assertThat(demo.await().reason()).isEqualTo(Summary.Reason.STOPPED);
            assertThat(look.isReady()).as("the other goes on").isTrue();
            look.stop();
            assertThat(look.ended()
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS)
                            .succeeded())
                    .isEqualTo(1);
        }
    }

    @Test
    void aDriverThatCannotBeginSaysSoToWhomWaits() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (Conveyor conveyor = Conveyor.connect(options().store(file))) {
            DriverHandle handle = conveyor.start(DEMO, (message, context) -> DriverResult.success("built"));
            assertThatThrownBy(handle::ready).isInstanceOf(IOException.class);
            assertThatThrownBy(handle::await).isInstanceOf(IOException.class);
            handle.close();
            assertThatThrownBy(() -> conveyor.start(DriverDefinition.of("demo"), (message, context) -> null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void closingTheConnectionEndsTheDriver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Conveyor conveyor = Conveyor.connect(options());
        DriverHandle handle = conveyor.start(DEMO, (message, context) -> {
                    begun.countDown();
                    return DriverResult.success("built");
                })
                .ready();
        publish("resources.workflow");
        Await.latch(begun);
        conveyor.close();
        assertThat(handle.await().succeeded()).isEqualTo(1);
        assertThat(conveyor.start(DEMO, (message, context) -> null).await()).isEqualTo(Running.NOTHING);
    }
}
