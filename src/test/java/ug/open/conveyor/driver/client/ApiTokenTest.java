package ug.open.conveyor.driver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.fakes.Certificates;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.json.Json;

/** Verified by the JDK's own means, as a server would. */
final class ApiTokenTest {
    @TempDir
    static Path folder;

    private static Certificates made;

    @BeforeAll
    static void makeKeys() {
        made = Certificates.in(folder);
        made.key("RS256.key", "rsa -pkeyopt rsa_keygen_bits:2048");
        made.key("ES256.key", "ec -pkeyopt ec_paramgen_curve:P-256");
        made.key("ES384.key", "ec -pkeyopt ec_paramgen_curve:P-384");
        made.key("ES512.key", "ec -pkeyopt ec_paramgen_curve:P-521");
        for (String name : new String[] {"RS256", "ES256", "ES384", "ES512"}) {
            made.certificate(name + ".pem", name + ".key");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, SHA256withRSA",
        "ES256, SHA256withECDSAinP1363Format",
        "ES384, SHA384withECDSAinP1363Format",
        "ES512, SHA512withECDSAinP1363Format"
    })
    void aTokenIsSignedAsItsKeyAsksAndBoundToTheCertificate(String name, String algorithm) throws Exception {
        Instant now = Instant.now();
        Credentials credentials = credentials(name + ".pem", name + ".key");
        String[] parts = new ApiToken(credentials).at(now).split("\\.");
        X509Certificate leaf = credentials.chain().get(0);
        Map<?, ?> header = json(parts[0]);
        Map<?, ?> claims = json(parts[1]);

        assertThat(header.get("alg")).isEqualTo(name);
        assertThat(header.get("x5c")).isEqualTo(List.of(Base64.getEncoder().encodeToString(leaf.getEncoded())));
        byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded());
        assertThat(claims.get("cnf"))
                .isEqualTo(Map.of(
                        "x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint)));
        assertThat(claims.get("iss")).isEqualTo(name);
        assertThat(claims.get("iat")).isEqualTo(BigDecimal.valueOf(now.getEpochSecond() - 30));
        assertThat(claims.get("exp")).isEqualTo(BigDecimal.valueOf(now.getEpochSecond() + 120));
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(leaf.getPublicKey());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(parts).hasSize(3).allSatisfy(part -> assertThat(part).doesNotContain("="));
    }

    @Test
    void theIntermediateGoesWithItAndTheRootDoesNot() throws Exception {
        made.key("middle.key", "ec -pkeyopt ec_paramgen_curve:P-256");
        made.certificate("middle.pem", "middle.key", "ca", "basicConstraints=CA:TRUE");
        made.certificate("leaf.pem", "ES256.key", "middle", "basicConstraints=CA:FALSE");
        made.joined("chain.pem", "leaf.pem", "middle.pem", "ca.pem");
        Credentials credentials = credentials("chain.pem", "ES256.key");
        Map<?, ?> header = json(new ApiToken(credentials).at(Instant.now()).split("\\.")[0]);
        assertThat(header.get("x5c"))
                .isEqualTo(List.of(
                        Base64.getEncoder()
                                .encodeToString(credentials.chain().get(0).getEncoded()),
                        Base64.getEncoder()
                                .encodeToString(credentials.chain().get(1).getEncoded())));
    }

    @Test
    void aKeyThatNoServerTakesIsSaidBeforeAnythingIsSent() {
        made.key("ed25519.key", "ed25519");
        made.certificate("ed25519.pem", "ed25519.key");
        Credentials credentials = credentials("ed25519.pem", "ed25519.key");
        assertThatThrownBy(() -> new ApiToken(credentials))
                .hasFieldOrPropertyWithValue("reason", Reason.NOT_AUTHENTICATED)
                .hasMessageStartingWith("the key " + made.file("ed25519.key") + " (--key) is of kind EdDSA");
    }

    @Test
    void eachRequestHasATokenOfItsOwn() throws Exception {
        try (FakeApi api = FakeApi.start()) {
            api.answers("GET /logs?runid=x", 200, "[]");
            ApiClient client = client(api, "ES256");
            client.logs("x", Optional.empty());
            client.logs("x", Optional.empty());
            String first = api.asked().get(0).authorization();
            assertThat(first).startsWith("Bearer ey");
            assertThat(api.asked().get(1).authorization())
                    .startsWith("Bearer ey")
                    .isNotEqualTo(first);
        }
    }

    /** It refuses a token from its future, and one that is over. */
    @Test
    void aServerWhoseClockIs20SecondsBehindTakesTheToken() throws Exception {
        try (FakeApi api = FakeApi.start()) {
            api.answers("GET /logs?runid=x", 200, "[]");
            client(api, "ES256").logs("x", Optional.empty());
            long there = Instant.now().minusSeconds(20).getEpochSecond();
            String[] parts = api.asked().get(0).authorization().split("\\.");
            Map<?, ?> claims = json(parts[1]);
            assertThat(((Number) claims.get("iat")).longValue()).isLessThan(there);
            assertThat(((Number) claims.get("exp")).longValue()).isGreaterThan(there + 20);
        }
    }

    @Test
    void aRefusalNamesTheFileAndNeverTheToken() throws Exception {
        try (FakeApi api = FakeApi.start()) {
            api.answers("GET /logs?runid=x", 401, "{\"error\":\"invalid token\"}");
            assertThatThrownBy(() -> client(api, "RS256").logs("x", Optional.empty()))
                    .hasFieldOrPropertyWithValue("reason", Reason.NOT_AUTHENTICATED)
                    .hasMessage("the server at " + api.url() + " refuses the certificate " + made.file("RS256.pem")
                            + " (--cert) (it says: invalid token): it must be signed by the server's CA, have its "
                            + "intermediates behind it in that file, and the clocks of both machines must not differ by more "
                            + "than 2 minutes");
            api.answers("GET /logs?runid=x", 401, "{\"error\":\"token issued in the future\"}");
            assertThatThrownBy(() -> client(api, "RS256").logs("x", Optional.empty()))
                    .hasMessageContaining("this machine's clock is more than 30 s ahead of the server's");
        }
    }

    @Test
    void aCertificateForClientsAloneIsToldWhatItLacks() throws Exception {
        made.certificate("client-only.pem", "ES256.key", "ca", "extendedKeyUsage=clientAuth");
        made.certificate("both.pem", "ES256.key", "ca", "extendedKeyUsage=clientAuth,serverAuth");
        try (FakeApi api = FakeApi.start()) {
            api.answers("GET /logs?runid=x", 401, "{\"error\":\"invalid token\"}");
            assertThatThrownBy(() -> client(api, credentials("client-only.pem", "ES256.key"))
                            .logs("x", Optional.empty()))
                    .hasMessageEndingWith(
                            "its extended key usage must hold both serverAuth and clientAuth, or be absent; make it again");
            assertThatThrownBy(() ->
                            client(api, credentials("both.pem", "ES256.key")).logs("x", Optional.empty()))
                    .hasMessageContaining("it must be signed by the server's CA");
        }
    }

    private static ApiClient client(FakeApi api, String name) {
        return client(api, credentials(name + ".pem", name + ".key"));
    }

    private static ApiClient client(FakeApi api, Credentials credentials) {
        return new ApiClient(api.url(), Optional.of(credentials), Instant::now);
    }

    private static Credentials credentials(String cert, String key) {
        CredentialFiles files = new CredentialFiles(Optional.empty(), made.file(cert), made.file(key));
        return Credentials.read(files, Instant.now());
    }

    private static Map<?, ?> json(String part) {
        byte[] json = Base64.getUrlDecoder().decode(part);
        return (Map<?, ?>) Json.parse(json, 0, json.length);
    }
}
