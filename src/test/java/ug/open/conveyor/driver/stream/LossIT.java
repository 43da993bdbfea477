package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Time;

/** What a tap loses after all is counted and said. */
final class LossIT {
    private static final String END = "end";

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private NatsServer server;
    private EventStream stream;

    @BeforeEach
    void connects() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        stream = EventStream.connect(Servers.at(URI.create(server.url()), "test"), Time.system(), state -> {});
    }

    @AfterEach
    void stops() throws Exception {
        stream.close();
        server.close();
    }

    private EventSource shadow(Path spool) throws StreamException {
        return stream.shadow(DriverDefinition.of("d", "workflow"), spool, said::add);
    }

    private static int seenUntilTheEnd(EventSource source) throws Exception {
        for (int seen = 0; ; seen++) {
            byte[] body = source.next().orElseThrow().envelope().body();
            if (new String(body, StandardCharsets.UTF_8).equals(END)) {
                return seen;
            }
        }
    }

    private static void publish(Connection connection, String subject, String body) throws Exception {
        connection.jetStream().publish(subject, body.getBytes(StandardCharsets.UTF_8));
    }

    private long number(String sentence) {
        return said.stream()
                .map(Pattern.compile(sentence)::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .reduce(0, (before, last) -> last);
    }

    @Test
    void whatTheSpoolFileDoesNotTakeIsCounted() throws Exception {
        int sent = 40;
        EventSource source = shadow(Files.createFile(folder.resolve("spool")));
        try (Connection connection = server.connect()) {
            for (int i = 0; i < sent; i++) {
                publish(connection, "resources.workflow", "x".repeat(200_000));
            }
            FutureTask<Integer> reading = new FutureTask<>(() -> seenUntilTheEnd(source));
            new Thread(reading).start();
            Await.until("the sentence", () -> !said.isEmpty());
            publish(connection, "resources.workflow", END);
            int seen = reading.get();
            source.close();
            assertThat(seen).isBetween(1, sent - 1);
            assertThat(number("^(\\d+) events were lost: \\1 could not be written to the spool file"))
                    .isEqualTo(sent - seen);
        }
    }

    @Test
    void whatWentByInAGapIsCounted() throws Exception {
        try (EventSource source = shadow(folder.resolve("spool"))) {
            FutureTask<Integer> reading = new FutureTask<>(() -> seenUntilTheEnd(source));
            try (Connection before = server.connect()) {
                publish(before, "resources.workflow", "seen");
                publish(before, "resources.other", "not for it");
            }
            new Thread(reading).start();
            server.kill();
            server.start();
            try (Connection after = server.connect()) {
                for (int i = 0; i < 5; i++) {
                    publish(after, "resources.workflow", "perhaps before the tap is back");
                }
                Await.until("what the gap was", () -> !said.isEmpty());
                publish(after, "resources.workflow", END);
            }
            int seen = reading.get();
            assertThat(said).hasSize(1);
            assertThat(number(": at most (\\d+) events? of the stream, of all resource types, w(?:as|ere) missed"))
                    .isBetween(
                            6L - seen, 7L - seen); // with the one of another type where that came after the last look
        }
    }
}
