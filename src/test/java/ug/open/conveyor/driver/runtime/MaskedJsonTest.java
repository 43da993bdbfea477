package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.json.Json;

/** Whatever the secrets, JSON stays JSON of the same shape, and so does JSON in its strings. */
class MaskedJsonTest {
    private static final String SIGNS = "\"\\{}[]:,0123tfnulea*/%41 .-+u003c=é";

    private final StringBuilder text = new StringBuilder();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsItsShape(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Map<String, String> secrets = new LinkedHashMap<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                secrets.put("S" + i, signs(random, 1 + random.nextInt(5)));
            }
            String json = document(random);
            String masked =
                    new String(Secrets.of(secrets).mask(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
            String context = "seed " + seed + " round " + round + " " + secrets + "\n" + json + "\n" + masked;
            try {
                assertThat(shape(Json.parse(masked))).as(context).isEqualTo(shape(Json.parse(json)));
            } catch (RuntimeException e) {
                throw new AssertionError(context, e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofATextThatIsNoJsonNothingIsLeft(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String secret = signs(random, 1 + random.nextInt(5)).replace('*', 'x');
            String plain = "x" + signs(random, random.nextInt(60));
            String masked = Secrets.of(Map.of("A", secret)).mask(plain.replace('*', 'y') + secret);
            assertThat(masked)
                    .as("%s in %s", secret, plain)
                    .doesNotContain(secret)
                    .contains("***");
        }
    }

    private String document(Random random) {
        text.setLength(0);
        Object tree = object(random, 0);
        write(random, tree);
        return text.toString();
    }

    private static String signs(Random random, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return out.toString();
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            members.put(
                    random.nextInt(4) == 0 ? "payload" : signs(random, 1 + random.nextInt(5)),
                    value(random, depth + 1));
        }
        return members;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 7)) {
            case 0 -> random.nextInt(100_000) / (random.nextBoolean() ? 1 : 8.0);
            case 1 -> random.nextBoolean();
            case 2, 3 -> signs(random, random.nextInt(9));
            case 4 -> object(random, depth);
            case 5 -> Json.write(object(random, depth));
            default -> new ArrayList<>(List.of(value(random, depth + 1), value(random, depth + 1)));
        };
    }

    /** With escapes where there need be none. */
    private void write(Random random, Object value) {
        if (value instanceof Map<?, ?> map) {
            String comma = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                text.append(comma);
                write(random, member.getKey());
                write(random, random.nextBoolean() ? ": " : ":", member.getValue());
                comma = ", ";
            }
            text.append('}');
        } else if (value instanceof List<?> list) {
            write(random, "[", list.get(0));
            write(random, ",", list.get(1));
            text.append(']');
        } else if (value instanceof String string) {
            text.append('"');
            for (char c : string.toCharArray()) {
                text.append(
                        random.nextInt(5) == 0
                                ? String.format(Locale.ROOT, "\\u%04x", (int) c)
                                : c == '"' || c == '\\' ? "\\" + c : String.valueOf(c));
            }
            text.append('"');
        } else {
            text.append(value);
        }
    }

    private void write(Random random, String before, Object value) {
        text.append(before);
        write(random, value);
    }

    /** The kinds and sizes; of an object or array that became a string as a whole, nothing. */
    private static Object shape(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<Object> shapes = new ArrayList<>();
            map.values().forEach(member -> shapes.add(shape(member)));
            return shapes;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(MaskedJsonTest::shape).toList();
        }
        boolean document =
                value instanceof String string && string.startsWith("{") && string.endsWith("}") && isJson(string);
        return document ? List.of("in a string", shape(Json.parse((String) value))) : "scalar";
    }

    private static boolean isJson(String text) {
        try {
            Json.parse(text);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
