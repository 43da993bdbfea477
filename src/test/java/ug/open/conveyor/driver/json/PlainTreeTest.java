package ug.open.conveyor.driver.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain JSON is read as Jackson reads it, or not at all. */
class PlainTreeTest {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"b\"",
        "\"\"",
        "\"a",
        "\"\\n\"",
        "\"\\u003e\\/\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\x\"",
        "\"\\u00g0\"",
        "\"\\\"",
        "\"\\u00\"",
        "\"é\"",
        "\"\t\"",
        "\"\u007f\"",
        "0",
        "-0",
        "-0.0",
        "-",
        "7",
        "01",
        "1.50",
        "1.",
        ".5",
        "1e3",
        "999999999999999999",
        "9999999999999999999",
        "0.123456789012345678",
        "true",
        "false",
        "null",
        "nul",
        " ",
        "\n",
        "\r",
        "\t",
        "\f",
        "\u00a0",
        "\ufeff",
        "#",
        "NaN",
        "\ud800"
    };

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void isWhatJacksonReads() {
        int plain = 0;
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder();
            if (round % 4 == 0) {
                int pieces = random.nextInt(1, 12);
                for (int i = 0; i < pieces; i++) {
                    text.append(piece());
                }
            } else {
                append(text, 0);
                if (round % 4 == 1) {
                    text.insert(random.nextInt(text.length() + 1), piece());
                }
            }
            plain += check(text.toString());
        }
        assertThat(plain).isGreaterThan(100_000);
    }

    private String piece() {
        return PIECES[random.nextInt(PIECES.length)];
    }

    private void append(StringBuilder text, int depth) {
        switch (random.nextInt(depth > 3 ? 3 : 5)) {
            case 0 -> text.append('"').append((char) random.nextInt('a', 'e')).append('"');
            case 1 -> text.append(random.nextInt(-99, 99)).append(random.nextBoolean() ? "" : ".0" + random.nextInt(9));
            case 2 -> text.append(random.nextBoolean() ? "true" : "null");
            case 3 -> {
                List<String> members = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    StringBuilder member = new StringBuilder();
                    String name = random.nextInt(20) > 0 ? "\"" + (char) random.nextInt('a', 'z') + '"' : piece();
                    member.append(name).append(" : ");
                    append(member, depth + 1);
                    members.add(member.toString());
                }
                text.append('{').append(String.join(" ,", members)).append(" }");
            }
            default -> {
                List<String> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    StringBuilder item = new StringBuilder();
                    append(item, depth + 1);
                    items.add(item.toString());
                }
                text.append('[').append(String.join(", ", items)).append(']');
            }
        }
    }

    /** Gives how many of its two readings are plain. */
    private static int check(String text) {
        byte[] utf8 = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        Object ofBytes = PlainTree.read(utf8, 1, utf8.length - 1);
        Object ofText = PlainTree.read(text);
        if (ofBytes != PlainTree.NOT_PLAIN) {
            assertSame(new String(utf8, 1, utf8.length - 2, StandardCharsets.UTF_8), ofBytes);
        }
        if (ofText != PlainTree.NOT_PLAIN) {
            assertSame(text, ofText);
        }
        return (ofBytes == PlainTree.NOT_PLAIN ? 0 : 1) + (ofText == PlainTree.NOT_PLAIN ? 0 : 1);
    }

    private static void assertSame(String text, Object plain) {
        try {
            Object read = JsonTree.read(JsonTree.parser(text));
            assertThat(plain).as(text).isEqualTo(read);
            assertThat(String.valueOf(plain))
                    .as(text)
                    .isEqualTo(String.valueOf(read)); // the order of members, the digits of numbers
        } catch (IOException e) {
            throw new AssertionError("plain, but no JSON to Jackson: " + text, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nats\": [\"nats://127.0.0.1:4222\"],\n\t\"monitoring\": []}",
                "{\"subjects\":[\"resources.\\u003e\"],\"path\":\"a\\\\b\"}",
                "{\"server_id\":\"N\",\"headers\":true,\"max_payload\":1048576,\"client_id\":5}",
                "[{\"a\":-1.50,\"b\":null}, [[]], {}]",
                " \"text\" ",
                "12"
            })
    void readsWhatServersWrite(String text) {
        assertThat(check(text)).isEqualTo(2);
    }

    @Test
    void cannotBeChangedLater() {
        Map<?, ?> members = (Map<?, ?>) PlainTree.read("{\"a\":[1],\"b\":{}}");
        assertThat(members.getClass())
                .isEqualTo(Collections.unmodifiableMap(Map.of()).getClass());
        assertThat(members.get("a").getClass())
                .isEqualTo(Collections.unmodifiableList(new ArrayList<>()).getClass());
    }

    @Test
    void leavesDeepAndLongOnesToJackson() {
        assertThat(PlainTree.read("[".repeat(64) + "]".repeat(64))).isNotSameAs(PlainTree.NOT_PLAIN);
        assertThat(PlainTree.read("[".repeat(65) + "]".repeat(65))).isSameAs(PlainTree.NOT_PLAIN);
        String longest = "\"" + "x".repeat(64 * 1024 - 2) + "\"";
        assertThat(PlainTree.read(longest)).isNotSameAs(PlainTree.NOT_PLAIN);
        assertThat(PlainTree.read(longest + " ")).isSameAs(PlainTree.NOT_PLAIN);
    }
}
