package ug.open.conveyor.driver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.fakes.SlowServer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;

/** What goes wrong is a sentence. The server's words are those of a running one. */
final class ApiErrorsTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final FakeApi api = FakeApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aNameThatIsTakenIsNoFailureOfTheServer() {
        api.answers(
                "POST /resources/",
                500,
                error("Failed to insert resource: resource with name build-app and type "
                        + "flutter-builder already exists"));
        assertThat(created())
                .hasFieldOrPropertyWithValue("reason", Reason.ALREADY_EXISTS)
                .hasMessage("there is a resource flutter-builder/build-app already, and a server takes each name once: "
                        + "give another name, or delete it first");
    }

    @Test
    void aSpecThatDoesNotFitIsToldWithThePathInIt() {
        api.answers(
                "POST /resources/",
                400,
                error("Resource validation failed: validation failed: jsonschema: '/env/0' "
                        + "does not validate with file:///srv/conveyor/inline-schema#/properties/env/items/required: "
                        + "missing properties: 'value'"));
        assertThat(created())
                .hasFieldOrPropertyWithValue("reason", Reason.REFUSED)
                .hasMessage("the spec does not fit the schema of its resource definition: at spec/env/0: "
                        + "missing properties: 'value' (schema /properties/env/items/required)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | Failed to find resource definition: resource definition with name nodef not found "
                        + "| the server has no resource definition nodef: make it first",
                "500 | Failed to get pipeline: pipeline not found | the server has no such pipeline: make it first",
                "500 | Failed to publish resource event: nats: invalid subject | the server stored the resource but sent no event",
                "400 | Resource definition schema is required | the resource definition has no schema that works",
                "400 | Invalid request payload | the server cannot read the request (it says: Invalid request payload)",
                "503 | no upstream | does not answer: POST /resources/ is answered with 503: no upstream"
            })
    void whatTheServerSaysIsSaidOnWithWhatToDo(int status, String said, String sentence) {
        api.answers("POST /resources/", status, error(said));
        assertThat(created()).hasMessageContaining(sentence);
    }

    /** What a server says is text, on one line, and not more than can be read. */
    @Test
    void whatAServerSaysIsHarmlessAndCut() {
        String evil = "a\u001b[2J\nok  all is well\r\u009b1m\u202e\u2028" + "x".repeat(100_000);
        for (int status : new int[] {400, 401, 404, 431, 500, 503}) {
            api.answers("POST /resources/", status, Json.write(Map.of("error", evil)));
            assertHarmless(created());
            api.answers("POST /resources/", status, "text/plain", evil);
            assertHarmless(created());
        }
        assertThat(created()).hasMessageContaining("a\\e[2J\\nok  all is well\\r\\u009b1m\\u202e\\u2028xxx");
        api.answers("POST /resources/", 200, "{\"\u009b\n\u202e" + evil);
        assertHarmless(created());
    }

    private static void assertHarmless(Throwable thrown) {
        assertThat(thrown).isInstanceOf(ConveyorException.class);
        assertThat(thrown.getMessage().codePoints()).allMatch(Harmless::isShown);
        assertThat(thrown.getMessage()).hasSizeLessThan(1_500);
    }

    @Test
    void aPlaceWithoutTheApiIsSaid() {
        assertThat(created())
                .hasFieldOrPropertyWithValue("reason", Reason.REFUSED)
                .hasMessage("there is no Conveyor API at " + api.url() + ": POST /resources/ is answered with 404: "
                        + "Cannot POST /resources/; say where it is with --api or CONVEYOR_API_URL");
    }

    /** The place that a redirect names is a server's text: its host alone is shown, and nothing that a screen would obey. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://login.example.com/start?token=secret | , a redirect to https://login.example.com;",
                "http://user:secret@elsewhere:8081/ | , a redirect to http://elsewhere:8081;",
                "//other.example.com/x | , a redirect to http://other.example.com;",
                "http://a b/x | , a redirect to 'http://a b/x';",
                "mailto:someone | 301;",
                "'' | 301;"
            })
    void aRedirectIsToldWithItsHost(String location, String sentence) {
        api.redirects("POST /resources/", 301, location);
        Throwable refused = created();
        assertHarmless(refused);
        assertThat(refused)
                .hasFieldOrPropertyWithValue("reason", Reason.REFUSED)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secret");
        api.redirects("POST /resources/", 308, "/elsewhere");
        assertThat(created()).hasMessageContaining("is answered with 308, a redirect to " + api.url() + "; say where");
    }

    @Test
    void anAnswerThatIsNoneIsSaid() {
        api.answers("POST /resources/", 200, "text/html", "<html>");
        assertThat(created()).hasMessageStartingWith("what answers at " + api.url() + " is no Conveyor API");
        api.answers("POST /resources/", 200, "[]");
        assertThat(created()).hasMessageEndingWith("POST /resources/: expected a JSON object");
        api.answers("POST /resources/", 200, "{\"ok\":true}");
        assertThat(created()).hasMessageEndingWith("it has no runid");
        api.answers("GET /logs?runid=x", 200, "{}");
        assertThatThrownBy(() -> client(api.url()).logs("x", Optional.empty()))
                .hasFieldOrPropertyWithValue("reason", Reason.REFUSED)
                .hasMessageContaining("expected an array of log entries");
    }

    @Test
    void withoutATokenTheServersWishIsSaid() {
        api.answers("POST /resources/", 401, error("missing Authorization header"));
        assertThat(created())
                .hasFieldOrPropertyWithValue("reason", Reason.NOT_AUTHENTICATED)
                .hasMessage("the server at " + api.url() + " requires authentication (it says: missing Authorization "
                        + "header): give --cert and --key, or CONVEYOR_CERT and CONVEYOR_KEY");
    }

    @Test
    void nobodyThereIsSaidWithWhereToLook() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThatThrownBy(() -> client(nobody).definition("a"))
                .hasFieldOrPropertyWithValue("reason", Reason.UNREACHABLE)
                .hasMessage("no Conveyor server answers at " + nobody
                        + " (connection refused): start one, or say where it is " + "with --api or CONVEYOR_API_URL");
        assertThatThrownBy(() -> client(URI.create("http://nowhere.invalid:1")).definition("a"))
                .hasFieldOrPropertyWithValue("reason", Reason.UNREACHABLE)
                .hasMessageContaining("there is no host of this name");
    }

    @Test
    void whatSpeaksAnotherProtocolIsSaid() throws Exception {
        assertThat(answeredBy("INFO {\"server_id\":\"x\"}\r\n"))
                .hasFieldOrPropertyWithValue("reason", Reason.REFUSED)
                .hasMessageContaining("does not speak HTTP: perhaps it is https, or the port of the event stream");
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() throws Exception {
        try (SlowServer endless =
                SlowServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n" + " ".repeat(17 << 20))) {
            assertThatThrownBy(() ->
                            client(URI.create("http://" + endless.address())).health())
                    .hasFieldOrPropertyWithValue("reason", Reason.REFUSED)
                    .hasMessageEndingWith("GET /health: its answer has more than 16 MiB");
        }
    }

    @Test
    void anAnswerThatIsCutOffIsToldFromOneThatNeverCame() throws Exception {
        assertThat(answeredBy("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"))
                .hasMessageContaining("was lost at POST /resources/, in the middle of the answer");
        assertThat(answeredBy("")).hasMessageContaining(", before an answer came; perhaps it is https there");
    }

    @Test
    void aConnectionThatIsLostLeavesOpenWhetherItWasDone() throws Exception {
        assertThat(answeredBy(""))
                .hasFieldOrPropertyWithValue("reason", Reason.UNREACHABLE)
                .hasMessageContaining("was lost at POST /resources/")
                .hasMessageEndingWith("the server may have done it or not");
    }

    /** What comes of a server that answers with these bytes and hangs up. */
    private static Throwable answeredBy(String bytes) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try (Socket peer = socket.accept()) {
                    peer.getInputStream().read(new byte[8192]);
                    peer.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // the client saw enough
                }
            });
            server.start();
            URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort());
            Throwable thrown = catchThrowable(() -> client(url).createResource(BODY));
            server.join();
            return thrown;
        }
    }

    private Throwable created() {
        return catchThrowable(() -> client(api.url()).createResource(BODY));
    }

    private static ApiClient client(URI url) {
        return new ApiClient(url, Optional.empty(), Instant::now);
    }

    private static String error(String said) {
        return "{\"error\":\"" + said + "\"}";
    }
}
