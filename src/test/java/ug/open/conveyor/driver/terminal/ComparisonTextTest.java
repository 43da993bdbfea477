package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.compare.Compared;
import ug.open.conveyor.driver.compare.Compared.Verdict;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.compare.Tally;
import ug.open.conveyor.driver.json.Buffer;

final class ComparisonTextTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Buffer out = new Buffer(256);
    private final ComparisonText text =
            new ComparisonText(Surface.of(false, StandardCharsets.UTF_8, Style.When.NEVER, Map.of()));

    private String print(String runId, Verdict verdict, Difference... differences) {
        out.clear();
        text.print(new ComparedRun(new Compared(runId, verdict, List.of(differences)), PATIENCE), out);
        return new String(out.toArray(), StandardCharsets.UTF_8);
    }

    @Test
    void aDifferenceHasTheFormOfReplay() {
        assertThat(print("r", Verdict.DIFFERENT, new Difference("$.data.n", Difference.Kind.CHANGED, 1, "x\u001b[2J")))
                .isEqualTo(
                        "run r differs in 1 place: - production + here\n  $.data.n\n    - 1\n    + \"x\\u001b[2J\"\n");
    }

    @Test
    void whatIsTheSameIsOnlyCounted() {
        assertThat(print("r", Verdict.SAME)).isEmpty();
        assertThat(print("r", Verdict.OPEN)).isEmpty();
    }

    @Test
    void aRunIdDoesNotMoveTheCursor() {
        assertThat(print("r\u001b[2J\n", Verdict.ONLY_HERE))
                .endsWith(": production published no result within 1 m 0 s\n")
                .doesNotContain("\u001b");
        assertThat(print("r", Verdict.ONLY_THERE)).isEqualTo("run r: only production has a result\n");
    }

    @Test
    void theManyAreOnlyCounted() {
        List<String> lines = new ArrayList<>(Collections.nCopies(20, "run r: only production has a result\n"));
        lines.add("from here on, such runs are only counted\n");
        lines.add("");
        for (String line : lines) {
            assertThat(print("r", Verdict.ONLY_THERE)).isEqualTo(line);
        }
        assertThat(print("r", Verdict.DIFFERENT)).startsWith("run r differs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0 | 0 | 0 | 0 | 0 | no result was compared with production's
            1 | 0 | 0 | 0 | 0 | 0 | 1 result, the same as in production
            0 | 1 | 0 | 0 | 0 | 0 | 1 result, not the same as in production
            2 | 1 | 0 | 0 | 0 | 0 | 3 results, 1 of them not the same as in production
            2 | 0 | 1 | 0 | 0 | 3 | 2 results, the same as in production; 1 only here: production published no result within 1 m 0 s; 3 results of production came later than that; a longer --compare-timeout waits for them
            0 | 0 | 0 | 4 | 5 | 0 | no result was compared with production's; 4 not known: messages were lost, or too many waited; 5 still open at the end
            """)
    void theSentenceCounts(long same, long different, long here, long unknown, long open, long late, String sentence) {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        verdicts.put(Verdict.SAME, same);
        verdicts.put(Verdict.DIFFERENT, different);
        verdicts.put(Verdict.ONLY_HERE, here);
        verdicts.put(Verdict.UNKNOWN, unknown);
        verdicts.put(Verdict.OPEN, open);
        assertThat(new ComparedTally(new Tally(verdicts, late, 0), PATIENCE).line())
                .isEqualTo(sentence);
    }
}
