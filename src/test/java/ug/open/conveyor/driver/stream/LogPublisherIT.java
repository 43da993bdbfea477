package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import io.nats.client.api.StreamConfiguration;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.wire.LogEntries;

/** What a driver logs is stored by the server and seen live, in its order; what is not is told. */
final class LogPublisherIT {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    private final List<String> warned = new CopyOnWriteArrayList<>();
    private final List<String> states = new CopyOnWriteArrayList<>();
    private NatsServer server;
    private Connection connection;
    private EventStream stream;

    @BeforeEach
    void connects() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        connection = Nats.connect(new Options.Builder()
                .server(server.url())
                .supportUTF8Subjects()
                .noReconnect()
                .build());
        stream = EventStream.connect(Servers.at(URI.create(server.url()), "test"), Time.system(), states::add);
    }

    @AfterEach
    void stops() throws Exception {
        stream.close();
        connection.close();
        server.close();
    }

    private static Attempt attempt(long number, String runId, Mode mode) {
        return new Attempt(
                number, number, runId, "d", "workflow", "app", "p", "create", 1, mode, THEN, Optional.empty());
    }

    private static void log(LogPublisher logs, Attempt of, String message) {
        logs.logged(
                of,
                new LogEntry(
                        of.runId(), "d", "p", THEN, Level.WARN, message, Map.of("step", 3, "driver", "no"), 0, ""));
    }

    private static void log(LogPublisher logs, String runId, String message) {
        log(logs, attempt(1, runId, Mode.LIVE), message);
    }

    private List<String> stored() throws Exception {
        return stored(connection);
    }

    private static List<String> stored(Connection connection) throws Exception {
        List<String> bodies = new ArrayList<>();
        long last = connection
                .jetStreamManagement()
                .getStreamInfo("logs-engine")
                .getStreamState()
                .getLastSequence();
        for (long i = 1; i <= last; i++) {
            byte[] body = connection
                    .jetStreamManagement()
                    .getMessage("logs-engine", i)
                    .getData();
            bodies.add(new String(body, StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static LogEntry read(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return LogEntries.read(bytes, 0, bytes.length);
    }

    @Test
    void linesArriveOnBothSubjectsInTheirOrder() throws Exception {
        Subscription live = connection.subscribe("live.logs.run-1.d");
        connection.flush(Duration.ofSeconds(5));
        int lines = 1_500;
        try (LogPublisher logs = stream.publishLogs(warned::add)) {
            for (int i = 0; i < lines; i++) {
                log(logs, "run-1", "line " + i);
            }
            assertThat(logs.flush(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(warned).isEmpty();
        List<String> stored = stored();
        assertThat(stored.get(0))
                .contains("\"runid\":\"run-1\",\"driver\":\"d\",\"pipeline\":\"p\","
                        + "\"timestamp\":\"2026-01-02T03:04:05.000000Z\",\"level\":\"warn\",\"message\":\"line 0\"")
                .contains("\"step\":3", "\"label.driver\":\"no\"");
        assertThat(stored).hasSize(lines);
        Instant before = THEN.minusSeconds(1);
        for (int i = 0; i < lines; i++) {
            LogEntry entry = read(stored.get(i));
            assertThat(entry.message()).isEqualTo("line " + i);
            assertThat(entry.timestamp()).isAfter(before);
            before = entry.timestamp();
            assertThat(new String(live.nextMessage(5_000).getData(), StandardCharsets.UTF_8))
                    .isEqualTo(stored.get(i));
        }
    }

    @Test
    void timesRiseOverTheAttemptsOfARun() throws Exception {
        try (LogPublisher logs = stream.publishLogs(warned::add)) {
            List<Thread> threads = new ArrayList<>();
            for (int number = 1; number <= 3; number++) {
                Attempt attempt = attempt(number, "run-1", Mode.LIVE);
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 100; i++) {
                        log(logs, attempt, "line");
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        List<Instant> times =
                stored().stream().map(body -> read(body).timestamp()).toList();
        assertThat(times).hasSize(300).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aRunIdThatIsNoSubjectPublishesNothing() throws Exception {
        try (LogPublisher logs = stream.publishLogs(warned::add)) {
            for (String runId : List.of(
                    "", "a.b", "*", ">", "a b", "a\tb", "a\u0000", "a\u2003b", "x".repeat(257), "é".repeat(200))) {
                warned.clear();
                log(logs, runId, "line");
                log(logs, runId, "line");
                assertThat(warned).as(runId).hasSize(1);
                assertThat(warned.get(0)).contains("cannot be part of a subject");
            }
            log(logs, "größe|1", "line");
        }
        assertThat(stored()).hasSize(1);
        assertThat(connection.jetStreamManagement().getMessage("logs-engine", 1).getSubject())
                .isEqualTo("logs.größe|1");
        assertThat(states).isEmpty();
    }

    @Test
    void onlyALiveAttemptPublishes() throws Exception {
        try (LogPublisher logs = stream.publishLogs(warned::add)) {
            log(logs, attempt(1, "run-1", Mode.SHADOW), "line");
            log(logs, attempt(2, "run-1", Mode.OFFLINE), "line");
        }
        assertThat(stored()).isEmpty();
    }

    /** Each of its characters has six bytes on the wire. */
    @Test
    void aLineThatIsTooLongIsCut() throws Exception {
        String line = "\u0001".repeat(LogEntry.MAX_MESSAGE - 4) + "\ud83d\ude00";
        try (LogPublisher logs = stream.publishLogs(warned::add)) {
            log(logs, "run-1", line);
        }
        List<LogEntry> parts = stored().stream().map(LogPublisherIT::read).toList();
        assertThat(parts).hasSizeBetween(2, 4);
        assertThat(parts.stream().map(LogEntry::message).collect(Collectors.joining()))
                .isEqualTo(line);
        assertThat(warned).isEmpty();
    }

    @Test
    void labelsThatAreTooLongAreLeftOut() throws Exception {
        try (LogPublisher logs = stream.publishLogs(warned::add)) {
            logs.logged(
                    attempt(1, "run-1", Mode.LIVE),
                    new LogEntry(
                            "run-1", "d", "p", THEN, Level.WARN, "line", Map.of("error", "x".repeat(2 << 20)), 0, ""));
        }
        assertThat(stored()).hasSize(1);
        assertThat(read(stored().get(0)).message()).isEqualTo("line");
        assertThat(stored().get(0)).contains("labels_left_out");
        assertThat(warned).isEmpty();
    }

    @Test
    void linesThatNobodyConfirmedAreTold() throws Exception {
        LogPublisher logs = stream.publishLogs(warned::add);
        log(logs, "run-1", "line");
        assertThat(logs.flush(Duration.ofSeconds(20))).isTrue();
        server.kill();
        for (int i = 0; i < 7; i++) {
            log(logs, "run-1", "lost");
        }
        logs.close();
        logs.close();
        log(logs, "run-1", "late");
        assertThat(warned)
                .containsExactly("7 log lines were not confirmed by the server at " + server.url()
                        + " and may be missing there (no answer yet); the run store has them");
    }

    @Test
    void aServerWithoutTheStreamConfirmsNone() throws Exception {
        connection.jetStreamManagement().deleteStream("logs-engine");
        LogPublisher logs = stream.publishLogs(warned::add);
        log(logs, "run-1", "line");
        logs.close();
        assertThat(warned).hasSize(1);
        assertThat(warned.get(0)).startsWith("1 log line was not confirmed").contains("no answer");
    }

    @Test
    void aLineThatNobodyTookYetIsSentAgain() throws Exception {
        JetStreamManagement management = connection.jetStreamManagement();
        StreamConfiguration stored = management.getStreamInfo("logs-engine").getConfiguration();
        management.deleteStream("logs-engine");
        try (LogPublisher logs = stream.publishLogs(warned::add)) {
            log(logs, "run-1", "line");
            assertThat(logs.flush(Duration.ofMillis(100))).isFalse();
            management.addStream(stored);
            assertThat(logs.flush(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(warned).isEmpty();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void theDriverWaitsWhereTooManyAreNotConfirmed() throws Exception {
        LogPublisher.Limits limits =
                new LogPublisher.Limits(3, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(20));
        try (LogPublisher logs = stream.publishLogs(limits, warned::add)) {
            log(logs, "run-1", "line 0");
            assertThat(logs.flush(Duration.ofSeconds(20))).isTrue();
            server.kill();
            Await.until("the loss", () -> states.size() == 1);
            for (int i = 1; i <= 3; i++) {
                log(logs, "run-1", "line " + i);
            }
            Thread driver = new Thread(() -> log(logs, "run-1", "line 4"));
            driver.start();
            Await.until("the driver to wait", () -> driver.getState() == Thread.State.TIMED_WAITING);
            server.start();
            driver.join(20_000);
            assertThat(logs.flush(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(warned).isEmpty();
        try (Connection again = server.connect()) {
            assertThat(stored(again).stream().map(body -> read(body).message()))
                    .containsExactlyInAnyOrder("line 0", "line 1", "line 2", "line 3", "line 4");
        }
    }

    @Test
    void whoWaitedInVainDoesNotWaitAgain() throws Exception {
        LogPublisher.Limits limits =
                new LogPublisher.Limits(2, Duration.ofMillis(200), Duration.ofSeconds(60), Duration.ofMillis(100));
        LogPublisher logs = stream.publishLogs(limits, warned::add);
        server.kill();
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            log(logs, "run-1", "line");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        logs.close();
        assertThat(warned.get(0)).startsWith("100 log lines were not confirmed");
    }
}
