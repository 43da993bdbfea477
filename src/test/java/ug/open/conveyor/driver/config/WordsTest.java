package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("./reconcile.sh", List.of("./reconcile.sh")),
                Arguments.of("  python3\treconcile.py\n", List.of("python3", "reconcile.py")),
                Arguments.of("a 'b c' \"d e\"", List.of("a", "b c", "d e")),
                Arguments.of("a''b\"\"c", List.of("abc")),
                Arguments.of("a '' \"\"", List.of("a", "", "")),
                Arguments.of("'it'\\''s'", List.of("it's")),
                Arguments.of("\"a \\\"b\\\" \\\\ \\$c \\d\"", List.of("a \"b\" \\ $c \\d")),
                Arguments.of("a\\ b \\'", List.of("a b", "'")),
                Arguments.of("'a\\b'", List.of("a\\b")),
                Arguments.of("a *.sh 5$ $ {b} (c) ~/d !e", List.of("a", "*.sh", "5$", "$", "{b}", "(c)", "~/d", "!e")),
                Arguments.of("a '|' \"b;\" \"$HOME\" '`c`'", List.of("a", "|", "b;", "$HOME", "`c`")),
                Arguments.of("a \\&\\& \\$HOME \\;", List.of("a", "&&", "$HOME", ";")),
                Arguments.of("sh -c \"./a.sh && ./b.sh > $OUT\"", List.of("sh", "-c", "./a.sh && ./b.sh > $OUT")),
                Arguments.of("\n  a \\\n  b\\\r\nc\n\n", List.of("a", "bc")),
                Arguments.of("'a\nb'", List.of("a\nb")),
                Arguments.of("ü ✓", List.of("ü", "✓")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsSplitAsAShellWouldAndNothingMore(String command, List<String> words) {
        assertThat(Words.split(command)).isEqualTo(words);
    }

    static Stream<Arguments> shellCommands() {
        return Stream.of(
                Arguments.of("./a.sh && ./b.sh", "&&", 8),
                Arguments.of("./a.sh&&./b.sh", "&&", 7),
                Arguments.of("./a.sh || true", "||", 8),
                Arguments.of("./a.sh; ./b.sh", ";", 7),
                Arguments.of("./a.sh | tee log", "|", 8),
                Arguments.of("./a.sh >log", ">", 8),
                Arguments.of("./a.sh >>log", ">>", 8),
                Arguments.of("./a.sh 2>&1", ">", 9),
                Arguments.of("./a.sh < in", "<", 8),
                Arguments.of("./a.sh &", "&", 8),
                Arguments.of("curl http://a/?b=c&d=e", "&", 19),
                Arguments.of("./a.sh $HOME/x", "$HOME", 8),
                Arguments.of("./a.sh --to=${HOME}", "${", 13),
                Arguments.of("./a.sh $(date)", "$(", 8),
                Arguments.of("./a.sh $1", "$1", 8),
                Arguments.of("./a.sh `date`", "`", 8),
                Arguments.of("\"quoted\" && ./b.sh", "&&", 10));
    }

    @ParameterizedTest
    @MethodSource("shellCommands")
    void aSignOfTheShellOutsideOfQuotesIsAnError(String command, String sign, int place) {
        String quoted = command.replace("\"", "\\\"");
        assertThatThrownBy(() -> Words.split(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + sign + "' at character " + place
                        + " is for a shell, and no shell reads this command: write" + " [sh, -c, \"" + quoted
                        + "\"], or put it in quotes to hand it to the program");
    }

    @Test
    void aSecondLineIsAnErrorToo() {
        assertThatThrownBy(() -> Words.split("./a.sh\n./b.sh \"x\"\n"))
                .hasMessage("the line end at character 7 is for a shell, and no shell reads this command: write"
                        + " [sh, -c, \"./a.sh\\n./b.sh \\\"x\\\"\"], or put it in quotes to hand it to the program");
        assertThatThrownBy(() -> Words.split("a && " + "b".repeat(300)))
                .hasMessageContaining("write [sh, -c, \"…\"], or");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a \"b\\\"", "a 'b\"", "a \"b\\"})
    void aQuoteThatIsNotClosedIsSaidWithItsPlace(String command) {
        assertThatThrownBy(() -> Words.split(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the quote " + command.charAt(2) + " at character 3 of the command is not closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void noWordIsNoCommand(String command) {
        assertThatThrownBy(() -> Words.split(command))
                .hasMessage("the command is empty: write a program and its arguments");
    }

    @Test
    void aBackslashAtTheEndIsSaid() {
        assertThatThrownBy(() -> Words.split("a \\"))
                .hasMessage("the command ends in a backslash: write \\\\ for a backslash");
    }
}
