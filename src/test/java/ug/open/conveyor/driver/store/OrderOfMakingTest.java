package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.find.StoredExecution;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SegmentOrder;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

class OrderOfMakingTest {
    private static final Duration AHEAD = Duration.ofHours(3);

    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
    }

    private void clockMoves(Duration by) {
        rig.manual.set(rig.manual.now().plus(by));
    }

    private String last() throws IOException {
        return rig.store().find(Ref.parse("@last")).runId();
    }

    @Test
    void a_run_of_a_clock_that_was_set_back_comes_behind_those_before_it() throws Exception {
        rig.run("cloner", "first", true);
        clockMoves(AHEAD);
        rig.run("cloner", "ahead", true);
        clockMoves(AHEAD.negated());
        Instant right = rig.manual.now();
        rig.run("cloner", "second", true);
        rig.run("cloner", "third", true);

        assertThat(rig.runIds()).containsExactly("third", "second", "ahead", "first");
        assertThat(last()).isEqualTo("third");
        assertThat(rig.attempts().get(1).started()).isEqualTo(right);
        assertThat(rig.messages(LogQuery.ALL.last(OptionalInt.of(2))))
                .containsExactly("hello from second", "hello from third");
        assertThat(rig.messages(LogQuery.ALL))
                .containsExactly("hello from first", "hello from ahead", "hello from second", "hello from third");
    }

    @Test
    void all_attempts_of_a_run_are_in_the_order_in_which_they_were_made() throws IOException {
        clockMoves(AHEAD);
        rig.run("cloner", "again", false);
        clockMoves(AHEAD.negated());
        rig.run("cloner", "again", true);

        assertThat(rig.store().executions(Ref.parse("again")))
                .extracting(StoredExecution::status)
                .containsExactly(Status.FAILED, Status.SUCCEEDED);
        assertThat(rig.store().find(Ref.parse("again")).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void within_a_session_the_numbers_of_the_attempts_are_the_order() throws IOException {
        rig.limits = new SegmentLimits(1, 1 << 20, Duration.ofHours(24)); // each attempt in a segment of its own
        for (SegmentLimits limits : List.of(SegmentLimits.DEFAULT, rig.limits)) {
            rig.limits = limits;
            try (SessionWriter session = rig.open("cloner")) {
                clockMoves(AHEAD);
                rig.run(session, rig.attempt(1, 1, "cloner", "one"), true);
                clockMoves(AHEAD.negated());
                rig.run(session, rig.attempt(2, 2, "cloner", "two"), true);
                rig.run(session, rig.attempt(3, 3, "cloner", "three"), true);
            }
            assertThat(rig.runIds()).startsWith("three", "two", "one");
            assertThat(last()).isEqualTo("three");
        }
    }

    @Test
    void a_session_whose_clock_jumped_within_it_is_followed_by_the_next() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            clockMoves(AHEAD);
            rig.run(session, rig.attempt(1, 1, "cloner", "jumped"), true);
        }
        clockMoves(AHEAD.negated());
        rig.manual.advance(Duration.ofMinutes(1));
        Path newest = rig.segments().get(0);
        Files.setLastModifiedTime(
                newest, java.nio.file.attribute.FileTime.from(rig.manual.now().plus(AHEAD)));
        rig.run("cloner", "next", true);

        assertThat(rig.runIds()).containsExactly("next", "jumped");
    }

    @Test
    void of_two_sessions_at_once_the_newest_attempt_is_the_last() throws IOException {
        try (SessionWriter longer = rig.open("cloner")) {
            rig.manual.advance(Duration.ofMinutes(1));
            rig.run("builder", "replayed", true);
            rig.run(longer, rig.attempt(1, 1, "cloner", "of today"), true);
            longer.flush();

            assertThat(last()).isEqualTo("of today");
        }
        assertThat(rig.runIds()).containsExactly("of today", "replayed");
    }

    @ParameterizedTest
    @CsvSource({
        "20261130T235959999999, 20261130T235960000000",
        "99991231T235959999999, 99991231T235960000000",
        "99999999T999999999999, 99999999T999999999999",
        "20261124T111603123456, 20261124T111603123457"
    })
    void behind_a_name_comes_the_next_one(String there, String next) throws IOException {
        rig.run("cloner", "run-1", true);
        Path segment = rig.segments().get(0);
        Path named = segment.resolveSibling(there + "-zzzzzzzzzz-0001.jsonl");
        Files.move(segment, named);
        Files.move(StoreRig.index(segment), StoreRig.index(named));
        rig.manual.set(Instant.parse("2026-11-01T00:00:00Z"));

        SegmentOrder order = new SegmentOrder(rig.folder());

        assertThat(order.next(rig.manual.now())).isEqualTo(next);
        assertThat(rig.runIds()).containsExactly("run-1");
        if (!there.equals(next)) {
            rig.run("cloner", "run-2", true);
            assertThat(last()).isEqualTo("run-2");
        }
    }

    @Test
    void the_time_of_a_name_is_that_of_the_clock_where_it_is_right() throws IOException {
        rig.run("cloner", "run-1", true);
        rig.run("cloner", "run-2", true);

        Instant second = rig.attempts().get(0).started();
        assertThat(SegmentName.of(rig.segments().get(1)).micros())
                .isEqualTo(second.getEpochSecond() * 1_000_000 + second.getNano() / 1_000);
    }
}
