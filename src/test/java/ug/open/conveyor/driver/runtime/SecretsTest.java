package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
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
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;
import ug.open.conveyor.driver.json.Json;

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

    @Test
    void aValueThatIsEmptyIsRefused() {
        assertThatThrownBy(() -> Secrets.of(Map.of("PIN", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secret PIN is empty: there is nothing that could be masked");
    }

    @ParameterizedTest
    @CsvSource({
        "x, has fewer than 4 characters",
        "xy, has fewer than 4 characters",
        "7, has fewer than 4 characters",
        "true, is a common word",
        "NULL, is a common word",
        "done, is a common word",
        "4711, is a number of few digits",
    })
    void aValueThatMasksTooMuchIsMaskedAndWarnedAboutWithoutBeingShown(String value, String why) {
        Secrets secrets = Secrets.of(Map.of("PIN", value));
        assertThat(secrets.mask("is " + value + ".")).isEqualTo("is ***.");
        assertThat(secrets.warnings())
                .singleElement()
                .asString()
                .startsWith("the value of the secret PIN " + why + ", ");
    }

    @Test
    void aValueThatStandsNowhereElseIsNotWarnedAbout() {
        assertThat(SECRETS.warnings()).isEmpty();
        assertThat(Secrets.of(Map.of("PIN", "987654321")).warnings()).isEmpty();
        assertThat(Secrets.none().warnings()).isEmpty();
    }

    @Test
    void treesAreMaskedKeysIncluded() {
        Map<Object, Object> tree = new LinkedHashMap<>();
        tree.put("hunter2", Arrays.asList("a hunter2", 7, null, Map.of("deep", "hunter2")));
        assertThat(SECRETS.maskTree(tree).toString()).isEqualTo("{***=[a ***, 7, null, {deep=***}]}");
    }

    @Test
    void keysThatMasksMakeAlikeAreToldApart() {
        Secrets two = Secrets.of(Map.of("A", "hunter2", "B", "swordfish"));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("hunter2", 1);
        tree.put("swordfish", 2);
        tree.put("***3", 3);
        tree.put("\"hunter2\"", 4);
        tree.put("\"swordfish\"", 5);
        tree.put("***", 6);
        assertThat(two.maskTree(tree).toString()).isEqualTo("{***2=1, ***4=2, ***3=3, \"***\"=4, \"***\"2=5, ***=6}");
        assertThat(
                        json(
                                two,
                                "{\"hunter2\":1,\"s\\u0077ordfish\":2,\"***3\":3,\"\\\"hunter2\\\"\":4,\"\\\"swordfish\\\"\":5,\"***\":6}"))
                .isEqualTo("{\"***2\":1,\"***4\":2,\"***3\":3,\"\\\"***\\\"\":4,\"\\\"***\\\"2\":5,\"***\":6}");
    }

    @Test
    void aNumberThatTellsNamesApartIsNoSecretItself() {
        Secrets secrets = Secrets.of(Map.of("A", "2", "B", "3", "C", "hunter"));
        assertThat(json(secrets, "{\"hunter\":0,\"2\":1,\"3\":9}")).isEqualTo("{\"***\":0,\"***4\":1,\"***5\":9}");
        Secrets digits = Secrets.of(Map.of(
                "0", "0", "1", "1", "2", "2", "3", "3", "4", "4", "5", "5", "6", "6", "7", "7", "8", "8", "9", "9"));
        assertThat(json(digits, "{\"1\":true,\"2\":true,\"3\":true}"))
                .isEqualTo("{\"***\":true,\"****\":true,\"*****\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "987654321  | {\"pin\":987654321}              | {\"pin\":\"***\"}",
                "987654321  | {\"pin\":-1987654321.5}          | {\"pin\":\"***\"}",
                "987654321  | {\"pin\":9.87654321e8}           | {\"pin\":\"***\"}",
                "987654321  | {\"pin\":9.876543210E+8}         | {\"pin\":\"***\"}",
                "987654321  | {\"pin\":98765432.1e01}          | {\"pin\":\"***\"}",
                "987654321  | {\"pin\":9876543210e-1}          | {\"pin\":\"***\"}",
                "987654321  | {\"pin\":98765432}               | {\"pin\":98765432}",
                "0987654321 | {\"pin\":987654321}              | {\"pin\":\"***\"}",
                "12.50      | {\"a\":12.5,\"b\":12.05}         | {\"a\":\"***\",\"b\":12.05}",
                "12.5       | {\"a\":1.250e1,\"b\":[12.50, 1]} | {\"a\":\"***\",\"b\":[\"***\", 1]}",
                "true       | {\"a\": true , \"b\":false}      | {\"a\": \"***\" , \"b\":false}",
                "null       | {\"a\":null,\"b\":\"null\"}      | {\"a\":null,\"b\":\"***\"}",
                "987654321  | {\"p\":\"{\\\"pin\\\":987654321}\"}   | {\"p\":\"{\\\"pin\\\":\\\"***\\\"}\"}",
                "987654321  | {\"p\":\"{\\\"pin\\\":987654321e0}\"} | {\"p\":\"{\\\"pin\\\":\\\"***\\\"}\"}",
                "987654321  | {\"p\":\"[98765432.1e1, \\\"\\u003c\\\"]\"} | {\"p\":\"[\\\"***\\\", \\\"\\u003c\\\"]\"}"
            })
    void aScalarThatHoldsASecretBecomesAString(String secret, String text, String masked) {
        Secrets secrets = Secrets.of(Map.of("PIN", secret));
        assertThat(json(secrets, text)).isEqualTo(masked);
        assertThat(Json.write(secrets.maskTree(Json.parse(text)))).isEqualTo(Json.write(Json.parse(masked)));
    }

    @Test
    void whatTheProtocolCallsItsMembersIsLeftSoThatWhatIsMaskedCanBeRead() {
        Secrets secrets = Secrets.of(Map.of("PIN", "e"));
        assertThat(json(secrets, "{\"event\":\"create\",\"payload\":{\"name\":\"e\",\"key\":1}}"))
                .isEqualTo("{\"event\":\"create\",\"payload\":{\"name\":\"***\",\"k***y\":1}}");
    }

    /** An escape is never cut, whatever a secret seems to be a part of. */
    @Test
    void aSecretThatSeemsToBeginInAnEscapeLeavesJson() {
        assertThat(json(Secrets.of(Map.of("A", "nabc")), "{\"a\":\"x\\nabc\"}")).isEqualTo("{\"a\":\"x***\"}");
        assertThat(json(Secrets.of(Map.of("A", "\"")), "{\"a\":\"x\\\"\"}")).isEqualTo("{\"a\":\"x***\"}");
        assertThat(json(Secrets.of(Map.of("A", "{")), "{\"a\":\"{\"}")).isEqualTo("{\"a\":\"***\"}");
    }

    private static String json(Secrets secrets, String text) {
        String masked = new String(secrets.mask(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        assertThat(secrets.mask(text)).isEqualTo(masked);
        Json.parse(masked);
        return masked;
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
    void numbersAndNamesOfLabelsAndDataAreMasked() throws Exception {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("hunter2", 1);
        labels.put("swordfish", 2);
        labels.put("pin", 987654321);
        labels.put("float", 987654321.0);
        labels.put("deep", List.of(Map.of("pin", 987654321L), true));
        Rig rig = Rig.of(
                (message, context) -> {
                    context.logger().with("hunter2", "first").log(Level.INFO, "swordfish", labels);
                    return DriverResult.success("987654321", Map.of("pin", new BigDecimal("9.87654321E+8"), "n", 7));
                },
                Rig.definition(1, Retry.NEVER),
                builder -> builder.secrets(Secrets.of(Map.of("A", "hunter2", "B", "swordfish", "C", "987654321"))));
        FakeDelivery delivery = Events.delivery("hunter2");
        rig.run(ListSource.of(delivery));
        assertThat(rig.journal.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.message() + entry.labels())
                        .isEqualTo("***{***=first, ***2=1, ***3=2, pin=***, float=***, deep=[{pin=***}, true]}"));
        assertThat(((Outcome.Done) delivery.outcome()).result())
                .isEqualTo(DriverResult.success("***", Map.of("pin", "***", "n", 7)));
        assertThat(rig.journal.finished().get(0).resourceName()).isEqualTo("***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[hunter2] begins | [***] begins",
                "[hunter2] | [***]",
                "[hunter2, 01] | [***, 01]",
                "[1, \"hunter2\"] | [1, \"***\"]"
            })
    void whatOnlyBeginsAsJsonIsText(String text, String masked) {
        assertThat(SECRETS.mask(text)).isEqualTo(masked);
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
