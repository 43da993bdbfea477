package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.config.ServerSettings.Flags;

/** Option, environment variable, context, default: in this order, each setting by itself. */
final class ServerSourcesTest {
    private static final Path FILE = Path.of("/config/contexts.yaml");

    private static final Contexts CONTEXTS = Contexts.none(FILE)
            .with(new ServerContext("dev", Map.of(Setting.API, "http://dev:1", Setting.NATS, "nats://dev:2"), false))
            .with(new ServerContext(
                    "prod",
                    Map.of(
                            Setting.API, "https://prod.example",
                            Setting.NATS, "nats://me:secret@prod.example:4222",
                            Setting.CERT, "/keys/prod.pem",
                            Setting.KEY, "/keys/prod.key"),
                    true))
            .with(new ServerContext(
                    "half", Map.of(Setting.API, "http://half:1", Setting.CERT, "/keys/half.pem"), false));

    private static ServerSources of(Flags flags, String context, Map<String, String> environment) {
        return ServerSources.of(flags.settings(), context, environment, CONTEXTS.using(Optional.of("dev")));
    }

    private static Flags nats(String url) {
        return new Flags(null, url, null, null, null);
    }

    /** An empty cell: nothing there. */
    @ParameterizedTest
    @CsvSource({
        // --nats, CONVEYOR_NATS_URL, --context, CONVEYOR_CONTEXT, used, from
        "nats://o:1, nats://v:1, prod, half, nats://o:1, --nats",
        "'', nats://v:1, prod, half, nats://v:1, CONVEYOR_NATS_URL",
        "'', '', prod, half, nats://me:secret@prod.example:4222, the context prod in /config/contexts.yaml",
        "'', '', '', prod, nats://me:secret@prod.example:4222, the context prod in /config/contexts.yaml",
        "'', '', '', '', nats://dev:2, the context dev in /config/contexts.yaml",
        "'', '', half, prod, nats://localhost:4222, ''",
        "nats://o:1, '', prod, '', nats://o:1, --nats",
        "nats://o:1, nats://v:1, '', '', nats://o:1, --nats",
    })
    void theOrder(String option, String variable, String context, String byVariable, String used, String from) {
        Map<String, String> environment = Map.of("CONVEYOR_NATS_URL", variable, "CONVEYOR_CONTEXT", byVariable);
        ServerSources sources = of(nats(option), context, environment);
        assertThat(ServerSettings.url(sources, Setting.NATS)).hasToString(used);
        assertThat(sources.find(Setting.NATS).map(ServerSources.Found::origin).orElse(""))
                .isEqualTo(from);
    }

    @Test
    void eachSettingIsFoundByItself() {
        Map<String, String> environment = new HashMap<>(Map.of("CONVEYOR_KEY", "mine.key"));
        ServerSettings settings =
                ServerSettings.resolve(of(nats("nats://o:1"), "prod", environment), Path.of("/project"));
        assertThat(settings.api()).hasToString("https://prod.example");
        assertThat(settings.nats()).hasToString("nats://o:1");
        assertThat(settings.files())
                .contains(
                        new CredentialFiles(Optional.empty(), Path.of("/keys/prod.pem"), Path.of("/project/mine.key")));
    }

    @Test
    void whatOtherConveyorToolsReadIsEnvironmentToo() {
        ServerSources sources = of(Flags.NONE, "prod", Map.of("CONVEYOR_SERVER_HOST", "ci.example"));
        assertThat(ServerSettings.url(sources, Setting.API)).hasToString("http://ci.example:8080");
        assertThat(sources.find(Setting.API).orElseThrow().origin()).isEqualTo("CONVEYOR_SERVER_HOST");
    }

