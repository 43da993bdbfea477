package ug.open.conveyor.driver.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.wire.Captures;

class JsonLineTest {
    private final JsonLine line = new JsonLine("kind", "message", "n", "labels");

    private boolean read(String json) {
        byte[] bytes = ("\"" + json + "\"").getBytes(UTF_8);
        return line.read(bytes, 1, bytes.length - 1);
    }

    @Test
    void membersAreFoundInAnyOrder() {
        assertThat(
                        read(
                                " { \"n\" : -12 , \"other\":[{\"kind\":\"}\"}], \"labels\":{\"a\":[1,\"]\"]},\"kind\":\"log\" } "))
                .isTrue();
        assertThat(line.is(0, "log")).isTrue();
        assertThat(line.is(0, "lo")).isFalse();
        assertThat(line.string(0)).isEqualTo("log");
        assertThat(line.present(1)).isFalse();
        assertThat(line.string(1)).isEmpty();
        assertThat(line.start(1)).isEqualTo(-1);
        assertThat(line.longValue(2, 0)).isEqualTo(-12);
        assertThat(line.isObject(3)).isTrue();
        assertThat(line.string(3)).isEqualTo("{\"a\":[1,\"]\"]}");
    }

    @Test
    void nothingIsLeftOfTheLineBefore() {
        read("{\"kind\":\"log\"}");
        assertThat(read("{}")).isTrue();
        assertThat(line.present(0)).isFalse();
        read("{\"kind\":\"log\"}");
        assertThat(read("{\"kind\":\"log\"")).isFalse();
        assertThat(line.present(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\\"b\\\\\\/\\b\\f\\n\\r\\tc",
                "\\u00fc\\u2713",
                "\\ud83d\\ude00 😀",
                "\\ud83d",
                "\\ude00\\ud83d!",
                "\\ud83d\\n",
                "",
                "\\u0000"
            })
    void escapesAreUndone(String escaped) {
        String text = (String) Json.parse('"' + escaped + '"');
        assertThat(read("{\"message\":\"" + escaped + "\"}")).isTrue();
        assertThat(line.string(1)).isEqualTo(text);
        Buffer out = new Buffer(1);
        Unescaped.unescape(escaped.getBytes(UTF_8), 0, escaped.getBytes(UTF_8).length, out);
        assertThat(out.toString())
                .isEqualTo(new String(text.getBytes(UTF_16LE()), UTF_16LE())
                        .replaceAll(
                                "(?<![\\ud800-\\udbff])[\\udc00-\\udfff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])",
                                "\uFFFD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\qb", "\\u12g4", "\\u12", "\\"})
    void whatIsNoEscapeStays(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Buffer out = new Buffer(1);
        Unescaped.unescape(bytes, 0, bytes.length, out);
        assertThat(out.toString()).isEqualTo(text);
        assertThat(Unescaped.text(bytes, 0, bytes.length)).isEqualTo(text);
    }

    private static java.nio.charset.Charset UTF_16LE() {
        return java.nio.charset.StandardCharsets.UTF_16LE;
    }

    @Test
    void anEscapedNameIsTheSameName() {
        assertThat(read("{\"\\u006bind\":\"log\",\"\\u00fc\":1}")).isTrue();
        assertThat(line.is(0, "log")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "\"x\"",
                "null",
                "{",
                "{\"kind\"",
                "{\"kind\":",
                "{\"kind\":\"a",
                "{\"kind\":\"a\\",
                "{\"kind\":\"a\\\"}",
                "{\"kind\":1",
                "{\"kind\":1,",
                "{\"kind\":1,}",
                "{\"kind\":1}}",
                "{\"kind\":1} x",
                "{\"kind\":}",
                "{\"kind\" 1}",
                "{kind:1}",
                "{\"kind\":[1}",
                "{\"kind\":1 \"n\":2}",
                "{,}",
                "{\"kind\":[\"]}"
            })
    void whatIsNoWholeObjectIsTold(String json) {
        assertThat(read(json)).isFalse();
        assertThat(line.present(0)).isFalse();
        byte[] bytes = json.getBytes(UTF_8);
        assertThat(line.readWhole(bytes, 0, bytes.length)).isFalse();
        assertThat(line.present(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", " {} ", "{\"n\":{}}", "{\"kind\" : [] , \"n\":[{\"n\":2}]}", "{\"n\":-1,\"n\":{\"a\":{}}}"
            })
    void theMembersOfACheckedObjectAreTheSame(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        JsonLine checked = new JsonLine("kind", "message", "n", "labels");
        assertThat(line.read(bytes, 0, bytes.length)).isTrue();
        assertThat(checked.readWhole(bytes, 0, bytes.length)).isTrue();
        for (int name = 0; name < 4; name++) {
            assertThat(checked.string(name)).isEqualTo(line.string(name));
            assertThat(checked.present(name)).isEqualTo(line.present(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\":{\"a\":01}}", "{\"n\":[1 2]}", "{\"n\":\"\\q\"}", "{\"n\":\"\t\"}", "{\"a\":tru}"})
    void aDamagedMemberIsTold(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        assertThat(line.readWhole(bytes, 0, bytes.length)).isFalse();
        assertThat(line.present(2)).isFalse();
    }

    @Test
    void numbersThatAreNoneOfOursGiveTheOtherValue() {
        for (String number : List.of("1.5", "1e3", "\"5\"", "null", "1234567890123456789", "-", "true")) {
            assertThat(read("{\"n\":" + number + "}")).isTrue();
            assertThat(line.longValue(2, -1)).as(number).isEqualTo(-1);
        }
        read("{\"n\":999999999999999999}");
        assertThat(line.longValue(2, -1)).isEqualTo(999_999_999_999_999_999L);
    }

    @Test
    void anyBytesAreSafe() {
        Random random = new Random(7);
        List<byte[]> seeds = Captures.all().map(Captures.Message::body).toList();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
            int from = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : 0;
            int to = from + random.nextInt(bytes.length - from + 1);
            for (int k = random.nextInt(8); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) "\"\\{}[],:u\0\u00ff x".charAt(random.nextInt(13));
            }
            JsonLine any = new JsonLine("message", "payload", "run_id", "timestamp");
            boolean read = any.read(bytes, from, to);
            JsonLine checked = new JsonLine("message", "payload", "run_id", "timestamp");
            boolean whole = checked.readWhole(bytes, from, to);
            assertThat(whole).isEqualTo(read && JsonScanner.isValid(bytes, from, to, JsonScanner.MAX_DEPTH));
            for (int name = 0; name < 4; name++) {
                assertThat(checked.start(name)).isEqualTo(whole ? any.start(name) : -1);
                assertThat(checked.end(name)).isEqualTo(whole ? any.end(name) : -1);
            }
            for (int name = 0; name < 4; name++) {
                any.string(name);
                any.longValue(name, 0);
                Unescaped.unescape(bytes, any.start(name), any.end(name), new Buffer(1));
                assertThat(any.start(name)).isLessThanOrEqualTo(any.end(name));
                assertThat(any.end(name)).isLessThanOrEqualTo(to);
            }
        }
    }
}
