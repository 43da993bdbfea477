package ug.open.conveyor.driver.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.Mode;

class AttemptSumsTest {
    private static final Instant BEGAN = Instant.parse("2026-11-24T09:00:00Z");
    private static final int ORDINAL = 2;

    @TempDir
    private Path home;

    @Test
    void countsWhatBeganFailedAndEndedLast() {
        AttemptSums.Sums expected =
                new AttemptSums.Sums(3, 1, BEGAN.plusMillis(12_250).plusNanos(7_000));
        assertThat(sums(lines())).isEqualTo(expected);
        String otherForm = lines().replace("\"attempt\":1,", "\"attempt\": 1,");
        assertThat(sums(otherForm)).isEqualTo(expected);
    }

    @Test
    void countsNothingInASegmentThatHasJustBegun() {
        IndexLines out = new IndexLines();
        out.index("demo", Mode.OFFLINE, BEGAN);
        assertThat(sums(text(out))).isEqualTo(new AttemptSums.Sums(0, 0, BEGAN));
    }

    @Test
    void countsAttemptsThatStandInAnotherOrderThanThatOfTheirNumbers() {
        IndexLines out = new IndexLines();
        out.index("demo", Mode.OFFLINE, BEGAN);
        start(out, 2, BEGAN, ORDINAL);
        start(out, 3, BEGAN, ORDINAL);
        out.end(new EndLine(3, 3, Status.FAILED, 9_000), 1, 2, null);
        start(out, 1, BEGAN, ORDINAL);
        out.end(new EndLine(1, 1, Status.FAILED, 1_000), 1, 2, null);
        out.end(new EndLine(2, 2, Status.SUCCEEDED, 5_000), 1, 2, null);
        assertThat(sums(text(out))).isEqualTo(new AttemptSums.Sums(3, 2, BEGAN.plusMillis(9_000)));
    }

    @Test
    void anAttemptThatBeginsTwiceCountsOnce() {
        IndexLines out = new IndexLines();
        out.index("demo", Mode.OFFLINE, BEGAN);
        start(out, 1, BEGAN, ORDINAL);
        start(out, 2, BEGAN, ORDINAL);
        start(out, 1, BEGAN, ORDINAL);
        assertThat(sums(text(out)).begun()).isEqualTo(2);
    }

    private static String lines() {
        IndexLines out = new IndexLines();
        out.index("demo", Mode.OFFLINE, BEGAN);
        start(out, 3, BEGAN.minusSeconds(5), 1); // goes on from the segment before
        start(out, 7, BEGAN.plusNanos(250_000), ORDINAL);
        out.end(new EndLine(7, 7, Status.FAILED, 3), 1, 2, "id \"7\"");
        start(out, 8, BEGAN.plusMillis(250).plusNanos(7_000), ORDINAL);
        out.end(new EndLine(3, 3, Status.SUCCEEDED, 4_000), 1, 2, null);
        out.end(new EndLine(8, 8, Status.SUCCEEDED, 12_000), 1, 2, null);
        out.mark(1, BEGAN);
        start(out, 9, BEGAN.plusSeconds(2), ORDINAL);
        out.end(new EndLine(99, 99, Status.FAILED, 60_000), 1, 2, null); // nobody began it
        return text(out);
    }

    private static void start(IndexLines out, long number, Instant time, int first) {
        out.start(
                new StartLine(number, number, 1, "run \"" + number, "demo", "t/\\n", "create", time), -1, 1, 2, first);
    }

    private static String text(IndexLines out) {
        return new String(out.buffer(), 0, out.length(), StandardCharsets.UTF_8);
    }

    private AttemptSums.Sums sums(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        SegmentName name = SegmentName.of("20261124T090000000000", "abcdefghij", ORDINAL);
        StoreFolder folder = new StoreFolder(home, warning -> {});
        return AttemptSums.of(new SegmentIndex(folder, name, SegmentState.ROLLED, bytes, bytes.length, true));
    }
}
