package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.json.Json;

/** In which spellings a secret is found: those that README promises. */
class SecretSpellingsTest {
    private static final String LETTERS = "abcXYZ019+/=&<>%$ '\"\\`!*(){}[]:,;#~?@|-_.é€𝄞\u0001\u007f\t";

    /** Spellings that carry a text from one place to another; each is made of any text, so also of one that is spelled already. */
    private static final Map<String, UnaryOperator<String>> SPELLINGS = new LinkedHashMap<>();

    static {
        SPELLINGS.put("as it is", text -> text);
        SPELLINGS.put("JSON", text -> json(text, c -> false, false));
        SPELLINGS.put("JSON of PHP", text -> json(text, c -> c > 0x7e, false).replace("/", "\\/"));
        SPELLINGS.put("JSON of Go", text -> json(text, c -> "<>&".indexOf(c) >= 0, false));
        SPELLINGS.put("JSON in \\u, small", text -> json(text, c -> true, false));
        SPELLINGS.put("JSON in \\u, capital", text -> json(text, c -> true, true));
        SPELLINGS.put("JSON, every second in \\u", text -> json(text, c -> c % 2 == 0, c(text) % 2 == 0));
        SPELLINGS.put(
                "URL", text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
        SPELLINGS.put(
                "URL, small",
                text -> small(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")));
        SPELLINGS.put("form", text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
        SPELLINGS.put("URL, all", SecretSpellingsTest::percentAll);
        SPELLINGS.put("base64", text -> Base64.getEncoder().encodeToString(utf8(text)));
        SPELLINGS.put(
                "base64 for URLs",
                text -> Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text)));
        SPELLINGS.put("basic authentication", text -> Base64.getEncoder().encodeToString(utf8("user:" + text)));
        SPELLINGS.put("base64 between", text -> Base64.getEncoder().encodeToString(utf8("<u" + text + "!")));
        SPELLINGS.put("'...'", text -> "'" + text.replace("'", "'\\''") + "'");
        SPELLINGS.put("'...' of Python", text -> "'" + text.replace("'", "'\"'\"'") + "'");
        SPELLINGS.put("\"...\"", text -> '"' + text.replaceAll("[\"$`\\\\]", "\\\\$0") + '"');
        SPELLINGS.put("printf %q", text -> text.replaceAll("[^A-Za-z0-9_./\\x7f-\\uffff]", "\\\\$0"));
        SPELLINGS.put("$'...'", SecretSpellingsTest::ansiC);
    }

    private static int c(String text) {
        return text.length();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Chosen {
        boolean test(char c);
    }

    private static String json(String text, Chosen escaped, boolean capitals) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            String hex = String.format(Locale.ROOT, capitals ? "\\u%04X" : "\\u%04x", (int) c);
            boolean must = c < ' ';
            out.append(must || escaped.test(c) ? hex : c == '"' || c == '\\' ? "\\" + c : String.valueOf(c));
        }
        return out.toString();
    }

    private static String small(String encoded) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < encoded.length(); i++) {
            boolean hex = i > 0 && encoded.charAt(i - 1) == '%' || i > 1 && encoded.charAt(i - 2) == '%';
            out.append(hex ? Character.toLowerCase(encoded.charAt(i)) : encoded.charAt(i));
        }
        return out.toString();
    }

    private static String percentAll(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : utf8(text)) {
            out.append(String.format(Locale.ROOT, b % 2 == 0 ? "%%%02x" : "%%%02X", b & 0xff));
        }
        return out.toString();
    }

    private static String ansiC(String text) {
        StringBuilder out = new StringBuilder("$'");
        for (byte b : utf8(text)) {
            boolean plain = b >= ' ' && b != '\'' && b != '\\' && b != 0x7f;
            out.append(
                    plain
                            ? String.valueOf((char) b)
                            : b == '\t'
                                    ? "\\t"
                                    : b == '\'' || b == '\\'
                                            ? "\\" + (char) b
                                            : String.format(Locale.ROOT, "\\%03o", b & 0xff));
        }
        return out.append("'").toString();
    }

    private static String secret(Random random) {
        StringBuilder out = new StringBuilder();
        int length = 6 + random.nextInt(30);
        while (out.length() < length) {
            int c = LETTERS.codePointAt(random.nextInt(LETTERS.length()));
            if (!Character.isBmpCodePoint(c) || !Character.isSurrogate((char) c)) {
                out.appendCodePoint(c);
            }
        }
        return "q" + out + "z";
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aSecretInAPromisedSpellingIsNowhereAndWhatWasJsonIsStillJson(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            String secret = secret(random);
            Secrets secrets = Secrets.of(Map.of("A", secret, "B", secret(random), "C", "987654321"));
            SPELLINGS.forEach((name, spelling) -> {
                String spelled = spelling.apply(secret);
                String context = "seed " + seed + ", " + name + ": " + spelled;
                assertThat(secrets.mask("a " + spelled + " z"))
                        .as(context)
                        .doesNotContain(spelled, secret)
                        .startsWith("a ")
                        .endsWith(" z");
                inJson(secrets, spelled, context);
            });
        }
    }

    /** In a string of a message, of its payload, of a text in that, and as a key. */
    private static void inJson(Secrets secrets, String spelled, String context) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("first", spelled);
        inner.put("more", List.of(1, spelled + spelled, "x" + spelled + "y", 987654321));
        inner.put(spelled, "kept 1");
        inner.put("x" + spelled, "kept 2");
        String text = Json.write(inner);
        for (int depth = 0; depth < 3; depth++) {
            String masked = new String(secrets.mask(utf8(text)), StandardCharsets.UTF_8);
            Object tree = Json.parse(masked);
            String all = texts(tree, new StringBuilder()).toString();
            assertThat(all)
                    .as(context + "\n" + text)
                    .doesNotContain(spelled)
                    .doesNotContain("987654321")
                    .contains("kept 1", "kept 2");
            text = Json.write(Map.of("payload", text, "id", depth));
        }
    }

    /** All texts of a tree, those of JSON in a text too: what cannot be parsed is no JSON any more. */
    private static StringBuilder texts(Object tree, StringBuilder out) {
        if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts(value, out.append(key).append('\n')));
        } else if (tree instanceof List<?> list) {
            list.forEach(item -> texts(item, out));
        } else if (tree instanceof String text && text.startsWith("{\"")) {
            texts(Json.parse(text), out);
        } else {
            out.append(tree).append('\n');
        }
        return out;
    }

    @Test
    void twoLevelsOfEscapesInAnySpellingAreUndone() {
        Secrets secrets = Secrets.of(Map.of("A", "p/\"a\\\u00e9𝄞"));
        for (String level2 : List.of("p\\/\\\"a\\\\\\u00e9\\ud834\\uDD1E", "\\u0070/\\u0022a\\u005c\\u00E9𝄞")) {
            for (String level3 : List.of(json(level2, c -> false, false), json(level2, c -> true, true))) {
                assertThat(secrets.mask("{\"a\":\"" + level3 + "\"}")).isEqualTo("{\"a\":\"***\"}");
                String level4 = json(level3, c -> c == '\\', false);
                assertThat(secrets.mask("<" + level4 + ">")).isEqualTo("<***>");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Basic dXNlcjpodW50ZXIyMg==, Basic dXNlcj***",
        "Basic dXNlcjpodW50ZXIyMg, Basic dXNlcj***",
        "aHVudGVyMjI=., ***.",
        "xaHVudGVyMjI, x***",
        "YTpodW50ZXIyMjpi, YT***pi"
    })
    void base64IsMaskedWithTheCharactersThatItSharesAndItsPadding(String text, String masked) {
        assertThat(Secrets.of(Map.of("A", "hunter22")).mask(text)).isEqualTo(masked);
    }

    @Test
    void base64ThatIsBrokenIntoLinesIsMaskedLineByLine() {
        String key = "k".repeat(70) + "€".repeat(40) + "0123456789".repeat(9);
        Secrets secrets = Secrets.of(Map.of("A", key));
        for (int columns : new int[] {64, 76}) {
            String[] lines = Base64.getMimeEncoder(columns, new byte[] {'\n'})
                    .encodeToString(utf8(key))
                    .split("\n");
            for (String line : lines) {
                assertThat(secrets.mask(line)).isEqualTo("***");
            }
        }
    }

    @Test
    void aSecretThatIsJsonIsFoundInAnotherLayout() {
        String file = """
                {
                  "type": "service_account",
                  "url": "https://a/b",
                  "private_key": "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkq\\n-----END PRIVATE KEY-----\\n",
                  "n": 31415926
                }
                """;
        Secrets secrets = Secrets.of(Map.of("KEY", file));
        String line = Json.write(Json.parse(file));
        assertThat(secrets.mask("key " + line + ".")).isEqualTo("key ***.");
        assertThat(secrets.mask(line.replace("/", "\\/").replace(",", ", ").replace(":", ": ")))
                .isEqualTo("***");
        assertThat(secrets.mask("{\"a\":" + line + "}")).isEqualTo("{\"a\":\"***\"}");
        assertThat(secrets.mask(Json.write(Map.of("a", line)))).isEqualTo("{\"a\":\"***\"}");
        assertThat(secrets.maskTree(Map.of("a", Json.parse(line)))).isEqualTo(Map.of("a", "***"));
        Map<?, ?> members = (Map<?, ?>) Json.parse(file);
        assertThat(secrets.mask("      \"private_key\" :" + Json.write(members.get("private_key")) + ","))
                .isEqualTo("      ***,");
        assertThat(secrets.mask("line MIIEvQIBADANBgkq of it")).isEqualTo("line *** of it");
        assertThat(secrets.mask("\"type\" stays, service_account too, 31415926 also"))
                .isEqualTo("\"type\" stays, service_account too, 31415926 also");
    }

    @Test
    void halfASurrogatePairBesideASecretStaysWhatItIs() {
        assertThat(Secrets.of(Map.of("A", "hunter2")).mask("\ud834 é€𝄞 hunter2 \udd1e"))
                .isEqualTo("\ud834 é€𝄞 *** \udd1e");
    }

    @Test
    void fiftySecretsAreFoundInAnyOrder() {
        Random random = new Random(7);
        Map<String, String> values = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        List<String> masked = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            values.put("S" + i, "q" + i + Integer.toHexString(random.nextInt()) + "z");
            text.append(values.get("S" + i)).append('-');
            masked.add("***-");
        }
        assertThat(Secrets.of(values).mask(text.toString())).isEqualTo(String.join("", masked));
    }
}