    @Test
    void anUnknownContextIsNamedWithWhoSaidIt() {
        assertThatThrownBy(() -> of(Flags.NONE, "prdo", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("there is no context 'prdo' in /config/contexts.yaml; did you mean prod?");
        assertThatThrownBy(() -> of(Flags.NONE, "", Map.of("CONVEYOR_CONTEXT", "prdo")))
                .hasMessageStartingWith("CONVEYOR_CONTEXT: there is no context 'prdo'");
    }

    @Test
    void aProblemNamesTheContextAndItsFile() {
        ServerSources half = of(Flags.NONE, "half", Map.of());
        assertThatThrownBy(() -> ServerSettings.resolve(half, Path.of("/project")))
                .hasMessage("cert of the context half in /config/contexts.yaml is given and --key (or CONVEYOR_KEY) is "
                        + "not: a server with authentication wants a certificate and its key");
        ServerSettings prod = ServerSettings.resolve(of(Flags.NONE, "prod", Map.of()), Path.of("/project"));
        assertThatThrownBy(() -> prod.credentials(java.time.Instant.EPOCH))
                .isInstanceOf(ConfigException.class)
                .hasMessage("/keys/prod.pem (--cert) is not there; see the context prod in /config/contexts.yaml");
    }

    @Test
    void variablesThatGoBeforeTheContextAreToldUnlessTheySayTheSame() {
        Map<String, String> environment = Map.of(
                "CONVEYOR_NATS_URL", "nats://u:pw@v:1",
                "CONVEYOR_API_URL", "https://prod.example",
                "CONVEYOR_CA", "/ca.pem");
        List<ServerSources.Found> overriding =
                of(Flags.NONE, "prod", environment).overriding();
        assertThat(overriding).hasSize(1);
        assertThat(overriding.get(0)).hasToString("CONVEYOR_NATS_URL nats://u:***@v:1");
        assertThat(of(nats("nats://o:1"), "prod", environment).overriding()).isEmpty();
    }

    @Test
    void aCurrentContextNamesNoServerForRecordedEvents() {
        assertThat(of(Flags.NONE, null, Map.of()).names(Setting.API)).isTrue();
        assertThat(of(Flags.NONE, null, Map.of()).namesNow(Setting.API)).isFalse();
        assertThat(of(Flags.NONE, "dev", Map.of()).namesNow(Setting.API)).isTrue();
        assertThat(of(Flags.NONE, null, Map.of("CONVEYOR_CONTEXT", "dev")).namesNow(Setting.API))
                .isTrue();
        assertThat(of(Flags.NONE, null, Map.of("CONVEYOR_API_URL", "http://x:1"))
                        .namesNow(Setting.API))
                .isTrue();
    }

    /** The address that is really used decides, whoever named it. */
    @ParameterizedTest
    @CsvSource({
        "prod, '', true",
        "prod, nats://localhost:4222, false",
        "dev, nats://prod.example:4222, true",
        "dev, tls://PROD.example, true",
        "dev, nats://other:pw@prod.example, true",
        "dev, nats://prod.example:4223, false",
        "dev, '', false",
    })
    void whetherAnAddressIsProduction(String context, String option, boolean production) {
        ServerSources sources = of(nats(option), context, Map.of());
        URI used = ServerSettings.url(sources, Setting.NATS);
        assertThat(sources.production(Setting.NATS, used).map(ServerContext::name))
                .isEqualTo(production ? Optional.of("prod") : Optional.empty());
    }

    @Test
    void aSecondContextOfTheSameAddressIsProductionToo() {
        Contexts twin =
                CONTEXTS.with(new ServerContext("twin", Map.of(Setting.NATS, "nats://prod.example:4222"), false));
        ServerSources sources = ServerSources.of(Map.of(), "twin", Map.of(), twin);
        assertThat(sources.production(Setting.NATS, URI.create("nats://prod.example:4222"))
                        .map(ServerContext::name))
                .contains("prod");
    }

    /** However it is spelled, an address of this machine is one place. */
    @ParameterizedTest
    @CsvSource({
        "nats://127.0.0.1:14222, true",
        "nats://127.1.2.3:14222, true",
        "nats://0.0.0.0:14222, true",
        "nats://[::1]:14222, true",
        "nats://[::]:14222, true",
        "nats://[0:0:0:0:0:0:0:1]:14222, true",
        "nats://[::ffff:127.0.0.1]:14222, true",
        "nats://localhost.:14222, true",
        "nats://LOCALHOST:14222, true",
        "nats://127.0.0.1:14223, false",
        "nats://128.0.0.1:14222, false",
        "nats://[2001:db8::1]:14222, false",
    })
    void thisMachineIsOnePlace(String address, boolean production) {
        Contexts tunnel =
                CONTEXTS.with(new ServerContext("tunnel", Map.of(Setting.NATS, "nats://localhost:14222"), true));
        ServerSources sources = ServerSources.of(Map.of(), null, Map.of(), tunnel);
        assertThat(sources.production(Setting.NATS, URI.create(address)).isPresent())
                .isEqualTo(production);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://prod.example/api", "http://prod.example/api/.", "http://prod.example/api/%2e/"})
    void aPathOfAnApiIsComparedByWhatItMeans(String address) {
        Contexts one = CONTEXTS.with(new ServerContext("one", Map.of(Setting.API, "http://prod.example/api"), true));
        ServerSources sources = ServerSources.of(Map.of(), null, Map.of(), one);
        assertThat(sources.production(Setting.API, URI.create(address))).isPresent();
    }

    @Test
    void apisAreComparedWithTheirPorts() {
        ServerSources sources = of(Flags.NONE, null, Map.of("CONVEYOR_API_URL", "https://prod.example:443"));
        assertThat(sources.production(Setting.API, ServerSettings.url(sources, Setting.API)))
                .isPresent();
        ServerSources plain = of(Flags.NONE, null, Map.of("CONVEYOR_API_URL", "http://prod.example"));
        assertThat(plain.production(Setting.API, ServerSettings.url(plain, Setting.API)))
                .isEmpty();
    }
}
