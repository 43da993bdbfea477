package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.config.ServerSettings.Flags;

final class ServerSettingsTest {
    private static final Path FOLDER = Path.of("/project");

    @Test
    void withoutAWordItIsTheServerOfThisMachine() {
        ServerSettings settings = resolve(Flags.NONE, Map.of());
        assertThat(settings.api()).hasToString("http://localhost:8080");
        assertThat(settings.nats()).hasToString("nats://localhost:4222");
        assertThat(settings.files()).isEmpty();
    }

    @Test
    void aFlagComesBeforeTheEnvironmentAndWhatIsEmptyCountsAsNotThere() {
        Map<String, String> environment = Map.of(
                "CONVEYOR_API_URL", "http://env:1",
                "CONVEYOR_NATS_URL", "nats://env:2",
                "CONVEYOR_CA", "env.pem",
                "CONVEYOR_CERT", "",
                "CONVEYOR_KEY", "/keys/env.key");
        ServerSettings settings = resolve(new Flags("http://flag:3/", "", null, "flag.crt", null), environment);
        assertThat(settings.api()).hasToString("http://flag:3");
        assertThat(settings.nats()).hasToString("nats://env:2");
        assertThat(settings.files())
                .contains(new CredentialFiles(
                        Optional.of(FOLDER.resolve("env.pem")), FOLDER.resolve("flag.crt"), Path.of("/keys/env.key")));
    }

    @ParameterizedTest
    @CsvSource({
        "ci.example, '', http://ci.example:8080",
        "ci.example, 9000, http://ci.example:9000",
        "'', 9000, http://localhost:9000",
        "http://ci.example:81, 9000, http://ci.example:81",
        "https://ci.example, '', https://ci.example",
        "https://ci.example, 8443, https://ci.example:8443",
        "ci.example:82, '', http://ci.example:82"
    })
    void whatOtherConveyorToolsReadTellsTheApi(String host, String port, String api) {
        Map<String, String> environment = Map.of("CONVEYOR_SERVER_HOST", host, "CONVEYOR_SERVER_PORT", port);
        assertThat(resolve(Flags.NONE, environment).api()).hasToString(api);
        assertThat(resolve(new Flags("http://x:1", null, null, null, null), environment)
                        .api())
                .hasToString("http://x:1");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, write http://localhost:8080; expected http:// or https://",
        "ftp://host, it begins with 'ftp'",
        "http://, expected one such as http://localhost:8080",
        "http:///x, it names no host",
        "'http://a b', expected one such as",
        "http://host?x=1, nothing goes behind the host",
        "http://host:99999, no port is above 65535",
        "http://me:secret@host, authenticate with --cert and --key"
    })
    void whatIsNoUrlIsNamedWithWhoSaidItAndWithoutItsSecret(String url, String why) {
        assertThatThrownBy(() -> resolve(new Flags(url, null, null, null, null), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("--api: '")
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> resolve(Flags.NONE, Map.of("CONVEYOR_API_URL", url)))
                .hasMessageStartingWith("CONVEYOR_API_URL: '")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        "host:4222, write nats://host:4222; expected nats:// or tls://",
        "nats://me:secret@host/x, it has a path",
        "nats:me:secret@host, write nats://",
        "http://me:secret@host, it begins with 'http'",
        "nats://me:secret%zz@host, expected one such as nats://localhost:4222"
    })
    void aNatsUrlToo(String url, String why) {
        assertThatThrownBy(() -> resolve(new Flags(null, url, null, null, null), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("--nats: '")
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPortThatIsNoneIsNamed() {
        assertThatThrownBy(() -> resolve(Flags.NONE, Map.of("CONVEYOR_SERVER_PORT", "http")))
                .hasMessage("CONVEYOR_SERVER_PORT: expected a port such as 8080, not 'http'");
    }

    @ParameterizedTest
    @CsvSource({
        "nats://localhost:4222, nats://localhost:4222",
        "nats://me:secret@host:1, nats://me:***@host:1",
        "tls://token@host, tls://***@host",
        "nats://me:a@b@host, nats://me:***@host"
    })
    void aUrlIsShownWithoutItsSecret(String url, String shown) {
        assertThat(ServerUrl.shown(url)).isEqualTo(shown);
    }

    @Test
    void aCertificateWithoutItsKeyIsSaid() {
        assertThatThrownBy(() -> resolve(new Flags(null, null, null, "client.crt", null), Map.of()))
                .hasMessage("--cert (or CONVEYOR_CERT) is given and --key (or CONVEYOR_KEY) is not: "
                        + "a server with authentication wants a certificate and its key");
        assertThatThrownBy(() -> resolve(new Flags(null, null, "ca.pem", null, null), Map.of()))
                .hasMessageStartingWith("--ca (or CONVEYOR_CA) is given and --cert (or CONVEYOR_CERT) is not");
    }

    @Test
    void aUrlKeepsItsPath() {
        assertThat(resolve(new Flags("HTTP://proxy/conveyor/", null, null, null, null), Map.of())
                        .api())
                .isEqualTo(URI.create("http://proxy/conveyor"));
    }

    private static ServerSettings resolve(Flags flags, Map<String, String> environment) {
        return ServerSettings.resolve(flags, environment, FOLDER);
    }
}
