package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.fakes.AnyServer;
import ug.open.conveyor.driver.fakes.Certificates;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.live.NatsBinary;
import ug.open.conveyor.driver.live.NatsServer;

/** Whether a server is there and as a Conveyor server is, on a real event stream. */
final class ServerStatusIT {
    private static final String NOWHERE = "nats://127.0.0.1:1";

    @TempDir
    private Path folder;

    private ServerScene it;

    @BeforeEach
    void starts() throws Exception {
        it = new ServerScene(folder);
    }

    @AfterEach
    void ends() throws Exception {
        it.close();
    }

    private Map<?, ?> status(int code, String... options) {
        String[] words = new String[options.length + 4];
        System.arraycopy(new String[] {"server", "status", "-o", "json"}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        return ServerScene.objects(it.scene.run(words).ends(code)).get(0);
    }

    private static Map<?, ?> stream(Map<?, ?> status, int number) {
        return (Map<?, ?>) ((List<?>) ((Map<?, ?>) status.get("stream")).get("streams")).get(number);
    }

    private static List<Object> problems(Map<?, ?> status) {
        return new ArrayList<>((List<?>) status.get("problems"));
    }

    @Test
    void allIsWell() throws Exception {
        it.consumer(ServerScene.durable("demo"));
        it.publish(2);
        it.scene
                .run("server")
                .ends(0)
                .prints(
                        "stream             " + it.server.url() + ": nats-server 2.",
                        "  messages         2 messages (",
                        "), 1 consumer\n  pipeline-engine  0 messages (0 B), 1 consumer\n",
                        "api                " + it.api.url() + ": healthy, round trip ",
                        "clock              ours",
                        "a token is refused from 30s ahead or 2m behind on\nall is well\n");
        Map<?, ?> status = status(0);
        assertThat(problems(status)).isEqualTo(List.of());
        assertThat(((Map<?, ?>) status.get("stream")).get("state")).isEqualTo("reachable");
        assertThat(stream(status, 0).get("messages")).isEqualTo(new BigDecimal(2));
        assertThat(stream(status, 2).get("differences")).isEqualTo(List.of());
        Map<?, ?> clock = (Map<?, ?>) status.get("clock");
        assertThat(((BigDecimal) clock.get("ahead_ms")).abs()).isLessThan(new BigDecimal(5000));
        assertThat(clock.get("refused_from_ahead_ms")).isEqualTo(new BigDecimal(30_000));
        assertThat(clock.get("refused_from_behind_ms")).isEqualTo(new BigDecimal(120_000));
    }

    @Test
    void aSettingThatIsNotAsAServerMakesItIsNamed() throws Exception {
        StreamConfiguration is = it.management.getStreamInfo("messages").getConfiguration();
        it.management.updateStream(
                StreamConfiguration.builder(is).maxAge(Duration.ofHours(1)).build());
        Map<?, ?> status = status(1);
        assertThat(stream(status, 0).get("differences"))
                .isEqualTo(List.of(Map.of("setting", "max_age", "wanted", "unlimited", "found", "1h")));
        assertThat(problems(status))
                .isEqualTo(
                        List.of("the stream messages has max_age 1h, and a Conveyor server makes it with unlimited"));
    }

    @Test
    void aStreamThatIsMissingIsTold() throws Exception {
        it.management.deleteStream("logs-engine");
        it.scene
                .run("server", "status")
                .ends(1)
                .says("conveyor-driver: the server has 1 problem\n")
                .prints("  logs-engine      missing\n", "problem            the server has no stream 'logs-engine'");
        assertThat(stream(status(1), 2).get("there")).isEqualTo(false);
    }

    @Test
    void anEngineThatIsGoneOrReplacedIsTold() throws Exception {
        it.management.deleteConsumer("pipeline-engine", "pipeline-engine");
        assertThat((String) problems(status(1)).get(0))
                .startsWith("the server's engine is not on the stream pipeline-engine");
        it.management.createConsumer(
                "pipeline-engine",
                ConsumerConfiguration.builder().durable("thief").build());
        assertThat((String) problems(status(1)).get(0))
                .startsWith(
                        "another consumer is on the stream pipeline-engine in the place of the server's engine: thief");
    }

    @Test
    void eachPartThatDoesNotAnswerIsToldAndTheOtherStillLookedAt() {
        Map<?, ?> status = status(5, "--nats", NOWHERE);
        assertThat(((Map<?, ?>) status.get("stream")).get("state")).isEqualTo("unreachable");
        assertThat(((Map<?, ?>) status.get("api")).get("health")).isEqualTo("healthy");
        assertThat(problems(status))
                .isEqualTo(List.of("no NATS server answers at " + NOWHERE
                        + "; start the Conveyor server, or name another one with --nats"));
        Map<?, ?> other = status(5, "--api", "http://127.0.0.1:1");
        assertThat(((Map<?, ?>) other.get("api")).get("state")).isEqualTo("unreachable");
        assertThat(((Map<?, ?>) other.get("stream")).get("state")).isEqualTo("reachable");
        it.scene.run("server", "drivers", "--nats", NOWHERE).ends(5).says("no NATS server answers at " + NOWHERE);
        it.scene.run("server", "leave", "demo", "--yes", "--nats", NOWHERE).ends(5);
        it.scene
                .run("server", "resource", "get", "a/b", "--api", "http://127.0.0.1:1")
                .ends(5);
    }

    @Test
    void anApiThatRefusesUsOrIsAnotherOneIsTold() {
        try (FakeApi api = FakeApi.start()) {
            assertThat((String)
                            problems(status(1, "--api", api.url().toString())).get(0))
                    .startsWith("there is no Conveyor API at " + api.url());
            api.answers("GET /health", 200, "{\"status\":\"\\u001b[31m\"}")
                    .answers("GET /resource-definitions/conveyor-driver", 500, "{\"error\":\"not found\"}");
            it.scene
                    .run("server", "status", "--api", api.url().toString())
                    .ends(1)
                    .prints("answers that it is \\e[31m, not healthy");
            api.answers("GET /resource-definitions/conveyor-driver", 401, "{\"error\":\"missing token\"}");
            assertThat((String)
                            problems(status(4, "--api", api.url().toString())).get(0))
                    .contains("give --cert and --key, or CONVEYOR_CERT and CONVEYOR_KEY");
        }
    }

    @Test
    void aServerWithoutJetStreamIsNone() throws Exception {
        try (NatsServer plain = NatsServer.plain(folder.resolve("plain"))) {
            assertThat(problems(status(1, "--nats", plain.url())))
                    .isEqualTo(
                            List.of(
                                    "the NATS server has no JetStream, which a Conveyor server has: it is another NATS server"));
            it.scene
                    .run("server", "drivers", "--nats", plain.url())
                    .ends(5)
                    .says("cannot list the drivers at " + plain.url() + ": the NATS server has no JetStream");
        }
    }

    @Test
    void aCertificateThatTheCaDidNotSignIsTold() throws Exception {
        Certificates made = Certificates.in(Files.createDirectory(folder.resolve("pki")));
        for (String name : List.of("server", "client")) {
            made.key(name + ".key", "ec -pkeyopt ec_paramgen_curve:P-256");
            made.certificate(name + ".pem", name + ".key", "ca", "subjectAltName=IP:127.0.0.1");
        }
        made.key("stranger.key", "ec -pkeyopt ec_paramgen_curve:P-256");
        made.openssl("req -x509 -new -key stranger.key -out stranger.pem -days 30 -subj /CN=stranger");
        CredentialFiles client =
                new CredentialFiles(Optional.of(made.file("ca.pem")), made.file("client.pem"), made.file("client.key"));
        CredentialFiles ours = new CredentialFiles(client.ca(), made.file("server.pem"), made.file("server.key"));
        try (NatsServer secured = NatsServer.secured(
                folder.resolve("secured"),
                ours,
                made.file("ca.pem"),
                AnyServer.with(Credentials.read(client, Instant.now())))) {
            String[] options = {
                "--nats",
                secured.url(),
                "--ca",
                "pki/stranger.pem",
                "--cert",
                "pki/client.pem",
                "--key",
                "pki/client.key"
            };
            Map<?, ?> status = status(4, options);
            assertThat(((Map<?, ?>) status.get("stream")).get("state")).isEqualTo("refused");
            assertThat((String) problems(status).get(0)).startsWith("no TLS connection to " + secured.url());
            options[3] = "pki/ca.pem";
            assertThat(((Map<?, ?>) status(1, options).get("stream")).get("state"))
                    .isEqualTo("reachable"); // nobody is the engine of that server
        }
    }

    @Test
    void aPrivateStreamIsNoConveyorServer() throws Exception {
        it.scene.tool.with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString());
        String port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = Integer.toString(socket.getLocalPort());
        }
        Running dev = Running.start(it.scene.tool.builder("dev", "--port", port), folder);
        dev.awaitOut("export NATS_URL");
        assertThat(problems(status(1, "--nats", "nats://127.0.0.1:" + port)))
                .singleElement()
                .asString()
                .startsWith("a session of conveyor-driver dev is there, with private streams, and no Conveyor server");
        Diagnosis.of(it.scene, "--nats", "nats://127.0.0.1:" + port)
                .has("event stream", "warn", "is a session of conveyor-driver dev, and no Conveyor server");
        dev.signal("TERM");
        assertThat(dev.outcome().code()).isZero();
    }
}
