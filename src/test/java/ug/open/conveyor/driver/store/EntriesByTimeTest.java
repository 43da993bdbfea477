package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.search.SearchPattern.Case;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.logs.EntryTime;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

/** Entries of several sessions are given by their time, whichever way they are asked for. */
class EntriesByTimeTest {
    @TempDir
    Path home;

    private StoreRig rig;
    private final List<SessionWriter> sessions = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<String> written = new ArrayList<>();

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
    }

    /** Sessions of a run that live at the same time. */
    private void open(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            String driver = "driver-" + i;
            SessionWriter session = rig.open(driver);
            Attempt attempt = rig.attempt(1, 1, driver, "run-1");
            session.start(attempt);
            sessions.add(session);
            attempts.add(attempt);
        }
    }

    private void log(int session, String text) throws Exception {
        rig.manual.advance(Duration.ofMillis(1));
        sessions.get(session).log(attempts.get(session), rig.entry(attempts.get(session), text));
        written.add(text);
    }

    private void close() throws Exception {
        for (SessionWriter session : sessions) {
            session.close();
        }
    }

    private List<String> found(String text) throws Exception {
        List<String> found = new ArrayList<>();
        rig.search(
                LineSearch.of(SearchPattern.fixed(text, Case.KEPT)),
                (buffer, from, to) ->
                        found.add(StoreRig.message(new String(buffer, from, to - from, StandardCharsets.UTF_8))));
        return found;
    }

    @Test
    void the_steps_of_a_run_come_in_the_order_in_which_they_logged() throws Exception {
        open(2);
        log(1, "step 1 begins");
        log(1, "step 1 ends");
        log(0, "step 2 begins");
        log(1, "step 1 cleans up");
        log(0, "step 2 ends");
        close();

        assertThat(rig.messages(StoreRig.of("run-1"))).isEqualTo(written);
        assertThat(rig.messages(LogQuery.ALL)).isEqualTo(written);
        assertThat(found("step")).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"2, 2_000, 1", "7, 3_000, 2", "40, 4_000, 3", "200, 4_000, 4"})
    void sessions_of_any_number_are_merged(int count, int lines, long seed) throws Exception {
        rig.limits = new SegmentLimits(40_000, 1 << 20, Duration.ofHours(24));
        SplittableRandom random = new SplittableRandom(seed);
        open(count);
        int busy = 0;
        for (int i = 0; i < lines; i++) {
            busy = random.nextInt(10) == 0 ? random.nextInt(count) : busy;
            log(busy, "line " + i + " " + "x".repeat(random.nextInt(50) == 0 ? 5_000 : random.nextInt(60)));
        }
        close();

        assertThat(rig.messages(LogQuery.ALL)).isEqualTo(written);
        assertThat(rig.messages(StoreRig.of("run-1"))).isEqualTo(written);
        assertThat(found("line")).isEqualTo(written);
        for (int tail : new int[] {1, 10, lines - 1}) {
            assertThat(rig.messages(LogQuery.ALL.last(OptionalInt.of(tail))))
                    .isEqualTo(written.subList(lines - tail, lines));
        }
        assertThat(rig.messages(LogQuery.ALL.entries(
                        Optional.of(Level.INFO),
                        Optional.of(ManualTime.START.plusMillis(lines / 2 + 1)),
                        Optional.empty())))
                .isEqualTo(written.subList(lines / 2, lines));
    }

    /** Together their hits are more than a search may hold: some are looked for again when their turn comes. */
    @Test
    void long_lines_of_many_sessions_are_merged() throws Exception {
        open(150);
        for (int i = 0; i < 600; i++) {
            log(i % 150, "line " + i + " " + "x".repeat(150_000));
        }
        close();

        assertThat(found("line")).isEqualTo(written);
        LineSearch search = LineSearch.of(SearchPattern.fixed("line", Case.KEPT));
        assertThat(rig.search(search, (buffer, from, to) -> {})).isEqualTo(600);
    }

    @Test
    void sessions_that_do_not_overlap_come_one_behind_the_other() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rig.run("driver-" + i % 3, "run-" + i, true);
            expected.add("hello from run-" + i);
        }
        assertThat(rig.messages(LogQuery.ALL)).isEqualTo(expected);
        assertThat(found("hello")).isEqualTo(expected);
        assertThat(rig.messages(LogQuery.ALL.last(OptionalInt.of(4)))).isEqualTo(expected.subList(26, 30));
    }

    /** The clock of the machine is set back by a minute while a session goes on. */
    @Test
    void a_session_stays_as_it_was_written_where_its_clock_steps_back() throws Exception {
        open(2);
        log(0, "a1");
        log(1, "b1");
        log(0, "a2");
        rig.manual.advance(Duration.ofMinutes(-1));
        log(0, "a3");
        log(1, "b2");
        log(0, "a4");
        close();

        List<String> all = rig.messages(LogQuery.ALL);
        assertThat(all).hasSize(6).startsWith("a1", "b1");
        assertThat(all.stream().filter(line -> line.startsWith("a"))).containsExactly("a1", "a2", "a3", "a4");
        assertThat(all.stream().filter(line -> line.startsWith("b"))).containsExactly("b1", "b2");
        assertThat(found("a")).containsExactly("a1", "a2", "a3", "a4");
    }

    @Test
    void context_is_of_the_same_attempt_of_the_same_session() throws Exception {
        for (int i = 0; i < 2; i++) { // two sessions of one driver, with the same run: all numbers are alike
            SessionWriter session = rig.open("driver");
            Attempt attempt = rig.attempt(1, 1, "driver", "run-1");
            session.start(attempt);
            sessions.add(session);
            attempts.add(attempt);
        }
        for (int i = 0; i < 5; i++) {
            log(0, "a" + i);
            log(1, i == 2 ? "HIT" : "b" + i);
        }
        close();

        List<String> given = new ArrayList<>();
        LineSearch search = LineSearch.of(SearchPattern.fixed("HIT", Case.KEPT)).context(1, 1);
        long count = rig.search(
                search,
                (buffer, from, to) ->
                        given.add(StoreRig.message(new String(buffer, from, to - from, StandardCharsets.UTF_8))));
        assertThat(count).isEqualTo(1);
        assertThat(given).containsExactly("b1", "HIT", "b3");
    }

    /** What a file system says of a file's last write is not asked of whom is read to the end anyway. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void the_last_lines_are_those_of_the_session_that_wrote_last(int tail) throws Exception {
        open(2);
        for (int i = 0; i < 200; i++) {
            log(i < 100 ? 1 : 0, "line " + i);
        }
        close();

        assertThat(rig.messages(LogQuery.ALL.last(OptionalInt.of(tail)))).isEqualTo(written.subList(200 - tail, 200));
    }

    @Test
    void times_in_other_forms_sort_too() {
        assertThat(time("2026-11-24T11:00:00.000001Z")).isLessThan(time("2026-11-24T11:00:00.000002Z"));
        assertThat(time("2026-11-24T13:00:00.000001+02:00")).isEqualTo(time("2026-11-24T11:00:00.000001Z"));
        assertThat(time("2026-11-24T11:00:00Z")).isEqualTo(time("2026-11-24T11:00:00.000000Z"));
        assertThat(time("yesterday")).isEqualTo(7);
        assertThat(EntryTime.of(SegmentName.of(SegmentName.time("2026-11-24T11:00:00.000001Z"), "session001", 1)))
                .isEqualTo(time("2026-11-24T11:00:00.000001Z"));
    }

    private static long time(String timestamp) {
        byte[] line = ("{\"kind\":\"log\",\"a\":1,\"timestamp\":\"" + timestamp + "\",\"message\":\"x\"}")
                .getBytes(StandardCharsets.UTF_8);
        return new EntryTime().of(line, 0, line.length, 7);
    }
}
