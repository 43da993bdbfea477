package ug.open.conveyor.driver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.fakes.Certificates;

/** An API behind TLS that wants a certificate: what {@link Credentials#sslContext} is made for. */
final class TlsTest {
    @TempDir
    static Path folder;

    private static Certificates made;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws IOException {
        made = Certificates.in(folder);
        made.key("server.key", "ec -pkeyopt ec_paramgen_curve:P-256");
        made.certificate("server.pem", "server.key", "ca", "subjectAltName=IP:127.0.0.1");
        made.key("rsa.key", "rsa -pkeyopt rsa_keygen_bits:2048");
        made.key("ec.key", "ec -pkeyopt ec_paramgen_curve:P-384");
        made.certificate("rsa.pem", "rsa.key");
        made.certificate("ec.pem", "ec.key");
        made.openssl("req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 2 -subj /CN=Other");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(credentials("ca.pem", "server").sslContext()) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                        wanted.setNeedClientAuth(true);
                        parameters.setSSLParameters(wanted);
                    }
                });
        byte[] none = "[]".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, none.length);
            exchange.getResponseBody().write(none);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void bothSidesShowACertificateOfTheCa(String name) throws InterruptedException {
        assertThat(client(credentials("ca.pem", name)).logs("x", Optional.empty()))
                .isEmpty();
    }

    @Test
    void aServerOfAnotherCaIsRefusedAndTheFileNamed() {
        assertThatThrownBy(() -> client(credentials("other.pem", "rsa")).logs("x", Optional.empty()))
                .hasFieldOrPropertyWithValue("reason", Reason.NOT_AUTHENTICATED)
                .hasMessageStartingWith("no TLS connection to https://127.0.0.1:")
                .hasMessageEndingWith(
                        "its certificate must be signed by " + made.file("other.pem") + " (--ca) and name this host");
    }

    @Test
    void aServerWhoseCertificateNamesAnotherHostIsRefused() {
        URI other = URI.create("https://localhost:" + server.getAddress().getPort());
        ApiClient client = new ApiClient(other, Optional.of(credentials("ca.pem", "ec")), Instant::now);
        assertThatThrownBy(() -> client.logs("x", Optional.empty()))
                .hasFieldOrPropertyWithValue("reason", Reason.NOT_AUTHENTICATED)
                .hasMessageContaining("and name this host");
    }

    @Test
    void tlsToAServerWithoutItIsSaid() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (Socket peer = plain.accept()) {
                    peer.getInputStream().read(new byte[8192]);
                    peer.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // the client saw enough
                }
            });
            answering.start();
            URI url = URI.create("https://127.0.0.1:" + plain.getLocalPort());
            ApiClient client = new ApiClient(url, Optional.of(credentials("ca.pem", "ec")), Instant::now);
            assertThatThrownBy(() -> client.logs("x", Optional.empty()))
                    .hasFieldOrPropertyWithValue("reason", Reason.NOT_AUTHENTICATED)
                    .hasMessageStartingWith("what answers at " + url + " speaks no TLS");
            answering.join();
        }
    }

    @Test
    void plainHttpToAServerWithTlsIsSaid() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        ApiClient client = new ApiClient(url, Optional.empty(), Instant::now);
        assertThatThrownBy(() -> client.logs("x", Optional.empty()))
                .isInstanceOf(ConveyorException.class) // a first byte may come before the end, or none
                .hasMessageContaining("perhaps it is https");
    }

    private static ApiClient client(Credentials credentials) {
        URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        return new ApiClient(url, Optional.of(credentials), Instant::now);
    }

    private static Credentials credentials(String ca, String name) {
        CredentialFiles files =
                new CredentialFiles(Optional.of(made.file(ca)), made.file(name + ".pem"), made.file(name + ".key"));
        return Credentials.read(files, Instant.now());
    }
}
