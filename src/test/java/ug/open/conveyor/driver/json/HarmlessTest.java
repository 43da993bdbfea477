package ug.open.conveyor.driver.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HarmlessTest {
    @ParameterizedTest
    @CsvSource({
        "0a, \\n, \\n",
        "0d, \\r, \\r",
        "09, \\t, \\t",
        "1b, \\e, \\u001b",
        "00, \\x00, \\u0000",
        "07, \\x07, \\u0007",
        "7f, \\x7f, \\u007f",
        "80, \\u0080, \\u0080",
        "85, \\u0085, \\u0085",
        "9b, \\u009b, \\u009b",
        "9f, \\u009f, \\u009f",
        "ad, \\u00ad, \\u00ad",
        "61c, \\u061c, \\u061c",
        "180e, \\u180e, \\u180e",
        "200b, \\u200b, \\u200b",
        "200c, \\u200c, \\u200c",
        "200d, \\u200d, \\u200d",
        "200e, \\u200e, \\u200e",
        "200f, \\u200f, \\u200f",
        "2028, \\u2028, \\u2028",
        "2029, \\u2029, \\u2029",
        "202a, \\u202a, \\u202a",
        "202e, \\u202e, \\u202e",
        "2060, \\u2060, \\u2060",
        "2066, \\u2066, \\u2066",
        "2069, \\u2069, \\u2069",
        "206f, \\u206f, \\u206f",
        "feff, \\ufeff, \\ufeff",
        "d800, \\ud800, \\ud800",
        "e0041, \\U000e0041, \\udb40\\udc41"
    })
    void whatIsNotShownIsEscaped(String hex, String escaped, String inJson) {
        String text = "a" + new String(Character.toChars(Integer.parseInt(hex, 16))) + "b";
        assertThat(Harmless.oneLine(text)).isEqualTo("a" + escaped + "b");
        assertThat(Harmless.word(text)).isEqualTo("a" + escaped + "b");
        assertThat(Harmless.json(Json.write(text))).isEqualTo("\"a" + inJson + "b\"");
        assertThat(Json.parse(Harmless.json(Json.write(text)))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b é 漢字 עברית 🚀 ~\\",
                "👩\u200d💻, می\u200cخواهم, ភាសា\u200bខ្មែរ, PDF\u200cها",
                "\u0600\u0661",
                "\ue0a0 \uf113",
                "\ud83e\udee0"
            })
    void whatCanBeSeenStays(String text) {
        assertThat(Harmless.oneLine(text)).isEqualTo(text);
        assertThat(Harmless.lines(text)).isEqualTo(text);
        assertThat(Harmless.json(text)).isEqualTo(text);
    }

    @Test
    void severalJoinersInAsciiAreEscapes() {
        assertThat(Harmless.oneLine("“\u200ba\u200d\u200db\u200c")).isEqualTo("“\\u200ba\\u200d\\u200db\\u200c");
    }

    @Test
    void linesKeepTheirEnds() {
        assertThat(Harmless.lines("a\n\tb\r\n\u001b[2Jc\n")).isEqualTo("a\n\tb\\r\n\\e[2Jc\n");
    }

    @Test
    void jsonKeepsItsWhiteSpace() {
        assertThat(Harmless.json("{\n\t\"a\": \"\u202e\"\r\n}")).isEqualTo("{\n\t\"a\": \"\\u202e\"\r\n}");
    }

    /** Neither split nor taken for a pattern. */
    @Test
    void aWordIsOne() {
        assertThat(Harmless.word("a b\u00a0c\u3000d *?[x]\n"))
                .isEqualTo("a\\x20b\\u00a0c\\u3000d\\x20\\x2a\\x3f\\x5bx]\\n");
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(Harmless.quoted("12345", 5)).isEqualTo("12345");
        assertThat(Harmless.quoted("12345\n", 5)).isEqualTo("12345 …");
        assertThat(Harmless.quoted("\n".repeat(1_000_000), 2)).isEqualTo("\\n\\n …");
    }
}
