package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

class RetriesTest {
    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
    }

    private void attempt(SessionWriter session, long a, int count, boolean retry) throws IOException {
        Attempt attempt = rig.attempt(a, 1, "cloner", "run-1", count);
        session.start(attempt);
        session.log(attempt, rig.entry(attempt, "hello"));
        Optional<Duration> pause = retry ? Optional.of(Duration.ofSeconds(2)) : Optional.empty();
        session.finish(StoreRig.finished(attempt, false, Verdict.Ending.TEMPORARY, pause));
        session.flush();
        rig.manual.advance(Duration.ofSeconds(2));
    }

    private void assertStatuses(Status... newestFirst) throws IOException {
        List<StoredAttempt> found = rig.store().executions(Ref.parse("run-1")).stream()
                .flatMap(execution -> execution.attempts().stream())
                .toList();
        assertThat(rig.attempts()).extracting(StoredAttempt::status).containsExactly(newestFirst);
        assertThat(found.get(found.size() - 1).status()).isEqualTo(newestFirst[0]);
        assertThat(found.get(0).status()).isEqualTo(newestFirst[newestFirst.length - 1]);
    }

    @Test
    void an_attempt_is_retried_while_its_session_waits_for_the_next() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            attempt(session, 1, 1, true);
            assertStatuses(Status.RETRIED);
        }
    }

    @Test
    void an_attempt_that_another_followed_was_retried() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            attempt(session, 1, 1, true);
            attempt(session, 2, 2, true);
            attempt(session, 3, 3, false);
        }
        assertStatuses(Status.FAILED, Status.RETRIED, Status.RETRIED);
    }

    @Test
    void an_attempt_that_no_other_followed_was_interrupted() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            attempt(session, 1, 1, true);
            attempt(session, 2, 2, true);
            session.settle(1, new Outcome.Release(Duration.ZERO));
        }
        assertStatuses(Status.INTERRUPTED, Status.RETRIED);
    }

    @Test
    void a_session_beside_it_does_not_follow_it() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            attempt(session, 1, 1, true);
        }
        try (SessionWriter session = rig.open("cloner")) {
            attempt(session, 1, 1, true);
            attempt(session, 2, 2, false);
        }
        assertStatuses(Status.FAILED, Status.RETRIED, Status.INTERRUPTED);
    }

    @Test
    void the_next_may_be_in_the_next_segment() throws IOException {
        rig.limits = new SegmentLimits(1, 1, Duration.ofHours(24));
        try (SessionWriter session = rig.open("cloner")) {
            attempt(session, 1, 1, true);
            assertStatuses(Status.RETRIED);
            attempt(session, 2, 2, false);
            assertStatuses(Status.FAILED, Status.RETRIED);
        }
        assertThat(rig.segments()).hasSizeGreaterThan(2);
        assertStatuses(Status.FAILED, Status.RETRIED);
    }
}
