package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.fakes.AnyServer;
import ug.open.conveyor.driver.fakes.Certificates;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.fakes.SlowServer;
import ug.open.conveyor.driver.live.NatsBinary;
import ug.open.conveyor.driver.live.NatsServer;

/** Each fault of a server and of the credentials for it is found; none of them shows a secret, and nothing changes on the server. */
final class DoctorServerIT {
    private static final String EC = "ec -pkeyopt ec_paramgen_curve:P-256";
    private static final String BOTH = "extendedKeyUsage=serverAuth,clientAuth";

    @TempDir
    private Path folder;

    private Scene scene;
    private FakeApi api;
    private NatsServer server;
    private Certificates made;

    @BeforeEach
    void aProjectAndAnApi() {
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString());
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: \"true\"\n");
        api = FakeApi.start()
                .answers("GET /health", 200, "{\"status\":\"healthy\"}")
                .answers(
                        "GET /resource-definitions/conveyor-driver",
                        500,
                        "{\"error\":\"resource definition conveyor-driver not found\"}");
    }

    @AfterEach
    void stopsTheServers() throws Exception {
        api.close();
        if (server != null) {
            server.close();
        }
    }

    private Diagnosis demo(String... words) {
        String[] line = new String[words.length + 1];
        line[0] = "demo";
        System.arraycopy(words, 0, line, 1, words.length);
        return Diagnosis.of(scene, line);
    }

    private NatsServer start() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        scene.tool
                .with("CONVEYOR_NATS_URL", server.url())
                .with("CONVEYOR_API_URL", api.url().toString());
        return server;
    }

    @Test
    void aHealthyServerIsWell() throws Exception {
        start();
        Diagnosis well = demo().isWell();
        assertThat(well.checks()).allMatch(check -> check.get("status").equals("ok"));
        well.has("API", "ok", api.url() + " answers in ")
                .has("API access", "ok")
                .has("clock", "ok", " s ")
                .has("event stream", "ok", server.url() + ", nats-server 2.", "with the streams of a Conveyor server")
                .has("driver name", "ok", "nobody uses demo; the server keeps 0 events");
    }

    @Test
    void noServerIsNeededUnlessOneIsNamed() {
        Diagnosis none = demo().isWell();
        none.has("API", "ok", "none is named").has("event stream", "ok", "none is named");
        demo("--nats", "nats://127.0.0.1:1").wrongAlone("event stream", "no NATS server answers at nats://127.0.0.1:1");
        scene.tool.with("CONVEYOR_API_URL", "http://127.0.0.1:1");
        Diagnosis gone = demo().wrongAlone("API", "no Conveyor server answers at http://127.0.0.1:1");
        assertThat(gone.mend("API")).contains("--api or CONVEYOR_API_URL");
        gone.has("event stream", "warn");
        assertThat(demo("--offline").isWell().has("server", "ok").looksAt("API"))
                .isFalse();
        scene.tool.with("CONVEYOR_API_URL", "localhost");
        demo().wrongAlone("server", "CONVEYOR_API_URL");
        scene.tool.with("CONVEYOR_API_URL", null);
        demo("--api", api.url() + "/no/such").wrongAlone("API", "there is no Conveyor API at");
    }

    @Test
    void anotherProcessOfTheDriverIsFoundAndNotDisturbed() throws Exception {
        start();
        Running joined = Running.start(scene.tool.builder("run", "demo", "--join"), folder);
        joined.awaitErr("joined as demo");
        Diagnosis beside = demo().isWell()
                .has("driver name", "warn", "another process takes part as demo already: ", "/" + joined.pid());
        assertThat(beside.mend("driver name")).startsWith("stop that process, or join under another name");
        joined.signal("TERM");
        assertThat(joined.outcome().code()).isZero();
        try (Connection connection = server.connect()) {
            connection.publish("resources.workflow", Scene.event("run-1").getBytes());
            connection.flush(Duration.ofSeconds(5));
            JetStreamManagement management = connection.jetStreamManagement();
            String before = management
                    .getConsumerInfo("messages", "demo")
                    .getConsumerConfiguration()
                    .toJson();
            demo().isWell().has("driver name", "ok", "nobody is attached as demo", "last of ", ": 1 events wait, 0");
            assertThat(management
                            .getConsumerInfo("messages", "demo")
                            .getConsumerConfiguration()
                            .toJson())
                    .isEqualTo(before);
            management.deleteConsumer("messages", "demo");
            management.createConsumer(
                    "messages",
                    ConsumerConfiguration.builder()
                            .durable("demo")
                            .filterSubject("resources.other")
                            .build());
        }
        demo().isWell().has("driver name", "warn", "the consumer demo listens to resources.other, not to");
    }

    @Test
    void anotherNatsServerIsFound() throws Exception {
        start().startEmpty();
        demo().wrongAlone(
                        "event stream",
                        "has no stream messages, pipeline-engine, logs-engine: it is no Conveyor server");
    }

    @Test
    void aServerThatDoesNotAnswerTakesSecondsAndLetsItselfBeInterrupted() throws Exception {
        try (SlowServer silent = SlowServer.silent()) {
            String[] words = {"--nats", "nats://" + silent.address(), "--api", "http://" + silent.address()};
            long begun = System.nanoTime();
            Diagnosis slow = demo(words);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
            slow.seen().ends(1);
            slow.has("API", "wrong", "did not answer GET /health within 10 s").has("event stream", "wrong");
            try (SlowServer other = SlowServer.silent()) {
                Running running =
                        Running.start(scene.tool.builder("doctor", "--nats", "nats://" + other.address()), folder);
                running.awaitOut("certificate");
                Installation.await("a connection", other::isAsked);
                running.signal("INT");
                assertThat(running.endsWithin(TimeUnit.SECONDS.toMillis(10))).isTrue();
                assertThat(running.outcome().code()).isEqualTo(130);
            }
        }
    }

    @Test
    void aClockThatDiffersIsFound() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minusSeconds(600).atOffset(ZoneOffset.UTC));
        try (SlowServer late = SlowServer.saying(
                "HTTP/1.1 200 OK\r\nDate: " + date + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")) {
            demo("--api", "http://" + late.address()).isWell().has("clock", "warn", "is 6", " s ahead of the server's");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aServerThatWantsATokenIsSaid() throws Exception {
        start();
        api.answers("GET /resource-definitions/conveyor-driver", 401, "{\"error\":\"missing token\"}");
        Diagnosis refused = demo().wrongAlone("API access", "requires authentication (it says: missing token)");
        assertThat(refused.mend("API access")).isEqualTo("give --cert and --key, or CONVEYOR_CERT and CONVEYOR_KEY");
    }

    // --- certificates

    private void certificates() throws Exception {
        made = Certificates.in(Files.createDirectory(folder.resolve("pki")));
        for (String name : List.of("server", "client")) {
            made.key(name + ".key", EC);
            made.certificate(name + ".pem", name + ".key", "ca", "subjectAltName=IP:127.0.0.1\n" + BOTH);
        }
    }

    private Diagnosis with(String ca, String cert, String key, String... more) {
        scene.tool
                .with("CONVEYOR_CA", "pki/" + ca)
                .with("CONVEYOR_CERT", "pki/" + cert)
                .with("CONVEYOR_KEY", "pki/" + key);
        Diagnosis seen = demo(more);
        assertThat(seen.seen().out()).doesNotContain("BEGIN", "PRIVATE KEY", keyText(key));
        return seen;
    }

    private String keyText(String key) {
        try {
            return Files.readAllLines(made.file(key)).get(1).substring(0, 20);
        } catch (IOException | RuntimeException e) {
            return "no such text";
        }
    }

    @Test
    void mutualTlsIsWellWithTheRightFiles() throws Exception {
        certificates();
        CredentialFiles ours =
                new CredentialFiles(Optional.of(made.file("ca.pem")), made.file("server.pem"), made.file("server.key"));
        server = NatsServer.secured(
                folder.resolve("nats"),
                ours,
                made.file("ca.pem"),
                AnyServer.with(Credentials.read(ours, Instant.now())));
        String[] there = {"--nats", server.url(), "--api", api.url().toString()};
        with("ca.pem", "client.pem", "client.key", there)
                .isWell()
                .has("certificate", "ok", "client.pem", "(EC)")
                .has("key usage", "ok")
                .has("chain", "ok", "signed by " + made.file("ca.pem"))
                .has("expiry", "ok", " days")
                .has("server TLS", "ok", "CN=server", " days")
                .has("event stream", "ok");
        made.key("stranger.key", EC);
        made.openssl("req -x509 -new -key stranger.key -out stranger.pem -days 30 -subj /CN=stranger");
        with("ca.pem", "stranger.pem", "stranger.key", there)
                .wrongAlone("event stream", "refuses the certificate " + made.file("stranger.pem"))
                .has("chain", "warn", "is not signed by " + made.file("ca.pem"));
        scene.tool.with("CONVEYOR_CA", null).with("CONVEYOR_CERT", null).with("CONVEYOR_KEY", null);
        demo(there).wrongAlone("event stream", "wants TLS");
    }

    @Test
    void filesThatCannotBeUsedAreFound() throws Exception {
        certificates();
        with("ca.pem", "client.pem", "server.key")
                .wrongAlone("certificate", "is not the key of the first certificate in");
        with("ca.pem", "client.pem", "none.key").wrongAlone("certificate", "none.key (--key) is not there");
        Files.writeString(made.file("odd.key"), "-----BEGIN PRIVATE KEY-----\nMIIodd\n-----END PRIVATE KEY-----\n");
        with("ca.pem", "client.pem", "odd.key").wrongAlone("certificate", "has a key that this JDK cannot read");
        Files.createDirectory(made.file("folder.key"));
        with("ca.pem", "client.pem", "folder.key").wrongAlone("certificate", "folder.key (--key) is a folder");
        made.openssl("req -new -key client.key -out request -subj /CN=late");
        made.openssl("x509 -req -in request -CA ca.pem -CAkey ca.key -CAcreateserial -days -1 -out expired.pem");
        Diagnosis late = with("ca.pem", "expired.pem", "client.key").wrongAlone("certificate", "CN=late expired at ");
        assertThat(late.mend("certificate")).isEqualTo("get a new one");
        made.openssl("x509 -req -in request -CA ca.pem -CAkey ca.key -CAcreateserial -days 5 -out soon.pem");
        with("ca.pem", "soon.pem", "client.key").isWell().has("expiry", "warn", "CN=late is valid until ", " 4 days");
        made.certificate("clients.pem", "client.key", "ca", "extendedKeyUsage=clientAuth");
        with("ca.pem", "clients.pem", "client.key").wrongAlone("key usage", "lacks serverAuth or clientAuth");
        made.joined("mixed.pem", "client.pem", "server.pem");
        with("ca.pem", "mixed.pem", "client.key")
                .has("chain", "wrong", "CN=client, O=Conveyor is not signed by the next one");
    }

    @Test
    void noSecretIsShown() throws Exception {
        certificates();
        String password = "hunter22";
        scene.tool
                .with("CONVEYOR_KEY", Files.readString(made.file("client.key")))
                .with("CONVEYOR_CERT", made.file("client.pem").toString())
                .with("CONVEYOR_NATS_URL", "nats://user:" + password + "@127.0.0.1:1")
                .with("CONVEYOR_NATS_ULR", password);
        Diagnosis seen = demo().wrongAlone("certificate", "--key (or CONVEYOR_KEY) is the text of a PEM file");
        Seen text = scene.run("doctor", "--verbose").ends(1);
        scene.tool.with("CONVEYOR_KEY", null).with("CONVEYOR_CERT", null);
        Seen unreachable = scene.run("doctor").ends(1).prints("nats://user:***@127.0.0.1:1");
        Seen token = scene.run("doctor", "--nats", "nats://" + password + "@127.0.0.1:1")
                .ends(1);
        for (Seen each : List.of(seen.seen(), text, unreachable, token)) {
            each.doesNotPrint(password, "BEGIN", keyText("client.key")).doesNotSay(password, "BEGIN");
        }
    }
}
