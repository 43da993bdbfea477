package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HighlighterTest {
    private static String marked(Highlighter highlighter, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        StringBuilder marked = new StringBuilder();
        highlighter.reset(bytes, 0, bytes.length);
        while (highlighter.next()) {
            marked.append('<')
                    .append(message, highlighter.start(), highlighter.end())
                    .append('>');
        }
        return marked.toString();
    }

    @Test
    @Timeout(60)
    void aPatternThatTriesTooManyWaysMarksNothingFromThereOnAndOthersDo() {
        Highlighter highlighter = Highlighter.of(List.of(Pattern.compile("(.*,){14}\\d{9}"), Pattern.compile("end")));
        assertThat(marked(highlighter, "1,".repeat(14) + "123456789 end"))
                .isEqualTo("<" + "1,".repeat(14) + "123456789><end>");
        assertThat(marked(highlighter, "1,".repeat(40) + " end.")).isEqualTo("<end>");
        assertThat(marked(highlighter, "1,".repeat(14) + "123456789 end")).isEqualTo("<end>");
    }
}
