package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.search.FoundLines;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.search.SearchSink;
import ug.open.conveyor.driver.store.logs.FollowTerms;
import ug.open.conveyor.driver.store.logs.LogCursor;
import ug.open.conveyor.driver.store.logs.LogPositions;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.logs.StoredLogs;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

/** A reader of log entries that goes on where the one before it was. */
@Timeout(60)
class LogCursorTest extends FollowRig {
    private final Remembered cursor = new Remembered();
    private Future<?> reading;

    /** Holds the positions that it heard last. */
    private static final class Remembered implements LogCursor {
        private volatile LogPositions positions = LogPositions.NONE;
        private volatile boolean isStopped;

        @Override
        public LogPositions before() {
            return positions;
        }

        @Override
        public boolean isStopped() {
            return isStopped;
        }

        @Override
        public void reached(LogPositions reached) {
            positions = reached;
        }
    }

    private List<String> next(LogQuery query) throws IOException, InterruptedException {
        StoredLogs read = rig.store().logs(query, FollowTerms.NONE, Optional.of(cursor));
        List<String> messages = StoreRig.messages(read);
        read.settled();
        return messages;
    }

    private void followOn(LogQuery query, SearchSink sink) throws IOException {
        logs = rig.store().logs(query.followed(true), terms, Optional.of(cursor));
        reading = thread.submit(() -> {
            logs.read(sink);
            return null;
        });
    }

    private final SearchSink list = (buffer, from, to) ->
            seen.add(StoreRig.message(new String(buffer, from, to - from, StandardCharsets.UTF_8)));

    @Test
    void each_call_gives_what_is_new_of_every_session() throws Exception {
        try (SessionWriter one = rig.open("cloner");
                SessionWriter two = rig.open("builder")) {
            Attempt ofOne = begin(one, 1, "run-1", 1);
            Attempt ofTwo = begin(two, 1, "run-2", 1);
            log(one, ofOne, "a");
            assertThat(next(LogQuery.ALL)).containsExactly("a");
            log(two, ofTwo, "b");
            log(one, ofOne, "c");
            assertThat(next(LogQuery.ALL)).containsExactly("b", "c");
            assertThat(next(LogQuery.ALL)).isEmpty();
            rig.run("tester", "run-3", true);
            log(two, ofTwo, "d");
            assertThat(next(LogQuery.ALL)).containsExactlyInAnyOrder("hello from run-3", "d");
        }
        assertThat(next(LogQuery.ALL)).isEmpty();
    }

    /** As where its clock is behind, or its process was stopped with the entry in hand. */
    @Test
    void an_entry_that_comes_late_with_an_earlier_time_is_not_missed() throws Exception {
        rig.time = rig.manual;
        try (SessionWriter one = rig.open("cloner");
                SessionWriter two = rig.open("builder")) {
            Attempt ofOne = begin(one, 1, "run-1", 1);
            Attempt ofTwo = begin(two, 1, "run-2", 1);
            var late = rig.entry(ofOne, "late");
            rig.manual.advance(Duration.ofSeconds(5));
            log(two, ofTwo, "early");
            assertThat(next(LogQuery.ALL)).containsExactly("early");
            one.log(ofOne, late);
            one.flush();
            assertThat(next(LogQuery.ALL)).containsExactly("late");
        }
    }

