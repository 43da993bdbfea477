package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void ideographsAndEmojiTakeTwoColumnsAndMarksNone() {
        assertThat(Columns.of("abc")).isEqualTo(3);
        assertThat(Columns.of("漢字")).isEqualTo(4);
        assertThat(Columns.of("🚀")).isEqualTo(2);
        assertThat(Columns.of("e\u0301")).isEqualTo(1);
    }

    @Test
    void aCutNeverHalvesAWideCharacter() {
        assertThat(Columns.cut("漢字漢", 4, "…")).isEqualTo("漢…");
        assertThat(Columns.cut("漢字", 4, "…")).isEqualTo("漢字");
        assertThat(Columns.cut("abc", 0, "…")).isEmpty();
        assertThat(Columns.pad("漢", 4)).isEqualTo("漢  ");
    }

    @Test
    void durationsAreShort() {
        assertThat(Elapsed.text(Duration.ZERO)).isEqualTo("0 ms");
        assertThat(Elapsed.text(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(Elapsed.text(Duration.ofMillis(3_250))).isEqualTo("3.2 s");
        assertThat(Elapsed.text(Duration.ofSeconds(125))).isEqualTo("2 m 5 s");
        assertThat(Elapsed.text(Duration.ofMinutes(62))).isEqualTo("1 h 2 m");
        assertThat(Elapsed.text(Duration.ofHours(76))).isEqualTo("3 d 4 h");
        assertThat(Elapsed.text(Duration.ofSeconds(-1))).isEqualTo("0 ms");
    }

    @Test
    void anotherClockMayBeAhead() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        assertThat(Elapsed.ago(now.plusSeconds(20), now)).isEqualTo("just now");
        assertThat(Elapsed.ago(now.minusSeconds(59), now)).isEqualTo("59 s ago");
        assertThat(Elapsed.ago(now.minusSeconds(7200), now)).isEqualTo("2 h ago");
        assertThat(Elapsed.ago(now.minusSeconds(200_000), now)).isEqualTo("2 d ago");
    }

    @Test
    void numbersHaveCommas() {
        assertThat(Elapsed.count(999)).isEqualTo("999");
        assertThat(Elapsed.count(1_000)).isEqualTo("1,000");
        assertThat(Elapsed.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Elapsed.count(1, "event")).isEqualTo("1 event");
        assertThat(Elapsed.count(0, "event")).isEqualTo("0 events");
    }
}
