package ug.open.conveyor.driver.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsQuotesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "two words",
                "a&b|c<d>e^f",
                "say \"hi\"",
                "\"",
                "\"\"\"",
                "C:\\a b\\",
                "C:\\a\\\\",
                "back\\\"slash",
                "ends\\\\\"",
                "{\"k\":\"v & w\"}",
                "tab\there"
            })
    void aProgramGetsEachWordBack(String word) {
        assertThat(read(WindowsQuotes.ofProgram(word) + " " + WindowsQuotes.ofBatch(word) + " "
                        + WindowsQuotes.ofTyped(word) + " end"))
                .containsExactly(word, word, word, "end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b", "\"a&b", "a\"&b\"", "\"\"\"&", "a\\\"&calc", "x\" & calc & \""})
    void noSignInABatchFilesWordStandsOutsideOfQuotes(String word) {
        boolean inside = false;
        for (char c : WindowsQuotes.ofBatch(word).toCharArray()) {
            inside ^= c == '"';
            assertThat(c == '&' && !inside).isFalse();
        }
        assertThat(inside).isFalse();
    }

    @Test
    void aPercentSignCannotBeginAVariable() {
        assertThat(WindowsQuotes.ofBatch("%PATH%")).isEqualTo("\"%%cd:~,%PATH%%cd:~,%\"");
        assertThat(WindowsQuotes.ofTyped("50%")).isEqualTo("\"50%\"");
        assertThat(WindowsQuotes.ofTyped("%PATH%")).isEqualTo("\"%%cd:~,%PATH%%cd:~,%\"");
    }

    /** As Microsoft's C library takes a line apart, from the documentation of its start-up code. */
    private static List<String> read(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        boolean quoted = false;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ' ';
            if (!quoted && (c == ' ' || c == '\t')) {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            int backslashes = 0;
            while (i + backslashes < line.length() && line.charAt(i + backslashes) == '\\') {
                backslashes++;
            }
            boolean quote = i + backslashes < line.length() && line.charAt(i + backslashes) == '"';
            if (backslashes > 0) {
                word.append("\\".repeat(quote ? backslashes / 2 : backslashes));
                i += backslashes - 1;
                if (quote && backslashes % 2 == 1) {
                    word.append('"');
                    i++;
                }
            } else if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                word.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else {
                word.append(c);
            }
        }
        return words;
    }
}
