package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.json.EscapeSequence;

final class ScreenTextTest {
    private static final Surface COLOURED =
            Surface.of(true, StandardCharsets.UTF_8, Style.When.ALWAYS, Map.of("TERM", "xterm"));

    private final ScreenText text = new ScreenText(COLOURED);
    private final ScreenText plain =
            new ScreenText(Surface.of(true, StandardCharsets.UTF_8, Style.When.NEVER, Map.of()));

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> rows(String line, int columns) {
        return plain.rows(bytes(line), columns, null);
    }

    @Test
    void aLineThatIsTooWideGoesOnBetweenWords() {
        assertThat(rows("the quick brown fox jumps", 12)).containsExactly("the quick ", "brown fox ", "jumps");
        assertThat(rows("the quick br fox", 12)).containsExactly("the quick br", "fox");
    }

    @Test
    void aWordThatIsTooWideIsBroken() {
        assertThat(rows("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(rows("", 4)).containsExactly("");
    }

    @Test
    void anIdeographIsNeverCutInHalf() {
        assertThat(rows("a漢字漢字", 4)).containsExactly("a漢", "字漢", "字");
        assertThat(rows("漢", 1)).containsExactly("");
    }

    @Test
    void tabsBecomeBlanksUpToTheNextStop() {
        assertThat(rows("a\tb", 20)).containsExactly("a       b");
    }

    @Test
    void marksThatAreStackedUpAreFew() {
        assertThat(rows("z" + "\u0301".repeat(1000) + "a", 10).get(0)).isEqualTo("z" + "\u0301".repeat(3) + "a");
    }

    @Test
    void coloursGoOnInTheNextRowAndEndWithEach() {
        assertThat(text.rows(bytes("\u001b[31mabcdef\u001b[0mgh"), 4, null))
                .containsExactly("\u001b[31mabcd\u001b[0m", "\u001b[31mef\u001b[0mgh\u001b[0m");
    }

    @Test
    void aMatchIsMarkedAcrossRowsAndColoursComeBack() {
        assertThat(text.rows(bytes("\u001b[32mabcdef"), 4, Pattern.compile("cde")))
                .containsExactly(
                        "\u001b[32mab\u001b[0m\u001b[1;31mcd\u001b[0m",
                        "\u001b[32m\u001b[1;31me\u001b[0m\u001b[32mf\u001b[0m");
    }

    @Test
    void whatMovesACursorIsNoMore() {
        assertThat(rows("a\u001b[2Jb\u202ec\u0007d", 40)).containsExactly("ab\\u202ec\\x07d");
        assertThat(text.rowsWith(Pattern.compile("red!"), bytes("\u001b[31mred\u001b[0m\u001b[5;5H!"), 20))
                .containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40, 79})
    void noRowIsWiderThanTheScreenWhateverTheLine(int columns) {
        String[] parts = {
            "a", " ", "word ", "漢", "\u0301", "😀", "\u200d", "\t", "\u001b[31m", "\u001b[0m", "\u202e", "\u001b[9A"
        };
        Random random = new Random(columns);
        for (int i = 0; i < 500; i++) {
            StringBuilder line = new StringBuilder();
            random.ints(random.nextInt(60), 0, parts.length).forEach(part -> line.append(parts[part]));
            for (String row : text.rows(bytes(line.toString()), columns, Pattern.compile("a|d "))) {
                assertThat(Columns.of(EscapeSequence.without(row)))
                        .as(line.toString())
                        .isLessThanOrEqualTo(columns);
                assertThat(row).doesNotContain("\u202e", "\u001b[9A", "\t");
            }
        }
    }

    @Test
    void theTextOnTheRightGoesWhereThereIsNoRoom() {
        assertThat(plain.ends("left", "right", 12)).isEqualTo("left   right");
        assertThat(plain.ends("left", "right", 10)).isEqualTo("left");
    }

    @Test
    void aMatchIsInTheRowThatHasItsBeginning() {
        assertThat(matches("fox|quick", "the quick brown fox jumps", 12)).containsExactly(0, 1);
        assertThat(matches("jumps", "the quick brown fox jumps", 12)).containsExactly(2);
        assertThat(matches("END", "x".repeat(20_000) + "END", 10)).containsExactly(2000);
        assertThat(matches("c", "\u001b[1maaaa\tbb\u001b[0m cc cc", 9)).containsExactly(1);
        assertThat(matches("字", "a漢字漢字", 4)).containsExactly(1, 2);
        assertThat(matches("z", "abc", 4)).isEmpty();
    }

    private List<Integer> matches(String pattern, String line, int columns) {
        return text.rowsWith(Pattern.compile(pattern), bytes(line), columns);
    }
}