    @Test
    void it_moves_on_over_entries_that_are_not_asked_for() throws Exception {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            session.log(attempt, rig.entry(attempt, Level.WARN, "warned"));
            log(session, attempt, "told");
            LogQuery warnings = LogQuery.ALL.entries(Optional.of(Level.WARN), Optional.empty(), Optional.empty());
            assertThat(next(warnings)).containsExactly("warned");
            assertThat(next(LogQuery.ALL)).isEmpty();
            assertThat(next(StoreRig.of("run-1"))).isEmpty();
            log(session, attempt, "of the run");
            Attempt other = begin(session, 2, "run-2", 1);
            log(session, other, "of another");
            assertThat(next(StoreRig.of("run-1"))).containsExactly("of the run");
            assertThat(next(LogQuery.ALL.where(Optional.of("builder"), Optional.empty(), Optional.empty(), false)))
                    .isEmpty();
            assertThat(next(LogQuery.ALL)).isEmpty();
        }
    }

    @Test
    void it_goes_on_over_segments_and_forgets_pruned_sessions() throws Exception {
        rig.limits = new SegmentLimits(4_000, 1 << 20, Duration.ofHours(24));
        List<String> all = new ArrayList<>();
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            for (int i = 0; i < 300; i++) {
                log(session, attempt, "line-" + i);
                if (i % 7 == 0) {
                    all.addAll(next(LogQuery.ALL));
                }
            }
        }
        all.addAll(next(LogQuery.ALL));
        assertThat(all)
                .hasSize(300)
                .doesNotHaveDuplicates()
                .startsWith("line-0")
                .endsWith("line-299");
        assertThat(rig.segments()).hasSizeGreaterThan(5);
        assertThat(cursor.positions.sessions()).hasSize(1);

        rig.run("cloner", "run-2", true);
        Retention last = new Retention(OptionalInt.of(1), Optional.empty(), OptionalLong.empty(), 0);
        rig.store().prune(last, false);
        assertThat(next(LogQuery.ALL)).containsExactly("hello from run-2");
        assertThat(cursor.positions.sessions()).hasSize(1);
    }

    @Test
    void a_line_that_is_half_written_is_left_for_later() throws Exception {
        rig.run("cloner", "run-1", true);
        Path segment = rig.segments().get(0);
        String entry = "{\"kind\":\"log\",\"a\":1,\"runid\":\"run-1\",\"driver\":\"cloner\",\"timestamp\":"
                + "\"2026-11-24T11:16:03.000000Z\",\"level\":\"info\",\"message\":\"more\",\"n\":9}\n";
        Files.writeString(segment, entry.substring(0, 60), StandardOpenOption.APPEND);
        assertThat(next(LogQuery.ALL)).containsExactly("hello from run-1");
        assertThat(next(LogQuery.ALL)).isEmpty();
        Files.writeString(segment, entry.substring(60), StandardOpenOption.APPEND);
        assertThat(next(LogQuery.ALL)).containsExactly("more");
    }

    @Test
    void a_search_goes_on_too() throws Exception {
        rig.run("cloner", "run-1", true).run("cloner", "run-2", true);
        LineSearch what = LineSearch.of(SearchPattern.fixed("hello", SearchPattern.Case.SMART));
        for (int expected : new int[] {2, 0}) {
            StoredLogs read = rig.store().logs(LogQuery.ALL, FollowTerms.NONE, Optional.of(cursor));
            try (FoundLines found = read.search(what)) {
                found.read(list);
                read.settled();
                assertThat(found.count()).isEqualTo(expected);
            }
        }
    }

    @Test
    void a_follower_gives_what_is_there_and_what_comes_and_tells_how_far_it_is() throws Exception {
        rig.run("cloner", "run-1", true);
        assertThat(next(LogQuery.ALL)).hasSize(1);
        rig.run("cloner", "run-2", true);
        try (SessionWriter session = rig.open("builder")) {
            Attempt attempt = begin(session, 1, "run-3", 1);
            log(session, attempt, "open");
            followOn(LogQuery.ALL, list);
            until(2);
            log(session, attempt, "later");
            rig.run("cloner", "run-4", true);
            until(4);
            assertThat(seen).containsExactly("hello from run-2", "open", "later", "hello from run-4");
            Waiting.until(() -> cursor.positions.sessions().size() == 4);
            log(session, attempt, "last");
            until(5);
            cursor.isStopped = true;
            assertThatThrownBy(reading::get).hasRootCauseInstanceOf(InterruptedException.class);
            log(session, attempt, "after");
            assertThat(next(LogQuery.ALL)).containsExactly("after");
        }
    }

    @Test
    void a_follower_of_some_attempts_knows_those_that_began_before_it() throws Exception {
        LogQuery ofBuilder = LogQuery.ALL.where(Optional.of("builder"), Optional.empty(), Optional.empty(), false);
        try (SessionWriter session = rig.open("builder")) {
            Attempt attempt = rig.attempt(1, 1, "builder", "run-1");
            session.start(attempt);
            log(session, attempt, "one");
            assertThat(next(ofBuilder)).containsExactly("one");
            log(session, attempt, "two");
            followOn(ofBuilder, list);
            until(1);
            rig.run("cloner", "other", true);
            log(session, attempt, "three");
            until(2);
            assertThat(seen).containsExactly("two", "three");
        }
    }

    /** What a killed reader held would be lost. */
    @Test
    void a_follower_does_not_tell_more_than_is_handed_on() throws Exception {
        SearchSink holds = new SearchSink() {
            @Override
            public void line(byte[] buffer, int from, int to) throws IOException {
                list.line(buffer, from, to);
            }

            @Override
            public boolean settle() {
                return seen.contains("let go");
            }
        };
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            log(session, attempt, "held");
            followOn(LogQuery.ALL, holds);
            until(1);
            log(session, attempt, "held too");
            until(2);
            assertThat(cursor.positions).isEqualTo(LogPositions.NONE);
            log(session, attempt, "let go");
            Waiting.until(() -> !cursor.positions.equals(LogPositions.NONE));
            cursor.isStopped = true;
            assertThatThrownBy(reading::get).hasRootCauseInstanceOf(InterruptedException.class);
            assertThat(next(LogQuery.ALL)).isEmpty();
        }
    }
}
