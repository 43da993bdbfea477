package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.json.Buffer;

class DifferencesTextTest {
    private static String print(Surface surface, String run, List<Difference> places) {
        Buffer out = new Buffer(1024);
        new DifferencesText(surface).print(new DifferentRun(run, places), out);
        return out.toString();
    }

    private static Difference place(String path, Object recorded, Object now) {
        Difference.Kind kind = recorded == null
                ? Difference.Kind.ADDED
                : now == null ? Difference.Kind.REMOVED : Difference.Kind.CHANGED;
        return new Difference(path, kind, recorded, now);
    }

    @Test
    void eachPlaceShowsWhatWasAndWhatIs() {
        assertThat(print(
                        Surface.file(),
                        "6f1c",
                        List.of(
                                place("$.success", true, false),
                                place("$.data.old", 1, null),
                                place("$.data.new", null, Map.of("a", List.of())))))
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
    void theOldIsBadAndTheNewIsGood() {
        assertThat(print(new Surface(true, true, Sample.COLOURS), "r", List.of(place("$.success", 1, 2))))
                .contains("1 place")
                .contains("\u001b[1;31m- 1\u001b[0m")
                .contains("\u001b[32m+ 2\u001b[0m");
    }

    @Test
    void manyPlacesAreCountedAndLongValuesCut() {
        String text = print(
                Surface.file(),
                "r\n\u001b[2J",
                Collections.nCopies(1_041, place("$.data", "x".repeat(9_999), "\u001b[2J")));
        assertThat(text)
                .startsWith("run r\\n\\e[2J differs in 1,041 places")
                .endsWith("  and 1,001 more\n")
                .contains("+ \"\\u001b[2J\"\n");
        assertThat(text.lines()).allMatch(line -> line.length() < 420);
    }
}
