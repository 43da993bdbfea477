package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

@Timeout(60)
class FollowTest extends FollowRig {
    @Test
    void a_run_is_followed_to_its_end() throws Exception {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            log(session, attempt, "before");
            Future<Optional<Status>> verdict = follow(StoreRig.of("run-1"));
            until(1);
            log(session, attempt, "after");
            until(2);
            Attempt other = begin(session, 2, "run-2", 1);
            log(session, other, "of another run");
            session.finish(StoreRig.finished(attempt, true));
            session.flush();

            assertThat(verdict.get()).contains(Status.SUCCEEDED);
            assertThat(seen).containsExactly("before", "after");
        }
    }

    @Test
    void a_run_that_is_over_ends_at_once() throws Exception {
        rig.run("cloner", "run-1", false);

        assertThat(follow(StoreRig.of("run-1")).get()).contains(Status.FAILED);
        assertThat(seen).containsExactly("hello from run-1");
    }

    @Test
    void a_retry_is_waited_for() throws Exception {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt first = begin(session, 1, "run-1", 1);
            log(session, first, "first");
            Future<Optional<Status>> verdict = follow(StoreRig.of("run-1"));
            until(1);
            session.finish(
                    StoreRig.finished(first, false, Verdict.Ending.TEMPORARY, Optional.of(Duration.ofSeconds(1))));
            session.flush();
            Attempt other = begin(session, 2, "run-2", 1);
            Attempt second = begin(session, 3, "run-1", 2);
            log(session, second, "second");
            until(2);
            assertThat(verdict).isNotDone();
            session.finish(StoreRig.finished(second, false));
            session.finish(StoreRig.finished(other, true));
            session.flush();

            assertThat(verdict.get()).contains(Status.FAILED);
        }
    }

    @Test
    void a_session_that_ends_interrupts_its_runs() throws Exception {
        Future<Optional<Status>> verdict;
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            log(session, attempt, "only");
            verdict = follow(StoreRig.of("run-1"));
            until(1);
            log(session, attempt, "last");
        }
        assertThat(verdict.get()).contains(Status.INTERRUPTED);
        assertThat(seen).containsExactly("only", "last");
    }

    @Test
    void it_goes_on_over_segments() throws Exception {
        rig.limits = new SegmentLimits(4_000, 1 << 20, Duration.ofHours(24));
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            Future<Optional<Status>> verdict = follow(StoreRig.of("run-1"));
            for (int i = 0; i < 300; i++) {
                log(session, attempt, "line-" + i);
            }
            session.finish(StoreRig.finished(attempt, true));
            session.flush();

            assertThat(verdict.get()).contains(Status.SUCCEEDED);
            assertThat(seen)
                    .hasSize(300)
                    .doesNotHaveDuplicates()
                    .startsWith("line-0", "line-1")
                    .endsWith("line-299");
        }
    }

    @Test
    void without_a_run_whatever_comes_is_given_until_interrupted() throws Exception {
        rig.run("cloner", "old", true);
        try (SessionWriter session = rig.open("cloner")) {
            Attempt running = begin(session, 1, "running", 1);
            log(session, running, "before");
            Future<Optional<Status>> verdict = follow(LogQuery.ALL);
            log(session, running, "now");
            until(1);
            rig.run("builder", "new", true);
            until(2);
            thread.shutdownNow();

            assertThat(verdict)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .withCauseInstanceOf(InterruptedException.class);
            assertThat(seen).containsExactly("now", "hello from new");
        }
    }

    @Test
    void attempts_of_one_driver_are_followed_those_that_run_already_too() throws Exception {
        try (SessionWriter session = rig.open("cloner");
                SessionWriter other = rig.open("builder")) {
            Attempt running = begin(session, 1, "running", 1);
            Attempt beside = rig.attempt(1, 1, "builder", "beside");
            other.start(beside);
            other.flush();
            follow(LogQuery.ALL.where(Optional.of("cloner"), Optional.empty(), Optional.empty(), false));
            log(other, beside, "of the other");
            log(session, running, "of one that runs");
            Attempt next = begin(session, 2, "next", 1);
            log(session, next, "of a new one");
            until(2);

            assertThat(seen).containsExactly("of one that runs", "of a new one");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-3_600, 0})
    void it_ends_with_the_time_that_is_asked_for(int seconds) throws Exception {
        try (SessionWriter session = rig.open("cloner")) {
            begin(session, 1, "run-1", 1);
            Instant until = rig.time.now().plusSeconds(seconds).plusMillis(100);
            Future<Optional<Status>> all =
                    follow(LogQuery.ALL.entries(Optional.empty(), Optional.empty(), Optional.of(until)));
            assertThat(all.get()).isEmpty();
            Future<Optional<Status>> run =
                    follow(StoreRig.of("run-1").entries(Optional.empty(), Optional.empty(), Optional.of(until)));
            assertThat(run.get()).contains(Status.RUNNING);
        }
    }

    @Test
    void the_last_lines_come_first_where_they_are_asked_for() throws Exception {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            for (int i = 0; i < 10; i++) {
                log(session, attempt, "line-" + i);
            }
            Future<Optional<Status>> verdict = follow(StoreRig.of("run-1").last(OptionalInt.of(2)));
            until(2);
            log(session, attempt, "new");
            session.finish(StoreRig.finished(attempt, true));
            session.flush();

            assertThat(verdict.get()).contains(Status.SUCCEEDED);
            assertThat(seen).containsExactly("line-8", "line-9", "new");
        }
    }

    @Test
    void a_named_driver_is_followed_alone() throws Exception {
        try (SessionWriter session = rig.open("cloner");
                SessionWriter other = rig.open("builder")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            Attempt beside = rig.attempt(1, 1, "builder", "run-1");
            other.start(beside);
            other.flush();
            Future<Optional<Status>> verdict = follow(StoreRig.of("cloner/run-1"));
            log(other, beside, "of the other");
            log(session, attempt, "mine");
            until(1);
            session.finish(StoreRig.finished(attempt, true));
            session.flush();

            assertThat(verdict.get()).contains(Status.SUCCEEDED);
            assertThat(seen).containsExactly("mine");
        }
    }

    @Test
    void what_was_there_before_is_not_given_whether_lookup_files_cover_it_or_not() throws Exception {
        for (int i = 0; i < 40; i++) {
            rig.run("cloner", "old-" + i, true);
        }
        assertThat(home.resolve("lookup")).isNotEmptyDirectory();
        follow(LogQuery.ALL);
        rig.run("builder", "new", true);
        until(1);
        rig.run("builder", "newer", true);
        until(2);

        assertThat(seen).containsExactly("hello from new", "hello from newer");
    }

    @Test
    void an_execution_is_followed_alone() throws Exception {
        rig.ids = new ArrayDeque<>(List.of("aaaaaa0000", "bbbbbb0000"))::remove;
        try (SessionWriter session = rig.open("cloner");
                SessionWriter other = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            Future<Optional<Status>> follower = follow(StoreRig.of("aaaaaa.1"));
            Attempt beside = begin(other, 1, "run-1", 1);
            log(other, beside, "of another execution");
            other.finish(StoreRig.finished(beside, false));
            other.flush();
            log(session, attempt, "of this one");
            session.finish(StoreRig.finished(attempt, true));
            session.flush();

            assertThat(follower.get(20, TimeUnit.SECONDS)).contains(Status.SUCCEEDED);
        }
        assertThat(seen).containsExactly("of this one");
    }
}
