package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.runtime.Summary;

/** What is shown around the rounds of a watch. */
class RoundTextTest {
    private static final LocalTime TIME = LocalTime.of(14, 5, 31, 7);

    private static String begin(Surface surface, int columns, long number, String why) {
        Buffer out = new Buffer(64);
        new RoundBeginText(surface, columns).print(new RoundBegin(number, TIME, why), out);
        return out.toString();
    }

    private static String end(
            boolean green, boolean compared, long changed, Optional<SessionEnd> counts, String problem) {
        return end(new RoundEnd(new RoundVerdict(green, compared, changed), counts, Optional.empty(), problem));
    }

    private static String end(RoundEnd end) {
        Buffer out = new Buffer(64);
        new RoundEndText(Surface.file()).print(end, out);
        return out.toString();
    }

    @Test
    void aRuleFillsTheTerminalAndNoMore() {
        Surface terminal = Surface.of(true, StandardCharsets.UTF_8, Style.When.NEVER, Map.of());
        assertThat(begin(terminal, 40, 1, "a.sh changed")).isEqualTo("── 14:05:31 a.sh changed ──────────────\n");
        assertThat(begin(terminal, 40, 2, "src/main/java/com/example/GitCloner.java changed")
                        .strip())
                .hasSize(39)
                .contains("…");
    }

    @Test
    void elsewhereItIsShortAndHarmless() {
        assertThat(begin(Surface.file(), 0, 2, "a\u001b[2J.sh changed"))
                .startsWith("\n── 14:05:31 a")
                .endsWith(".sh changed ──\n")
                .doesNotContain("\u001b");
    }

    @Test
    void aVerdictHasTheCountsOrTheProblem() {
        Summary summary = new Summary(2, 1, 1, 0, 0, 0, 0, Duration.ofMillis(40), Summary.Reason.ENDED);
        SessionEnd.Seen seen = new SessionEnd.Seen("", "", List.of(), Map.of(), Map.of(), Map.of(), 0);
        Optional<SessionEnd> counts =
                Optional.of(new SessionEnd(summary, seen, SessionEnd.LeftOut.NOTHING, false, List.of()));
        assertThat(end(false, true, 1, counts, "")).isEqualTo("red, 1 changed: 2 events in 40 ms: 1 ok, 1 failed\n");
        assertThat(end(true, true, 0, counts, "")).startsWith("green, nothing changed: 2 events");
        assertThat(end(true, false, 0, counts, "")).startsWith("green: 2 events");
        assertThat(end(false, true, 0, Optional.empty(), "1 error:\nA.java:2: \u001b[2J"))
                .startsWith("red: 1 error:\nA.java:2: ")
                .doesNotContain("\u001b");
    }

    @Test
    void aChangeHasAWord() {
        Difference verdict = new Difference("$.success", Difference.Kind.CHANGED, true, false);
        Difference data = new Difference("$.data.a", Difference.Kind.ADDED, null, 1);
        assertThat(SinceBefore.FIRST.word()).isEmpty();
        assertThat(SinceBefore.NEW.word()).isEqualTo("new");
        assertThat(new SinceBefore(true, List.of()).word()).isEqualTo("unchanged");
        assertThat(new SinceBefore(true, List.of(verdict)).word()).isEqualTo("verdict changed");
        assertThat(new SinceBefore(true, List.of(data)).word()).isEqualTo("data changed");
        assertThat(new SinceBefore(true, List.of(verdict, data)).word()).isEqualTo("verdict and data changed");
    }
}
