package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTest {
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
