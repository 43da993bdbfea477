package ug.open.conveyor.driver.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.mask.PlantedSecrets.Planted;

/** Secrets are known by their look; what only looks a little like one stays. */
class RedactorTest {
    private final PlantedSecrets secrets = new PlantedSecrets(42);

    private static String redacted(String text, String... paths) {
        return new String(
                new Redactor(List.of(paths)).redact(text.getBytes(StandardCharsets.UTF_8), null),
                StandardCharsets.UTF_8);
    }

    private static String log(String message) {
        return Json.write(Map.of("kind", "log", "a", 1, "message", message));
    }

    private static List<Planted> missed(List<Planted> planted) {
        return planted.stream()
                .filter(each -> {
                    String redacted = redacted(log(each.text()));
                    Json.parse(redacted);
                    return redacted.contains(each.secret()) || !redacted.contains(Redactor.MARK);
                })
                .toList();
    }

    @Test
    void everyKnownShapeIsFoundInALogLine() {
        List<Planted> all = secrets.all();
        assertThat(all).hasSizeGreaterThan(100);
        assertThat(missed(all)).isEmpty();
        assertThat(missed(all.stream().map(each -> each.in("got '", "' for it")).toList()))
                .isEmpty();
    }

    @Test
    void inEscapedJsonTheyAreFoundToo() {
        List<Planted> inside = new ArrayList<>();
        for (Planted each : secrets.all()) {
            String escaped = Json.write(each.secret());
            inside.add(new Planted(
                    "request " + Json.write(Map.of("body", each.text())), escaped.substring(1, escaped.length() - 1)));
            inside.add(new Planted(
                    Json.write(Map.of("spec", Json.write(Map.of("text", each.text())))),
                    each.secret().lines().findFirst().orElseThrow()));
        }
        assertThat(inside).hasSizeGreaterThan(200);
        assertThat(missed(inside)).isEmpty();
    }

    @Test
    void inBase64AndInUrlsTheyAreFoundToo() {
        List<Planted> inside = new ArrayList<>();
        for (Planted each : secrets.all()) {
            String plain = PlantedSecrets.base64(each.text());
            inside.add(new Planted("data: " + plain, plain));
            String behind = PlantedSecrets.base64("a: 1\n" + each.text() + "\n");
            inside.add(new Planted("https://ci.example/files/" + behind, behind));
            String broken = PlantedSecrets.mime("# settings of the build, which are long\n" + each.text() + "\n");
            inside.add(new Planted(broken, broken.lines().findFirst().orElseThrow()));
            String url = URLEncoder.encode(each.text(), StandardCharsets.UTF_8);
            String hidden = URLEncoder.encode(each.secret(), StandardCharsets.UTF_8);
            inside.add(new Planted("https://ci.example/?q=" + url, hidden));
        }
        assertThat(inside).hasSizeGreaterThan(400);
        assertThat(missed(inside)).isEmpty();
    }

    @Test
    void whatOnlyLooksAlikeStays() {
        List<String> innocent = InnocentTexts.all();
        assertThat(innocent).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
        assertThat(innocent.stream()
                        .map(RedactorTest::log)
                        .filter(text -> !redacted(text).equals(text)))
                .isEmpty();
        assertThat(innocent.stream()
                        .map(text -> log(PlantedSecrets.base64(text) + " " + Json.write(Map.of("of", text))))
                        .filter(text -> !redacted(text).equals(text)))
                .isEmpty();
    }

    @Test
    void aMemberIsSecretByItsName() {
        assertThat(
                        redacted(
                                "{\"spec\":{\"password\":\"a b c\",\"apiKey\":[\"x\",7],\"max_tokens\":null,\"auth\":{\"user\":\"u\"}}}"))
                .isEqualTo(
                        "{\"spec\":{\"password\":\"***redacted***\",\"apiKey\":[\"***redacted***\",\"***redacted***\"],"
                                + "\"max_tokens\":null,\"auth\":{\"user\":\"***redacted***\"}}}");
        assertThat(redacted(
                        "{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"x y\"},{\"name\":\"A\",\"value\":\"b\"}]}"))
                .isEqualTo(
                        "{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"***redacted***\"},{\"name\":\"A\",\"value\":\"b\"}]}");
        assertThat(redacted("{\"payload\":\"{\\\"client-secret\\\":{\\\"a\\\":[1,\\\"b c\\\"]}}\"}"))
                .isEqualTo(
                        "{\"payload\":\"{\\\"client-secret\\\":{\\\"a\\\":[\\\"***redacted***\\\",\\\"***redacted***\\\"]}}\"}");
        assertThat(redacted("{\"p\\u0061ssword\":\"a b\",\"Compass\":\"n o\"}"))
                .isEqualTo("{\"p\\u0061ssword\":\"***redacted***\",\"Compass\":\"n o\"}");
    }

    @Test
    void innocentNamesKeepTheirValues() {
        String json =
                "{\"secretName\":\"db\",\"token_count\":12,\"passed\":true,\"key\":\"app\",\"bypass\":\"yes\",\"author\":\"me\","
                        + "\"password_policy\":\"strict\",\"keys\":[\"a\"],\"publickey\":\"x\",\"monkey\":\"y\",\"password\":\"\",\"secret\":false}";
        assertThat(redacted(json)).isEqualTo(json);
    }

