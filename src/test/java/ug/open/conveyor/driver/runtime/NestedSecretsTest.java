package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.json.Json;

/** Secrets inside of something else. */
class NestedSecretsTest {
    private static final Secrets SECRETS = Secrets.of(Map.of("TOKEN", "hunter2"));

    /** A terminal shows the secret whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hun\u001b[01;31m\u001b[Kter\u001b[m\u001b[K2",
                "hunt\u001b]8;;https://example.com\u0007er2",
                "hunt\u001b]0;title\u001b\\er2",
                "hun\0ter\u00072",
                "hunter\u001bc2",
                "{\"a\":\"hun\\u001b[31mter2\"}"
            })
    void aSecretWithControlsInItIsMasked(String text) {
        assertThat(SECRETS.mask("x " + text + " y"))
                .doesNotContain("hun", "er2")
                .contains("***")
                .endsWith(" y");
    }

    @Test
    void jsonInAStringInAStringStaysJson() {
        Secrets pin = Secrets.of(Map.of("PIN", "987654321"));
        String twice = Json.write(Map.of("q", Json.write(Json.write(Map.of("p", 987654321)))));
        Object masked =
                Json.parse(new String(pin.mask(twice.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
        String inner = (String) Json.parse((String) ((Map<?, ?>) masked).get("q"));
        assertThat(Json.parse(inner)).isEqualTo(Map.of("p", "***"));
    }
}
