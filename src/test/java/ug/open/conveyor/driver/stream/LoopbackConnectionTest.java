package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.FreePort;
import ug.open.conveyor.driver.fakes.SlowServer;

/** A server that is none, or ends the connection: the session hears of it in a sentence, once. */
final class LoopbackConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String INFO =
            "INFO {\"version\":\"2.11.11\",\"client_id\":5,\"max_payload\":1024,\"jetstream\":true}\r\n";

    private final List<String> lost = new CopyOnWriteArrayList<>();

    private LoopbackConnection open(SlowServer server, Duration limit) throws Exception {
        return LoopbackConnection.open(URI.create("nats://" + server.address()), limit, lost::add);
    }

    @Test
    void aServerThatSaysNothingHasATimeLimit() throws Exception {
        try (SlowServer server = SlowServer.silent()) {
            assertThatThrownBy(() -> open(server, SHORT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no NATS server introduces itself there within");
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void nobodyThereIsToldByTheSystemsWords() throws IOException {
        URI nobody = URI.create("nats://127.0.0.1:" + FreePort.find());
        assertThatThrownBy(() -> LoopbackConnection.open(nobody, lost::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("refused");
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 400 Bad Request | not of NATS' protocol",
                "INFO nothing             | what the server answers cannot be read",
                "MSG a 1 0                | a message before it introduces itself"
            })
    void whoeverIsNoServerIsNotConnectedTo(String says, String told) throws Exception {
        try (SlowServer server = SlowServer.saying(says + "\r\n\r\n")) {
            assertThatThrownBy(() -> open(server, Duration.ofSeconds(10)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(told);
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void aLineThatCannotBeReadEndsTheConnectionWithASentence() throws Exception {
        try (SlowServer server = SlowServer.saying(INFO + "-ERR 'Stale Connection'\r\nNONSENSE\r\n")) {
            LoopbackConnection connection = open(server, Duration.ofSeconds(10));
            Await.until("the sentence", () -> !lost.isEmpty());
            assertThat(lost)
                    .containsExactly("the connection to the private event stream is lost: the server sends what is"
                            + " not of NATS' protocol: NONSENSE: the server says 'Stale Connection'");
            assertThatThrownBy(() -> connection.publish("a", "", new byte[0]))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aRequestThatIsOutWhenTheConnectionEndsIsCancelled() throws Exception {
        try (SlowServer server = SlowServer.saying(INFO)) {
            LoopbackConnection connection = open(server, Duration.ofSeconds(10));
            CompletableFuture<byte[]> answer = connection.request("$JS.API.INFO", new byte[0], SHORT);
            connection.close();
            assertThatThrownBy(answer::get).isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> connection.request("$JS.API.INFO", new byte[0], SHORT))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(lost).as("since it was closed").isEmpty();
    }

    @Test
    void whatTheServerWouldTakeForAViolationIsNotSent() throws Exception {
        try (SlowServer server = SlowServer.saying(INFO);
                LoopbackConnection connection = open(server, Duration.ofSeconds(10))) {
            assertThat(connection.server()).isEqualTo(new ServerIntroduction("2.11.11", 5, 1024, true));
            for (String subject : List.of("", "a b", "a\r\nPUB b 0\r\n", "a\t")) {
                assertThatThrownBy(() -> connection.publish(subject, "", new byte[0]))
                        .as(subject)
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> connection.publish("a", "", new byte[1025]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