    @Test
    void aPathIsTheEndOfTheWayToAValue() {
        assertThat(redacted(
                        "{\"message\":{\"payload\":\"{\\\"spec\\\":{\\\"hosts\\\":[{\\\"at\\\":\\\"a\\\"},{\\\"at\\\":5}]}}\"}}",
                        "spec.hosts[*].at"))
                .isEqualTo(
                        "{\"message\":{\"payload\":\"{\\\"spec\\\":{\\\"hosts\\\":[{\\\"at\\\":\\\"***redacted***\\\"},"
                                + "{\\\"at\\\":\\\"***redacted***\\\"}]}}\"}}");
        Redactor redactor = new Redactor(List.of("spec.no", "a"));
        redactor.redact("{\"a\":1}".getBytes(StandardCharsets.UTF_8), null);
        assertThat(redactor.unused()).containsExactly("spec.no");
        assertThatThrownBy(() -> new Redactor(List.of("a..b")))
                .hasMessage(
                        "'a..b' is no path: expected names with dots between them, such as spec.token or data.hosts[*].address");
    }

    @Test
    void aKeyIsFollowedOverTheLinesOfItsLogAlone() {
        Redactor redactor = new Redactor(List.of());
        Planted key = secrets.key("RSA ");
        List<String> out = new ArrayList<>();
        for (String line : key.text().split("\n")) {
            out.add(text(redactor, log(line), "1.1"));
            assertThat(text(redactor, log("QUJDREVGRw"), "1.2")).contains("QUJDREVGRw");
        }
        out.add(text(redactor, log("done"), "1.1"));
        for (String line : key.text().split("\n")) {
            assertThat(String.join("\n", out)).doesNotContain(line.startsWith("-") ? "BEGIN" : line);
        }
        assertThat(out.get(out.size() - 1)).contains("done");
        assertThat(text(redactor, log("QUJDREVGRw"), "1.1")).contains("QUJDREVGRw");
    }

    private static String text(Redactor redactor, String line, String of) {
        return new String(redactor.redact(line.getBytes(StandardCharsets.UTF_8), of), StandardCharsets.UTF_8);
    }

    @Test
    void bytesStayBase64AndWhatIsPackedIsCounted() {
        Redactor redactor = new Redactor(List.of());
        String body = "{\"password\":\"a b c\",\"n\":1";
        String line =
                text(redactor, "{\"kind\":\"event\",\"bytes\":\"" + PlantedSecrets.base64(body + "}") + "\"}", null);
        assertThat(line)
                .isEqualTo("{\"kind\":\"event\",\"bytes\":\""
                        + PlantedSecrets.base64("{\"password\":\"***redacted***\",\"n\":1}") + "\"}");
        text(redactor, log("H4sIAAAAAAAAA8vMS8tXSMosAQCk5WbECQAAAA=="), null);
        assertThat(redactor.counts()).isEqualTo(new Redactor.Counts(1, 1, 2, 1));
    }

    @Test
    void redactingTwiceChangesNothingMore() {
        for (Planted each : secrets.all()) {
            String once = redacted(log(each.text()));
            assertThat(redacted(once)).isEqualTo(once);
        }
    }

    @Test
    void theWordsOfTheProtocolStay() {
        String line =
                "{\"kind\":\"event\",\"e\":1,\"subject\":\"resources.workflow\",\"message\":{\"event\":\"create\",\"run_id\":"
                        + "\"7d9a0a6c-3c7b-4b06-9d5e-1f2a3b4c5d6e\",\"id\":\"1\",\"payload\":{\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}}";
        assertThat(redacted(line)).isEqualTo(line);
    }

    /** Each would take long where time grew with the square of the length. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ",
                "-eyJ",
                "eyJaaaaaaaaaaaa.",
                "://a:",
                "password=",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN A ",
                "\\",
                "%25",
                "%",
                "Bearer ",
                "A",
                "a\\u0061",
                "$6$",
                ".atlasv1.",
                "Q~",
                "sk-",
                "\"",
                "\u001b]",
                "Basic ",
                "SG."
            })
    void hugeLinesTakeLinearTime(String part) {
        byte[] text = log(part.repeat(1_000_000 / part.length())).getBytes(StandardCharsets.UTF_8);
        assertTimeout(Duration.ofSeconds(30), () -> new Redactor(List.of()).redact(text, "1"));
    }

    @Test
    void deepJsonAndRandomBytesDoNoHarm() {
        String deep = "[".repeat(200_000);
        assertThat(redacted("{\"password\":" + deep)).startsWith("{\"password\":");
        assertThat(redacted("{\"password\":" + "[".repeat(900) + "\"a b\"" + "]".repeat(900) + "}"))
                .contains(Redactor.MARK);
        String nested = "\"secret words\"";
        for (int i = 0; i < 12; i++) {
            nested = Json.write("{\"password\":" + nested + "}");
        }
        Json.parse(redacted(nested));
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            new Redactor(List.of("a")).redact(bytes, "1");
        }
    }
}
