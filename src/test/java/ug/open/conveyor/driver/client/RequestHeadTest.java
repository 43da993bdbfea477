package ug.open.conveyor.driver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.fakes.Certificates;
import ug.open.conveyor.driver.fakes.FakeApi;

/** A server takes 4,096 bytes of request line and headers. */
final class RequestHeadTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void theHeadIsOfTheLengthThatWasReckoned(String method) throws Exception {
        Request request = new Request(method, "/resources/a/b", method.equals("POST") ? new byte[123] : null);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/base");
            CompletableFuture<String> head = CompletableFuture.supplyAsync(() -> head(socket));
            Exchange exchange = new Exchange(url, Optional.of(credentials(0)), Instant::now, TimeLimit.DEFAULT);
            catchThrowable(() -> exchange.send(request));
            String sent = head.get(20, TimeUnit.SECONDS);
            int reckoned = exchange.head(request, exchange.headers(request));
            // a signature on a curve is of one length; Content-Length is reckoned for a body that is not there, too
            assertThat(reckoned - sent.length()).isBetween(0, "Content-Length: 0\r\n".length());
            assertThat(sent).doesNotContain("Upgrade").startsWith(method + " /base/resources/a/b HTTP/1.1\r\n");
        }
    }

    @Test
    void aHeadThatIsTooLongIsSaidBeforeItIsSent() {
        Credentials credentials = credentials(3);
        try (FakeApi api = FakeApi.start()) {
            ApiClient client = new ApiClient(api.url(), Optional.of(credentials), Instant::now);
            assertThatThrownBy(() -> client.logs("x", Optional.empty()))
                    .hasFieldOrPropertyWithValue("reason", Reason.NOT_AUTHENTICATED)
                    .hasMessageStartingWith("a request to " + api.url() + " with the certificates of "
                            + folder.resolve("chain.pem") + " (--cert) is too long (the head of a request would have ")
                    .hasMessageContaining("takes 4096. Use an EC certificate");
            assertThat(api.asked()).isEmpty();
        }
    }

    @Test
    void aServerThatSaysSoIsBelieved() {
        try (FakeApi api = FakeApi.start()) {
            api.answers("GET /logs?runid=x", 431, "text/plain", "Request Header Fields Too Large");
            ApiClient client = new ApiClient(api.url(), Optional.empty(), Instant::now);
            assertThatThrownBy(() -> client.logs("x", Optional.empty()))
                    .hasFieldOrPropertyWithValue("reason", Reason.NOT_AUTHENTICATED)
                    .hasMessageContaining("is too long (Request Header Fields Too Large)");
        }
    }

    /** An EC leaf, and behind it that number of intermediates with large keys. */
    private Credentials credentials(int intermediates) {
        Certificates made = Certificates.in(folder);
        made.key("client.key", "ec -pkeyopt ec_paramgen_curve:P-256");
        String issuer = "ca";
        String[] parts = new String[intermediates + 1];
        for (int i = intermediates; i > 0; i--) {
            made.key("middle" + i + ".key", "rsa -pkeyopt rsa_keygen_bits:2048");
            made.certificate("middle" + i + ".pem", "middle" + i + ".key", issuer, "basicConstraints=CA:TRUE");
            issuer = "middle" + i;
            parts[i] = issuer + ".pem";
        }
        made.certificate("client.pem", "client.key", issuer, "basicConstraints=CA:FALSE");
        parts[0] = "client.pem";
        Path chain = made.joined("chain.pem", parts);
        return Credentials.read(new CredentialFiles(Optional.empty(), chain, made.file("client.key")), Instant.now());
    }

    private static String head(ServerSocket socket) {
        try (Socket peer = socket.accept()) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            InputStream in = peer.getInputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                head.write(in.read());
            }
            peer.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return head.toString(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
