package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.stream.CoreConnection.Arrived;

/** Our own client on a real server. */
final class LoopbackConnectionIT {
    private static final int LONGEST = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private NatsServer server;
    private LoopbackConnection connection;

    @BeforeEach
    void connect() throws Exception {
        server = NatsServer.start(folder);
        connection = LoopbackConnection.open(URI.create(server.url()), lost::add);
        connection.listen(arrived::add);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        server.close();
    }

    @Test
    void theLongestMessageAndASubjectBeyondAsciiCome() {
        byte[] longest = new byte[LONGEST];
        longest[LONGEST - 1] = 7;
        connection.subscribe("größe.日本.*");
        connection.publish("größe.日本.1", "", longest);
        Await.until("the message", () -> !arrived.isEmpty());
        assertThat(arrived.get(0).subject()).isEqualTo("größe.日本.1");
        assertThat(arrived.get(0).body()).isEqualTo(longest);
    }

    @Test
    void whatSeveralThreadsPublishComesWholeAndEachThreadsInItsOrderThoughTheyAreInterrupted() throws Exception {
        int threads = 8;
        int each = 2_000;
        connection.subscribe("from.*");
        List<Thread> publishing = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String subject = "from." + thread;
            publishing.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    connection.publish(subject, "", (i + " ".repeat(i % 300)).getBytes(StandardCharsets.US_ASCII));
                    Thread.currentThread().interrupt();
                }
            }));
        }
        publishing.forEach(Thread::start);
        for (Thread thread : publishing) {
            thread.join();
        }
        Await.until("all messages", () -> arrived.size() == threads * each);
        for (int thread = 0; thread < threads; thread++) {
            String subject = "from." + thread;
            List<String> bodies = arrived.stream()
                    .filter(message -> message.subject().equals(subject))
                    .map(message -> new String(message.body(), StandardCharsets.US_ASCII).strip())
                    .toList();
            assertThat(bodies).hasSize(each);
            for (int i = 0; i < each; i++) {
                assertThat(bodies.get(i)).isEqualTo(Integer.toString(i));
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void aRequestHasItsAnswerAndOneThatNobodyListensToIsCancelled() throws Exception {
        byte[] answer = connection
                .request("$JS.API.STREAM.INFO.messages", new byte[0], LIMIT)
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        Map<?, ?> info = ApiRequest.read(answer);
        assertThat(info.get("config")).isInstanceOf(Map.class);
        assertThatThrownBy(
                        () -> connection.request("nobody", new byte[0], LIMIT).get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aListenerMayPublishMoreThanTheServerTakesWhileItReadsNothing() throws Exception {
        int messages = 40;
        CountDownLatch seen = new CountDownLatch(messages);
        connection.listen(message -> {
            if (message.subject().equals("first")) {
                for (int i = 0; i < messages; i++) {
                    connection.publish("next", "", new byte[LONGEST]);
                }
            } else {
                seen.countDown();
            }
        });
        connection.subscribe("first");
        connection.subscribe("next");
        connection.publish("first", "", new byte[0]);
        Await.latch(seen);
    }

    @Test
    void theEndOfTheServerIsToldOnce() throws Exception {
        server.kill();
        Await.until("the sentence", () -> !lost.isEmpty());
        connection.close();
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0)).startsWith("the connection to the private event stream is lost: ");
    }
}
