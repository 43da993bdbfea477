package ug.open.conveyor.driver.installed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import ug.open.conveyor.driver.live.NatsServer;

/** Mutual TLS with a real event stream, and each way in which it does not come about: exit code 4, and the file or setting named. */
final class TlsRunIT {
    private static final String EC = "ec -pkeyopt ec_paramgen_curve:P-256";

    @TempDir
    private Path folder;

    private Certificates made;
    private Scene scene;
    private NatsServer server;

    @BeforeEach
    void makesCertificates() throws IOException {
        made = Certificates.in(Files.createDirectory(folder.resolve("pki")));
        for (String name : List.of("server", "client")) {
            made.key(name + ".key", EC);
            made.certificate(name + ".pem", name + ".key", "ca", "subjectAltName=IP:127.0.0.1");
        }
        scene = new Scene(folder);
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: \"true\"\n");
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private CredentialFiles files(String name) {
        return new CredentialFiles(
                Optional.of(made.file("ca.pem")), made.file(name + ".pem"), made.file(name + ".key"));
    }

    private String secured(String name) throws Exception {
        Credentials test = Credentials.read(files("client"), Instant.now());
        server = NatsServer.secured(folder.resolve("nats"), files(name), made.file("ca.pem"), AnyServer.with(test));
        return server.url();
    }

    private Seen join(String url, String ca, String cert, String key) {
        List<String> words = new ArrayList<>(List.of("run", "demo", "--join", "--idle", "100ms", "--nats", url));
        words.addAll(List.of("--ca", "pki/" + ca, "--cert", "pki/" + cert, "--key", "pki/" + key));
        return scene.run(words.toArray(String[]::new));
    }

    @Test
    void bothSidesShowACertificateOrItIsSaidWhichFileIsWrong() throws Exception {
        String url = secured("server");
        join(url, "ca.pem", "client.pem", "client.key")
                .ends(1)
                .says("joined as demo")
                .says("nothing ran");

        made.key("stranger.key", EC);
        made.openssl("req -x509 -new -key stranger.key -out stranger.pem -days 30 -subj /CN=stranger");
        join(url, "stranger.pem", "client.pem", "client.key")
                .ends(4)
                .says("no TLS connection to " + url)
                .says("its certificate must be signed by " + made.file("stranger.pem") + " (--ca)");
        join(url, "ca.pem", "stranger.pem", "stranger.key")
                .ends(4)
                .says("the server at " + url + " refuses the certificate " + made.file("stranger.pem") + " (--cert)");
        join(url, "ca.pem", "client.pem", "server.key")
                .ends(4)
                .says(made.file("server.key") + " (--key) is not the key of the first certificate in "
                        + made.file("client.pem") + " (--cert)");
        made.openssl("req -new -key client.key -out request -subj /CN=late");
        made.openssl("x509 -req -in request -CA ca.pem -CAkey ca.key -CAcreateserial -days -1 -out expired.pem");
        join(url, "ca.pem", "expired.pem", "client.key")
                .ends(4)
                .says(made.file("expired.pem") + ": the certificate of CN=late expired at ");
        scene.run("run", "demo", "--nats", url)
                .ends(4)
                .says("the server at " + url + " wants TLS: give --cert and --key, and --ca");
        scene.run("run", "demo", "--nats", url.replace("nats:", "tls:"))
                .ends(4)
                .says("its certificate is checked against what this JDK trusts; name another with --ca");
    }

    /** Each driver has a certificate of the CA: it must not pass for the server. */
    @Test
    void aServerWhoseCertificateNamesAnotherHostIsNotTrusted() throws Exception {
        made.certificate("server.pem", "server.key", "ca", "subjectAltName=DNS:elsewhere.example");
        String url = secured("server");
        join(url, "ca.pem", "client.pem", "client.key")
                .ends(4)
                .says("no TLS connection to " + url)
                .says(made.file("ca.pem") + " (--ca), be valid now and name this host");
    }

    @Test
    void aServerWhoseCertificateExpiredIsNotTrusted() throws Exception {
        made.openssl("req -new -key server.key -out request -subj /CN=late");
        made.openssl("x509 -req -in request -CA ca.pem -CAkey ca.key -CAcreateserial -days -1 -out server.pem");
        server = NatsServer.distrusted(folder.resolve("nats"), files("server"), made.file("ca.pem"));
        join(server.url(), "ca.pem", "client.pem", "client.key")
                .ends(4)
                .says("no TLS connection to " + server.url())
                .says(made.file("ca.pem") + " (--ca), be valid now");
    }

    @Test
    void tlsToAServerWithoutItIsSaid() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        join(server.url(), "ca.pem", "client.pem", "client.key")
                .ends(4)
                .says("what answers at " + server.url() + " speaks no TLS, which " + made.file("client.pem")
                        + " (--cert) asks for");
        String url = server.url().replace("nats:", "tls:");
        scene.run("run", "demo", "--nats", url).ends(4).says("speaks no TLS, which tls:// in --nats asks for");
    }

    @Test
    void anApiThatRefusesTheTokenIsSaid() {
        try (FakeApi api = FakeApi.start()) {
            URI url = api.answers("POST /resources/", 401, "{\"error\":\"invalid token\"}")
                    .url();
            scene.write("app.yaml", "name: app\nresource: workflow\nspec: {}\n");
            scene.tool.with("CONVEYOR_API_URL", url.toString());
            scene.run("trigger", "app.yaml", "--cert", "pki/client.pem", "--key", "pki/client.key")
                    .ends(4)
                    .says("the server at " + url + " refuses the certificate " + made.file("client.pem") + " (--cert)");
            scene.run("trigger", "app.yaml").ends(4).says("give --cert and --key, or CONVEYOR_CERT and CONVEYOR_KEY");
        }
    }
}
