package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTest {
    @ParameterizedTest
    @CsvSource({
        "0a, \\n",
        "0d, \\r",
        "09, \\t",
        "1b, \\e",
        "00, \\x00",
        "07, \\x07",
        "7f, \\x7f",
        "9b, \\u009b",
        "85, \\u0085",
        "ad, \\u00ad",
        "200b, \\u200b",
        "200f, \\u200f",
        "202e, \\u202e",
        "2028, \\u2028",
        "2066, \\u2066",
        "feff, \\ufeff",
        "d800, \\ud800",
        "e000, \\ue000",
        "e0041, \\U000e0041"
    })
    void whatCannotBeSeenIsEscaped(String hex, String escaped) {
        String text = "a" + new String(Character.toChars(Integer.parseInt(hex, 16))) + "b";
        assertThat(Clean.oneLine(text)).isEqualTo("a" + escaped + "b");
    }

    @Test
    void whatCanBeSeenStays() {
        assertThat(Clean.oneLine("a b é 漢字 עברית 🚀 ~\\")).isEqualTo("a b é 漢字 עברית 🚀 ~\\");
        assertThat(Clean.oneLine("")).isEmpty();
    }

    @Test
    void aTerminalWithoutUtf8GetsAscii() {
        Surface ascii = new Surface(true, false, Style.plain());
        assertThat(ascii.oneLine("é🚀")).isEqualTo("\\u00e9\\U0001f680");
        assertThat(ascii.oneLine("abcdefghij", 7)).isEqualTo("ab...ij");
    }

    @Test
    void aLongTextIsCutInItsMiddle() {
        assertThat(Clean.oneLine("0123456789", 7)).isEqualTo("012…789");
        assertThat(Clean.oneLine("0123456789", 10)).isEqualTo("0123456789");
        assertThat(Clean.oneLine("漢字漢字漢字", 7)).isEqualTo("漢…字");
    }

    @Test
    void aTextOfMegabytesIsCutToo() {
        String text = "head" + "\u001b[2J".repeat(1_000_000) + "tail";
        assertThat(Clean.oneLine(text, 20))
                .startsWith("head\\e[2J")
                .endsWith("tail")
                .hasSize(20);
    }

    @Test
    void nothingIsWiderThanItMayBe() {
        for (int columns = 0; columns < 20; columns++) {
            assertThat(Columns.of(Clean.oneLine("漢a字b漢c字d🚀e\u001b", columns))).isLessThanOrEqualTo(columns);
        }
    }
}
