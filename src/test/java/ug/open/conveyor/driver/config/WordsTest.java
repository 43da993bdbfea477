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
                Arguments.of("a | b; $HOME *.sh `c`", List.of("a", "|", "b;", "$HOME", "*.sh", "`c`")),
                Arguments.of("ü ✓", List.of("ü", "✓")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsSplitAsAShellWouldAndNothingMore(String command, List<String> words) {
        assertThat(Words.split(command)).isEqualTo(words);
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
