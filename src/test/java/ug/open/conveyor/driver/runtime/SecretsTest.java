package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;

/** What is masked, and where. */
class SecretsTest {
    private static final Secrets SECRETS = Secrets.of(Map.of("TOKEN", "hunter2"));

    @ParameterizedTest
    @CsvSource({
        "no secret here, no secret here",
        "hunter2, ***",
        "ahunter2b, a***b",
        "hunter2hunter2, ******",
        "hunter hunter2 hunter, hunter *** hunter",
        "'', ''"
    })
    void eachOccurrenceIsReplaced(String text, String masked) {
        assertThat(SECRETS.mask(text)).isEqualTo(masked);
    }

    @Test
    void whatHasNoSecretInItComesBackAsItIs() {
        String text = new String("plain".toCharArray());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(SECRETS.mask(text)).isSameAs(text);
        assertThat(SECRETS.mask(bytes)).isSameAs(bytes);
        assertThat(Secrets.none().mask("hunter2")).isEqualTo("hunter2");
        assertThat(Secrets.none().isEmpty()).isTrue();
        assertThat(Secrets.none().longest()).isZero();
        assertThat(Secrets.of(Map.of()).isEmpty()).isTrue();
    }

    @Test
    void ofTwoThatOverlapNothingIsLeft() {
        Secrets two = Secrets.of(Map.of("A", "abcdef", "B", "defghi", "C", "abcd"));
        assertThat(two.mask("xabcdefghiy")).isEqualTo("x***y");
        assertThat(two.mask("xabcdy")).isEqualTo("x***y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p\"a\\ss<&>\u00e9",
                "p\\\"a\\\\ss<&>\u00e9",
                "p\\\"a\\\\ss\\u003c\\u0026\\u003e\u00e9",
                "p\\\"a\\\\ss<&>\\u00e9",
                "p\\\"a\\\\ss<&>\\u00E9",
                "p\\\\\\\"a\\\\\\\\ss\\\\u003c\\\\u0026\\\\u003e\u00e9",
                "p\\\\\\\"a\\\\\\\\ss<&>\\u00e9"
            })
    void aSecretIsFoundInsideJsonAndInsideJsonInJson(String form) {
        Secrets secrets = Secrets.of(Map.of("TOKEN", "p\"a\\ss<&>\u00e9"));
        assertThat(secrets.mask("{\"a\":\"" + form + "\"}")).isEqualTo("{\"a\":\"***\"}");
        byte[] masked = secrets.mask(("{\"\u00fc\":\"" + form + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(new String(masked, StandardCharsets.UTF_8)).isEqualTo("{\"\u00fc\":\"***\"}");
        assertThat(secrets.longest()).isGreaterThanOrEqualTo(form.length());
    }

    @Test
    void eachLineOfAValueOfSeveralLinesIsASecret() {
        Secrets key = Secrets.of(Map.of("KEY", "BEGIN KEY\nabcdefg\nhij\nEND KEY\n"));
        assertThat(key.mask("loading abcdefg")).isEqualTo("loading ***");
        assertThat(key.mask("hij stays, END KEY goes")).isEqualTo("hij stays, *** goes");
        assertThat(key.mask("\"BEGIN KEY\\nabcdefg\\nhij\\nEND KEY\\n\"")).isEqualTo("\"***\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc"})
    void aValueTooShortToMaskIsRefusedWithoutBeingShown(String value) {
        assertThatThrownBy(() -> Secrets.of(Map.of("PIN", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secret PIN is shorter than 4 characters: it cannot be masked");
    }

    @Test
    void treesAreMaskedKeysIncluded() {
        Map<Object, Object> tree = new LinkedHashMap<>();
        tree.put("hunter2", Arrays.asList("a hunter2", 7, null, Map.of("deep", "hunter2")));
        assertThat(SECRETS.maskTree(tree).toString()).isEqualTo("{***=[a ***, 7, null, {deep=***}]}");
    }

    @Test
    void theSecretIsNotInItsOwnDescription() {
        assertThat(SECRETS.toString()).doesNotContain("hunter2");
    }

    @Test
    void nothingThatIsKeptOrToldHoldsASecretAndTheDriverGetsTheMessageAsItCame() throws Exception {
        StringBuilder seen = new StringBuilder();
        Rig rig = Rig.of(
                (message, context) -> {
                    seen.append(message.payload());
                    return DriverResult.failure("bad hunter2", List.of("hunter2"));
                },
                Rig.definition(1, Retry.NEVER),
                builder -> builder.secrets(SECRETS));
        FakeDelivery delivery = Events.delivery("hunter2");
        FakeDelivery malformed = FakeDelivery.malformed("not JSON: hunter2");
        rig.run(ListSource.of(delivery, malformed));
        assertThat(seen.toString()).contains("hunter2");
        assertThat(new String(rig.journal.envelopes().get(0).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"***\"}");
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Done(DriverResult.failure("bad ***", List.of("***"))));
        assertThat(malformed.outcome()).isEqualTo(new Outcome.Reject("not JSON: ***"));
    }

    @Test
    void recordsAreMaskedByWayOfTheirTrees() throws Exception {
        record Login(String user, String password) {}
        Rig rig = Rig.of(
                (message, context) -> DriverResult.success("done", new Login("me", "hunter2")),
                Rig.definition(1, Retry.NEVER),
                builder -> builder.secrets(SECRETS).toTree(data -> Map.of("password", ((Login) data).password())));
        FakeDelivery delivery = Events.delivery("app");
        rig.run(ListSource.of(delivery));
        assertThat(((Outcome.Done) delivery.outcome()).result().data()).isEqualTo(Map.of("password", "***"));
    }
}
