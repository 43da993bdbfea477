package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.fakes.SlowServer;

/** A connection that took too long: the sentence tells how far the server let us come. */
final class ConnectProblemsTest {
    private static String sentence(String url, Optional<SSLContext> tls) {
        StreamServer server = new StreamServer(URI.create(url), Optional.empty(), "test", Optional.empty());
        ConnectProblems problems = new ConnectProblems(server, tls);
        problems.exceptionOccurred(null, new TimeoutException());
        return problems.why(new IOException("Unable to connect")).getMessage();
    }

    @Test
    void aServerThatSaysNothingIsNotTakenForNone() throws IOException {
        try (SlowServer silent = SlowServer.silent()) {
            assertThat(sentence("nats://" + silent.address(), Optional.empty()))
                    .isEqualTo(
                            "what answers at nats://" + silent.address()
                                    + " did not greet us within 10 s, as a NATS server "
                                    + "does: it is too busy, or another program; try again, or name another server with --nats");
        }
    }

    @Test
    void aHandshakeThatDoesNotEndIsNamedWithItsLimit() throws IOException {
        try (SlowServer slow = SlowServer.saying("INFO {\"tls_required\":true}\r\n")) {
            String beginning = "the server at tls://" + slow.address() + " answers, but ";
            assertThat(sentence("tls://" + slow.address(), Optional.of(Credentials.anonymousContext())))
                    .isEqualTo(beginning
                            + "the TLS handshake did not end within 10 s: it, this machine or the network is too "
                            + "busy; try again");
        }
    }

    @Test
    void whereNobodyListensThereIsNone() {
        assertThat(sentence("nats://127.0.0.1:1", Optional.empty())).startsWith("no NATS server answers at ");
    }
}
