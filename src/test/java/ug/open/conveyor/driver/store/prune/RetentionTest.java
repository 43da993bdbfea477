package ug.open.conveyor.driver.store.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.store.ManualTime;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

class RetentionTest {
    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
    }

    private static Retention keep(int attempts) {
        return new Retention(OptionalInt.of(attempts), Optional.empty(), OptionalLong.empty(), 0);
    }

    private static Retention within(Duration age, int failures) {
        return new Retention(OptionalInt.empty(), Optional.of(age), OptionalLong.empty(), failures);
    }

    private void runs(int count) {
        for (int i = 0; i < count; i++) {
            rig.run("cloner", "run-" + i, true);
        }
    }

    /** A machine on which each look takes longer than a session has time for. */
    @Test
    void sessions_keep_to_the_limit_on_a_slow_machine_too() throws IOException {
        rig.time = new ManualTime(Duration.ofMillis(100).toNanos());
        rig.retention = new Retention(OptionalInt.empty(), Optional.empty(), OptionalLong.of(1 << 16), 0);
        runs(400);
        assertThat(rig.runIds()).hasSizeLessThan(100);
    }

    @Test
    void the_newest_are_kept() throws IOException {
        runs(30);

        PruneReport report = rig.store().prune(keep(3), false);

        assertThat(rig.runIds()).containsExactly("run-29", "run-28", "run-27");
        assertThat(report.segments()).isEqualTo(27);
        assertThat(report.attempts()).isEqualTo(27);
        assertThat(report.keptSegments()).isEqualTo(3);
        try (var files = Files.list(home.resolve("sessions"))) {
            assertThat(files).hasSize(6);
        }
    }

    @Test
    void a_dry_run_reports_the_same_and_removes_nothing() throws IOException {
        runs(30);

        PruneReport dry = rig.store().prune(keep(3), true);
        assertThat(rig.attempts()).hasSize(30);
        PruneReport wet = rig.store().prune(keep(3), false);

        assertThat(dry.dryRun()).isTrue();
        assertThat(dry.bytes()).isEqualTo(wet.bytes()).isPositive();
        assertThat(dry.keptBytes()).isEqualTo(wet.keptBytes());
    }

    @Test
    void what_is_old_goes_by_its_end_not_by_its_beginning() throws IOException {
        rig.run("cloner", "old", true);
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "began-long-ago");
            session.start(attempt);
            rig.manual.advance(Duration.ofHours(5));
            session.finish(attempt.finished(new ug.open.conveyor.driver.runtime.Verdict(
                    StoreRig.result(true),
                    ug.open.conveyor.driver.runtime.Verdict.Ending.RETURNED,
                    Duration.ofHours(5),
                    Optional.empty())));
        }

        rig.store().prune(within(Duration.ofHours(1), 0), false);

        assertThat(rig.runIds()).containsExactly("began-long-ago");
    }

    @Test
    void the_size_is_kept_by_removing_the_oldest() throws IOException {
        runs(10);
        long bytes = 0;
        for (Path segment : rig.segments()) {
            bytes = Files.size(segment) + Files.size(StoreRig.index(segment));
        }

        rig.store()
                .prune(
                        new Retention(OptionalInt.empty(), Optional.empty(), OptionalLong.of(4 * bytes + bytes / 2), 0),
                        false);

        assertThat(rig.runIds()).containsExactly("run-9", "run-8", "run-7", "run-6");
    }

    @Test
    void the_last_failures_of_each_driver_are_kept_whatever_else_is_said() throws IOException {
        for (int i = 0; i < 4; i++) {
            rig.run("cloner", "bad-" + i, false);
        }
        rig.run("builder", "other-bad", false);
        rig.run("cloner", "good", true);
        rig.manual.advance(Duration.ofDays(40));

        PruneReport report = rig.store().prune(within(Duration.ofDays(30), 2), false);

        assertThat(rig.runIds()).containsExactly("other-bad", "bad-3", "bad-2");
        assertThat(report.keptForFailures()).isEqualTo(3);
    }

    @Test
    void a_tenth_at_a_time_is_removed_for_its_age_once_three_sessions_are_newer() throws IOException {
        runs(20);
        rig.manual.advance(Duration.ofDays(31));
        assertThat(rig.store().prune(Retention.DEFAULT, false).segments()).isZero();
        rig.run("cloner", "new-1", true).run("cloner", "new-2", true).run("cloner", "new-3", true);

        assertThat(rig.store().prune(Retention.DEFAULT, true).segments()).isEqualTo(2);
        assertThat(rig.store().prune(Retention.DEFAULT, false).segments()).isEqualTo(2);
        assertThat(rig.runIds())
                .hasSize(21)
                .startsWith("new-3", "new-2", "new-1", "run-19")
                .endsWith("run-2");

        assertThat(rig.store().prune(within(Duration.ofDays(30), 0), false).segments())
                .isEqualTo(18);
    }

    @Test
    void a_session_begins_by_applying_it() throws IOException {
        runs(5);
        rig.manual.advance(Duration.ofDays(31));
        runs(3);
        rig.retention = Retention.DEFAULT;
        rig.run("cloner", "new", true);

        assertThat(rig.runIds()).containsExactly("new", "run-2", "run-1", "run-0", "run-4", "run-3", "run-2", "run-1");
    }

    @Test
    void a_session_whose_clock_is_far_ahead_removes_nothing_and_says_so() throws IOException {
        runs(20);
        rig.retention = Retention.DEFAULT;
        Instant right = rig.manual.now();

        rig.manual.set(right.plus(Duration.ofDays(120)));
        rig.run("cloner", "ahead", true);
        rig.manual.set(right);
        rig.run("cloner", "right", true);

        assertThat(rig.runIds()).hasSize(22).startsWith("right", "ahead", "run-19");
        assertThat(rig.warnings)
                .containsExactly("The clock of this machine says "
                        + right.plus(Duration.ofDays(120)).toString().substring(0, 10)
                        + ", long after the other runs in the run store, which are of "
                        + right.toString().substring(0, 10)
                        + " and before: they are not removed for their age before three newer runs are there. "
                        + "`runs prune --older-than TIME` removes them at once.");
    }

    @Test
    void a_session_without_a_clock_removes_nothing_and_stays_as_long_as_its_neighbours() throws IOException {
        runs(20);
        rig.retention = Retention.DEFAULT;
        Instant right = rig.manual.now();

        rig.manual.set(Instant.EPOCH.plusSeconds(7));
        rig.run("cloner", "of 1970", true);
        rig.manual.set(right);
        rig.run("cloner", "right", true);

        assertThat(rig.runIds()).hasSize(22).startsWith("right", "of 1970", "run-19");
        assertThat(rig.warnings)
                .containsExactly(
                        "The clock of this machine says 1970-01-01, before all other runs in the run store, the last of "
                                + "them of " + right.toString().substring(0, 10)
                                + ": no run is removed for its age until the clock is right.");
    }

    @Test
    void a_session_of_the_year_9999_goes_with_those_that_were_made_before_it() throws IOException {
        runs(2);
        Instant right = rig.manual.now();
        rig.manual.set(Instant.parse("9999-12-31T23:59:50.999999Z"));
        rig.run("cloner", "of 9999", true);
        rig.manual.set(right);
        runs(3);
        assertThat(rig.runIds()).startsWith("run-2", "run-1", "run-0", "of 9999");

        rig.manual.advance(Duration.ofDays(25));
        rig.run("cloner", "new", true);
        rig.store().prune(within(Duration.ofDays(20), 0), false);

        assertThat(rig.runIds()).containsExactly("new");
    }

    @Test
    void a_long_session_applies_it_to_its_own_full_segments() throws IOException {
        rig.limits = new SegmentLimits(4_000, 1 << 20, Duration.ofHours(24));
        rig.retention = new Retention(OptionalInt.empty(), Optional.empty(), OptionalLong.of(20_000), 0);
        try (SessionWriter session = rig.open("cloner")) {
            for (int i = 1; i <= 200; i++) {
                rig.run(session, rig.attempt(i, i, "cloner", "run-" + i), true, "x".repeat(100));
            }
        }
        rig.store().prune(rig.retention, false);

        assertThat(rig.segments()).hasSizeLessThan(8);
        assertThat(rig.runIds().get(0)).isEqualTo("run-200");
    }

    @Test
    void what_is_written_now_is_never_removed() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            session.start(rig.attempt(1, 1, "cloner", "running"));
            session.flush();
            rig.manual.advance(Duration.ofDays(100));

            rig.store().prune(keep(0), false);

            assertThat(rig.runIds()).containsExactly("running");
        }
    }

    @Test
    void no_more_than_a_moment_is_spent_on_it_at_a_time() throws IOException {
        runs(10);
        Pruner pruner = new Pruner(rig.folder());
        int[] asked = {0};

        PruneReport report = pruner.prune(keep(0), false, rig.time.now(), () -> asked[0]++ == 4);

        assertThat(report.segments()).isEqualTo(5);
        assertThat(rig.attempts()).hasSize(5);
    }

    @Test
    void however_little_time_there_is_one_goes() throws IOException {
        runs(10);

        PruneReport report = new Pruner(rig.folder()).prune(keep(0), false, rig.time.now(), () -> true);

        assertThat(report.segments()).isEqualTo(1);
        assertThat(rig.attempts()).hasSize(9);
    }

    @Test
    void left_overs_of_killed_processes_go_when_they_are_old() throws IOException {
        runs(1);
        Path sessions = home.resolve("sessions");
        Path temporary = Files.writeString(sessions.resolve("x.index.abc.tmp"), "half");
        Path alone = Files.writeString(sessions.resolve("20261124T110000000000-zzzzzzzzzz-0001.index"), "");

        rig.store().prune(Retention.FOREVER, false);
        assertThat(temporary).exists();
        rig.manual.advance(Duration.ofDays(36_500));
        rig.store().prune(Retention.FOREVER, false);

        assertThat(temporary).doesNotExist();
        assertThat(alone).doesNotExist();
        assertThat(rig.attempts()).hasSize(1);
    }
}
