package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.OnFull;
import ug.open.conveyor.driver.store.write.SessionInfo;

/** A driver that is joined for long: what it needs of memory and disk does not grow with what it has seen. */
final class LongSessionIT {
    private static final int MOST_WAITING = 5_000;
    private static final long SLACK = 8L << 20;
    private static final long KEPT = 96L << 20;
    private static final long SEGMENT = 64L << 20;
    private static final DriverDefinition DRIVER =
            new DriverDefinition("long", List.of("workflow"), Set.of("*"), Duration.ofMinutes(1), 8, Retry.NEVER);

    @TempDir
    private Path folder;

    private final List<String> warned = new CopyOnWriteArrayList<>();
    private final AtomicLong done = new AtomicLong();
    private NatsServer server;
    private EventStream stream;
    private long early;
    private long late;

    @BeforeEach
    void connects() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        stream = EventStream.connect(Servers.at(URI.create(server.url()), "test"), Time.system(), warned::add);
    }

    @AfterEach
    void stops() throws Exception {
        stream.close();
        server.close();
    }

    @Test
    void memoryIsFlatOverTenThousandEvents() throws Exception {
        lasts(10_000);
    }

    @Test
    @Tag("soak")
    void memoryIsFlatOver500000EventsAndTheStoreKeepsItsLimit() throws Exception {
        lasts(500_000);
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(bytes).isBetween(SEGMENT / 2, KEPT + 2 * SEGMENT);
        }
    }

    private void lasts(int events) throws Exception {
        Summary summary;
        try (Journal journal = store();
                EventSource source = stream.join(Join.as(DRIVER, "test"));
                LogPublisher logs = stream.publishLogs(warned::add)) {
            Thread sending = new Thread(() -> send(events), "sends events");
            sending.start();
            summary = DriverManager.of(DRIVER, (message, context) -> {
                        context.logger().info("begins with " + message.runId());
                        context.logger().info("is done");
                        return DriverResult.success("done");
                    })
                    .mode(Mode.LIVE)
                    .time(Time.system())
                    .journal(journal)
                    .toTree(Json::tree)
                    .listener(logs)
                    .listener(measuring(events))
                    .maxEvents(events)
                    .build()
                    .run(source);
            sending.join();
        }
        assertThat(summary.events()).isEqualTo(events);
        assertThat(warned).isEmpty();
        try (Connection connection = server.connect()) {
            assertThat(stored(connection, "pipeline-engine")).isEqualTo(events);
            assertThat(stored(connection, "logs-engine")).isEqualTo(2L * events);
        }
        assertThat(late).as("bytes in use, %d after the first tenth", early).isLessThan(early + SLACK);
    }

    private Journal store() throws IOException {
        Retention kept = new Retention(OptionalInt.empty(), Optional.empty(), OptionalLong.of(KEPT), 0);
        return RunStore.at(folder.resolve("store"))
                .open(new SessionInfo("test", DRIVER.name(), Mode.LIVE, Time.system(), kept, OnFull.STOP, warned::add));
    }

    private RunListener measuring(int events) {
        return new RunListener() {
            @Override
            public void finished(Attempt attempt) {
                long count = done.incrementAndGet();
                if (count == events / 10) {
                    early = inUse();
                } else if (count == events * 9L / 10) {
                    late = inUse();
                }
            }
        };
    }

    private static long inUse() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void send(int events) {
        try (Connection connection = server.connect()) {
            for (int i = 1; i <= events; i++) {
                while (i - done.get() > MOST_WAITING) {
                    LockSupport.parkNanos(1_000_000);
                }
                connection.publish("resources.workflow", event(i).getBytes(StandardCharsets.UTF_8));
            }
            connection.flush(Duration.ofSeconds(10));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String event(int i) {
        return "{\"event\":\"create\",\"run_id\":\"run-%d\",\"id\":\"%d\",\"payload\":{\"id\":\"%d\",\"name\":\"app-%d\",\"resource\":\"workflow\"}}"
                .formatted(i, i, i, i % 1_000);
    }

    private static long stored(Connection connection, String stream) throws Exception {
        return connection
                .jetStreamManagement()
                .getStreamInfo(stream)
                .getStreamState()
                .getMsgCount();
    }
}
