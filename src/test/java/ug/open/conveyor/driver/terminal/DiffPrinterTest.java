package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffPrinterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String print(Surface surface, String run, List<DiffPrinter.Line> lines) throws IOException {
        new DiffPrinter(out, surface).print(run, lines);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static DiffPrinter.Line line(String path, String recorded, String now) {
        return new DiffPrinter.Line(path, Optional.ofNullable(recorded), Optional.ofNullable(now));
    }

    @Test
    void eachPlaceShowsWhatWasAndWhatIs() throws IOException {
        assertThat(print(
                        Surface.file(),
                        "6f1c",
                        List.of(
                                line("$.success", "true", "false"),
                                line("$.data.old", "1", null),
                                line("$.data.new", null, "{\"a\":[]}"))))
                .isEqualTo("""
                run 6f1c differs in 3 places: - recorded + now
                  $.success
                    - true
                    + false
                  $.data.old
                    - 1
                  $.data.new
                    + {"a":[]}
                """);
    }

    @Test
    void theOldIsBadAndTheNewIsGood() throws IOException {
        assertThat(print(new Surface(true, true, Style.coloured()), "r", List.of(line("$.success", "1", "2"))))
                .contains("1 place")
                .contains("\u001b[1;31m- 1\u001b[0m")
                .contains("\u001b[32m+ 2\u001b[0m");
    }

    @Test
    void manyPlacesAreCountedAndLongValuesCut() throws IOException {
        String text = print(
                Surface.file(),
                "r\n\u001b[2J",
                Collections.nCopies(1_041, line("$.data", "x".repeat(9_999), "\u001b[2J")));
        assertThat(text)
                .startsWith("run r\\n\\e[2J differs in 1,041 places")
                .endsWith("  and 1,001 more\n")
                .contains("+ \\e[2J\n");
        assertThat(text.lines()).allMatch(line -> line.length() < 420);
    }
}
