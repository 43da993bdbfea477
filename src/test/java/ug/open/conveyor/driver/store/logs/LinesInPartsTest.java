package ug.open.conveyor.driver.store.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.search.FoundLines;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.search.SearchPattern.Case;
import ug.open.conveyor.driver.search.SearchSink;
import ug.open.conveyor.driver.search.WholeLines;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;
import ug.open.conveyor.driver.wire.LogEntries;

/** A log line that was too long to be kept as one entry is one line to a search and to whom asks for the last lines. */
class LinesInPartsTest {
    private static final String FULL = "x".repeat(LogEntry.MAX_MESSAGE - 3);

    @TempDir
    Path home;

    private StoreRig rig;
    private final List<SessionWriter> sessions = new ArrayList<>();

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
    }

    private void open(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            sessions.add(rig.open("driver-" + i));
        }
    }

    private Attempt attempt(int session, long number) throws Exception {
        Attempt attempt = rig.attempt(number, number, "driver-" + session, "run-" + number);
        sessions.get(session).start(attempt);
        return attempt;
    }

    private void log(int session, Attempt attempt, int part, String message, Map<String, ?> labels) throws Exception {
        rig.manual.advance(Duration.ofMillis(1));
        LogEntry whole = rig.entry(attempt, message);
        sessions.get(session)
                .log(
                        attempt,
                        new LogEntry(
                                whole.runId(),
                                whole.driver(),
                                "",
                                whole.timestamp(),
                                Level.INFO,
                                message,
                                labels,
                                part,
                                ""));
    }

    private void log(int session, Attempt attempt, int part, String message) throws Exception {
        log(session, attempt, part, message, Map.of());
    }

    private void close() throws Exception {
        for (SessionWriter session : sessions) {
            session.close();
        }
    }

    private static SearchPattern fixed(String text) {
        return SearchPattern.fixed(text, Case.KEPT);
    }

    private static SearchPattern regex(String text) {
        return SearchPattern.regex(text, Case.KEPT);
    }

    /** What is found, each entry as its part and the end of its text; the same whichever way it is looked for. */
    private List<String> found(LineSearch search, int count) throws Exception {
        Given fast = new Given();
        assertThat(rig.search(search, fast)).isEqualTo(count);
        Given slow = new Given();
        try (FoundLines lines = search.over(rig.store().logs(LogQuery.ALL))) {
            lines.read(slow);
            assertThat(lines.count()).isEqualTo(count);
        }
        assertThat(slow.texts).containsExactlyInAnyOrderElementsOf(fast.texts);
        return fast.texts;
    }

    private List<String> last(int count) throws Exception {
        Given given = new Given();
        rig.store().logs(LogQuery.ALL.last(OptionalInt.of(count))).read(given);
        return given.texts;
    }

    private static final class Given implements SearchSink {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void line(byte[] buffer, int from, int to) {
            texts.add(text(buffer, from, to));
        }

        @Override
        public void context(byte[] buffer, int from, int to) {
            texts.add("-" + text(buffer, from, to));
        }

        @Override
        public void furtherPart(byte[] buffer, int from, int to) {
            texts.add("+" + text(buffer, from, to));
        }

        private static String text(byte[] buffer, int from, int to) {
            byte[] copy = new String(buffer, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            LogEntry entry = LogEntries.read(copy, 0, copy.length);
            String message = entry.message();
            return entry.part() + " " + message.substring(Math.max(0, message.length() - 5));
        }
    }

    @Test
    void a_text_across_the_split_of_a_line_is_found_and_the_line_given_whole() throws Exception {
        open(1);
        Attempt one = attempt(0, 1);
        log(0, one, 0, "before");
        log(0, one, 1, FULL + "nee");
        log(0, one, 2, "dle" + FULL);
        log(0, one, 3, "the end");
        log(0, one, 0, "needle");
        close();

        List<String> whole = List.of("1 xxnee", "+2 xxxxx", "+3 e end", "0 eedle");
        assertThat(found(LineSearch.of(fixed("needle")), 2)).isEqualTo(whole);
        assertThat(found(LineSearch.of(regex("^x+needlex+the end$|needle")), 2)).isEqualTo(whole);
        assertThat(found(LineSearch.of(SearchPattern.fixed("needle", Case.IGNORED)), 2))
                .isEqualTo(whole);
        assertThat(found(LineSearch.of(regex("^the end")), 0)).isEmpty();
        assertThat(found(LineSearch.of(fixed("needle")).inverted(), 1)).containsExactly("0 efore");
        assertThat(found(LineSearch.of(fixed("the end")), 1)).hasSize(3);
        assertThat(found(LineSearch.of(regex("before")).context(0, 1), 1))
                .containsExactly("0 efore", "-1 xxnee", "+2 xxxxx", "+3 e end");
        assertThat(found(LineSearch.of(regex("^needle")).context(1, 0), 1))
                .containsExactly("-1 xxnee", "+2 xxxxx", "+3 e end", "0 eedle");
    }

    @Test
    void the_last_lines_are_whole_and_counted_once() throws Exception {
        open(1);
        Attempt one = attempt(0, 1);
        Attempt two = attempt(0, 2);
        log(0, one, 0, "before");
        log(0, one, 1, FULL);
        log(0, two, 0, "other");
        log(0, one, 2, FULL);
        log(0, one, 3, "the end");
        close();

        assertThat(last(1)).containsExactly("0 other");
        assertThat(last(2)).containsExactly("1 xxxxx", "0 other", "2 xxxxx", "3 e end");
        assertThat(last(3)).hasSize(5);
        assertThat(last(100)).hasSize(5);
    }

    @Test
    void parts_of_several_attempts_and_streams_that_alternate_are_told_apart() throws Exception {
        open(1);
        Attempt one = attempt(0, 1);
        Attempt two = attempt(0, 2);
        Map<String, String> err = Map.of("stream", "err");
        log(0, one, 1, FULL + "ab");
        log(0, two, 1, FULL + "ac");
        log(0, one, 1, FULL + "ad", err);
        log(0, two, 2, "cz");
        log(0, one, 2, "dz", err);
        log(0, one, 2, "bz");
        close();

        assertThat(found(LineSearch.of(fixed("abb")), 1)).containsExactly("1 xxxab", "+2 bz");
        assertThat(found(LineSearch.of(fixed("acc")), 1)).containsExactly("1 xxxac", "+2 cz");
        assertThat(found(LineSearch.of(fixed("add")), 1)).containsExactly("1 xxxad", "+2 dz");
        assertThat(found(LineSearch.of(fixed("abd")), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 1", "3, 60, 2"})
    void lines_in_parts_are_found_wherever_slices_and_segments_end(int count, int lines, long seed) throws Exception {
        rig.limits = new SegmentLimits(2 << 20, 1 << 20, Duration.ofHours(24));
        SplittableRandom random = new SplittableRandom(seed);
        open(count);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            attempts.add(attempt(i, 1));
        }
        int split = 0;
        List<String> written = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            int session = random.nextInt(count);
            if (random.nextInt(4) == 0) {
                log(session, attempts.get(session), 1, FULL + "nee");
                log(session, attempts.get(session), 2, "dle" + (100 + i));
                written.add("1 xxnee");
                written.add("2 le" + (100 + i));
                split++;
            } else {
                String text = "line " + "y".repeat(random.nextInt(50_000)) + i + "z";
                log(session, attempts.get(session), 0, text);
                written.add("0 " + text.substring(text.length() - 5));
            }
        }
        close();

        assertThat(found(LineSearch.of(fixed("needle")), split)).hasSize(2 * split);
        assertThat(found(LineSearch.of(fixed("needle")).inverted(), lines - split))
                .hasSize(lines - split);
        assertThat(found(LineSearch.of(regex("e")), lines)).hasSize(lines + split);
        for (int tail = 1, given = 0; tail <= lines; tail++) {
            given += written.get(written.size() - 1 - given).startsWith("2 ") ? 2 : 1;
            assertThat(last(tail)).isEqualTo(written.subList(written.size() - given, written.size()));
        }
    }

    @Test
    void beyond_its_limit_a_line_is_searched_in_pieces() throws Exception {
        open(1);
        Attempt one = attempt(0, 1);
        int parts = WholeLines.Room.MOST / LogEntry.MAX_MESSAGE;
        for (int part = 1; part <= parts + 2; part++) {
            log(0, one, part, FULL + "end");
        }
        close();

        assertThat(found(LineSearch.of(fixed("endx")), 2)).hasSize(parts + 2);
    }
}
