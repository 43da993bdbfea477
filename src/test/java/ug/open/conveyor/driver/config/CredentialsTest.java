package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.fakes.Certificates;

/** With real keys, as openssl makes them. */
final class CredentialsTest {
    private static final Instant NOW = Instant.now().plus(Duration.ofHours(1)); // behind the making of the certificates

    @TempDir
    static Path folder;

    private static Certificates made;

    @BeforeAll
    static void makeKeys() {
        made = Certificates.in(folder);
        made.key("rsa.key", "rsa -pkeyopt rsa_keygen_bits:2048");
        made.certificate("rsa.pem", "rsa.key");
        for (String curve : new String[] {"P-256", "P-384", "P-521"}) {
            made.key(curve + ".key", "ec -pkeyopt ec_paramgen_curve:" + curve);
            made.certificate(curve + ".pem", curve + ".key");
        }
        made.key("ed25519.key", "ed25519");
        made.certificate("ed25519.pem", "ed25519.key");
        made.openssl("rsa -in rsa.key -traditional -out rsa.pkcs1");
        made.openssl("ec -in P-256.key -out P-256.sec1");
        made.openssl("ec -in P-521.key -out P-521.sec1");
        made.openssl("ecparam -name prime256v1 -out parameters");
        made.joined("P-256.with-parameters", "parameters", "P-256.sec1");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa.pem, rsa.key, BEGIN PRIVATE KEY, RSA",
        "rsa.pem, rsa.pkcs1, BEGIN RSA PRIVATE KEY, RSA",
        "P-256.pem, P-256.key, BEGIN PRIVATE KEY, EC",
        "P-256.pem, P-256.sec1, BEGIN EC PRIVATE KEY, EC",
        "P-256.pem, P-256.with-parameters, BEGIN EC PARAMETERS, EC",
        "P-384.pem, P-384.key, BEGIN PRIVATE KEY, EC",
        "P-521.pem, P-521.sec1, BEGIN EC PRIVATE KEY, EC",
        "ed25519.pem, ed25519.key, BEGIN PRIVATE KEY, EdDSA"
    })
    void aKeyIsReadInEachForm(String cert, String key, String form, String algorithm) throws IOException {
        assertThat(Files.readString(made.file(key))).contains(form);
        Credentials credentials = read("ca.pem", cert, key);
        assertThat(credentials.key().getAlgorithm()).isEqualTo(algorithm);
        assertThat(credentials.chain()).hasSize(1);
        assertThat(credentials.sslContext().getProtocol()).isEqualTo("TLS");
    }

    @Test
    void theChainIsInTheOrderOfItsFile() {
        made.joined("chain.pem", "rsa.pem", "ca.pem");
        assertThat(read("ca.pem", "chain.pem", "rsa.key").chain())
                .extracting(certificate -> certificate.getSubjectX500Principal().getName())
                .containsExactly("CN=rsa,O=Conveyor", "CN=Test-CA,O=Conveyor");
    }

    @Test
    void withoutACaFileItIsReadToo() {
        CredentialFiles files = new CredentialFiles(Optional.empty(), made.file("rsa.pem"), made.file("rsa.key"));
        assertThat(Credentials.read(files, NOW).sslContext()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"rsa.pem, P-256.key", "P-256.pem, P-384.key", "P-256.pem, rsa.pkcs1", "rsa.pem, ca.key"})
    void aKeyOfAnotherCertificateIsRefused(String cert, String key) {
        assertThatThrownBy(() -> read("ca.pem", cert, key))
                .isInstanceOf(CredentialsException.class)
                .hasMessageStartingWith(made.file(key) + " (--key) is not the key of the first certificate in "
                        + made.file(cert) + " (--cert)");
    }

    @Test
    void aChainWithTheCaFirstIsToldWhatToPutFirst() {
        made.joined("wrong-way.pem", "ca.pem", "rsa.pem");
        assertThatThrownBy(() -> read("ca.pem", "wrong-way.pem", "rsa.key"))
                .hasMessageContaining("put our own certificate first");
    }

    @Test
    void whatIsExpiredOrNotYetValidIsNamedWithItsDates() {
        CredentialFiles files = files("ca.pem", "rsa.pem", "rsa.key");
        assertThatThrownBy(() -> Credentials.read(files, NOW.plus(Duration.ofDays(25))))
                .isInstanceOf(CredentialsException.class)
                .hasMessageStartingWith(made.file("rsa.pem") + ": the certificate of CN=rsa, O=Conveyor expired at ");
        assertThatThrownBy(() -> Credentials.read(files, NOW.minus(Duration.ofDays(1))))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("is valid from ")
                .hasMessageEndingWith("look at this machine's clock");
    }

    @Test
    void anExpiredCaIsNamedByItsOwnFile() {
        made.openssl("req -x509 -new -key ca.key -out short.pem -days 1 -subj /CN=Short");
        assertThatThrownBy(
                        () -> Credentials.read(files("short.pem", "rsa.pem", "rsa.key"), NOW.plus(Duration.ofDays(10))))
                .hasMessageStartingWith(made.file("short.pem") + ": the certificate of CN=Short expired at ");
    }

    @ParameterizedTest
    @CsvSource({
        "ca.pem, nowhere.pem, rsa.key, nowhere.pem (--cert) is not there",
        "ca.pem, '', rsa.key, (--cert) is a folder",
        "ca.pem, rsa.key, rsa.key, rsa.key (--cert) has no certificate in it",
        "ca.pem, rsa.pem, rsa.pem, rsa.pem (--key) has no private key in it",
        "extensions, rsa.pem, rsa.key, extensions (--ca) is no PEM file"
    })
    void aFileThatIsSomethingElseIsNamed(String ca, String cert, String key, String what) {
        assertThatThrownBy(() -> read(ca, cert, key))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(what);
    }

    @Test
    void anEncryptedKeyIsSaidWithTheCommandThatDecryptsIt() {
        made.openssl("pkey -in rsa.key -aes256 -passout pass:secret -out encrypted.key");
        made.openssl("rsa -in rsa.key -traditional -aes128 -passout pass:secret -out encrypted.pkcs1");
        for (String key : new String[] {"encrypted.key", "encrypted.pkcs1"}) {
            assertThatThrownBy(() -> read("ca.pem", "rsa.pem", key))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(key + " (--key) is encrypted")
                    .hasMessageContaining("openssl pkey -in " + key);
        }
    }

    @Test
    void aDamagedFileIsSaid() throws IOException {
        for (String key : new String[] {"rsa.pkcs1", "P-256.sec1", "P-256.key"}) {
            String text = Files.readString(made.file(key));
            int middle = text.indexOf('\n') + 20;
            Files.writeString(
                    made.file("cut.key"), text.substring(0, middle) + text.substring(text.lastIndexOf("\n-----END")));
            assertThatThrownBy(() -> read("ca.pem", "rsa.pem", "cut.key"))
                    .as(key)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("cut.key (--key) has a");
        }
    }

    private static Credentials read(String ca, String cert, String key) {
        return Credentials.read(files(ca, cert, key), NOW);
    }

    private static CredentialFiles files(String ca, String cert, String key) {
        return new CredentialFiles(Optional.of(made.file(ca)), made.file(cert), made.file(key));
    }
}
