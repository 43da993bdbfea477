package ug.open.conveyor.driver.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.store.ChildStore;
import ug.open.conveyor.driver.store.ManualTime;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.Waiting;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.logs.LogQuery;

class SessionWriterTest {
    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(home.resolve("store"));
    }

    @Test
    void a_session_is_one_recording_with_a_line_for_each_thing_that_happened() throws IOException {
        rig.run("cloner", "run-1", true);

        List<String> lines = StoreRig.lines(rig.segments().get(0));
        assertThat(lines)
                .extracting(line -> line.substring(9, line.indexOf('"', 9)))
                .containsExactly("session", "event", "start", "log", "finish", "settle");
        assertThat(lines.get(1)).endsWith("\"message\":" + StoreRig.BODY + "}");
    }

    @Test
    void what_comes_slowly_is_in_the_file_when_the_call_returns() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
            rig.manual.advance(Duration.ofMillis(5));
            session.event(1, rig.envelope(StoreRig.BODY), Optional.empty());
            rig.manual.advance(Duration.ofMillis(5));
            session.start(attempt);

            assertThat(StoreRig.lines(session.segment())).hasSize(3);
        }
    }

    @Test
    void what_comes_in_a_burst_follows_by_itself() throws Exception {
        try (SessionWriter session = rig.open("cloner")) {
            session.start(rig.attempt(1, 1, "cloner", "run-1"));

            Waiting.until(() -> StoreRig.lines(session.segment()).size() == 2);
        }
    }

    /** As the threads of a driver's author are, whose pool is shut down while they log. */
    @Test
    void a_thread_that_is_interrupted_writes_all_the_same_and_stays_interrupted() throws Exception {
        rig.limits = new SegmentLimits(2_000, 2_000, SegmentLimits.DEFAULT.age());
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
            session.start(attempt);
            for (int i = 0; i < 100; i++) {
                Thread.currentThread().interrupt();
                session.log(attempt, rig.entry(attempt, "line-" + i));
                session.flush();
                session.past("never seen");
            }
            assertThat(Thread.interrupted()).isTrue();
            session.finish(StoreRig.finished(attempt, true));
        }

        assertThat(rig.segments()).hasSizeGreaterThan(5);
        assertThat(rig.messages(LogQuery.ALL)).hasSize(100).startsWith("line-0").endsWith("line-99");
        assertThat(rig.attempts()).extracting(StoredAttempt::status).containsExactly(Status.SUCCEEDED);
        assertThat(rig.warnings).isEmpty();
    }

    /** A secret that is a number, once masked, leaves no JSON. */
    @Test
    void an_event_that_is_no_json_any_more_is_kept_as_bytes() throws Exception {
        String masked = "{\"event\":\"create\",\"port\":***}";
        try (SessionWriter session = rig.open("cloner")) {
            session.event(1, rig.envelope(masked), Optional.empty());
        }

        String line = StoreRig.lines(rig.segments().get(0)).get(1);
        Json.check(line.getBytes(StandardCharsets.UTF_8), 0, line.length());
        assertThat(line)
                .endsWith("\"bytes\":\"" + Base64.getEncoder().encodeToString(masked.getBytes(StandardCharsets.UTF_8))
                        + "\"}");
    }

    @Test
    void n_is_nanoseconds_since_the_session_began() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            rig.manual.advance(Duration.ofMillis(7));
            session.start(rig.attempt(1, 1, "cloner", "run-1"));

            assertThat(StoreRig.lines(session.segment()).get(1)).contains("\"n\":7000000");
        }
    }

    @Test
    void folders_and_files_are_for_the_owner_alone() throws IOException {
        rig.run("cloner", "run-1", true);

        Path segment = rig.segments().get(0);
        assertThat(permissions(home.resolve("store"))).isEqualTo("rwx------");
        assertThat(permissions(segment.getParent())).isEqualTo("rwx------");
        assertThat(permissions(segment)).isEqualTo("rw-------");
        assertThat(permissions(StoreRig.index(segment))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void an_attempt_shows_how_it_stands() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt running = rig.attempt(1, 1, "cloner", "running");
            Attempt succeeded = rig.attempt(2, 2, "cloner", "succeeded");
            Attempt failed = rig.attempt(3, 3, "cloner", "failed");
            Attempt retried = rig.attempt(4, 4, "cloner", "retried");
            Attempt cancelled = rig.attempt(5, 5, "cloner", "cancelled");
            for (Attempt attempt : List.of(running, succeeded, failed, retried, cancelled)) {
                session.start(attempt);
            }
            session.finish(StoreRig.finished(succeeded, true));
            session.finish(StoreRig.finished(failed, false));
            session.finish(
                    StoreRig.finished(retried, false, Verdict.Ending.TEMPORARY, Optional.of(Duration.ofSeconds(1))));
            session.finish(StoreRig.finished(cancelled, false, Verdict.Ending.CANCELLED, Optional.empty()));
            session.flush();

            assertThat(rig.attempts())
                    .extracting(
                            StoredAttempt::runId, attempt -> attempt.status().word())
                    .containsExactlyInAnyOrder(
                            tuple("running", "running"),
                            tuple("succeeded", "succeeded"),
                            tuple("failed", "failed"),
                            tuple("retried", "retried"),
                            tuple("cancelled", "interrupted"));
        }
        assertThat(rig.store().find(Ref.parse("running")).status()).isEqualTo(Status.INTERRUPTED);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void a_reader_in_the_writers_own_process_does_not_take_its_lock_away() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            session.start(rig.attempt(1, 1, "cloner", "run-1"));
            session.flush();
            assertThat(rig.attempts()).hasSize(1);

            assertThat(ChildStore.isLive(session.segment())).isTrue();
        }
        assertThat(ChildStore.isLive(rig.segments().get(0))).isFalse();
    }

    @Test
    void a_line_that_cannot_be_built_leaves_nothing_behind() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
            session.start(attempt);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> session.log(attempt, brokenEntry(attempt)))
                    .isInstanceOf(RuntimeException.class);
            session.finish(StoreRig.finished(attempt, true));
            session.settle(1, new Outcome.Pass());
        }

        assertThat(StoreRig.lines(rig.segments().get(0)))
                .extracting(line -> line.substring(9, line.indexOf('"', 9)))
                .containsExactly("session", "start", "finish", "settle");
    }

    private static ug.open.conveyor.driver.runtime.LogEntry brokenEntry(Attempt attempt) {
        return new ug.open.conveyor.driver.runtime.LogEntry(
                attempt.runId(),
                attempt.driver(),
                "",
                ManualTime.START,
                ug.open.conveyor.driver.Level.INFO,
                "text",
                new BrokenMap(),
                0,
                "");
    }

    /** Labels that cannot be gone through. */
    private static final class BrokenMap extends java.util.AbstractMap<String, Object> {
        @Override
        public java.util.Set<Entry<String, Object>> entrySet() {
            throw new IllegalStateException("broken");
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    @Test
    void close_may_be_called_again_and_what_comes_behind_it_is_not_kept() throws IOException {
        SessionWriter session = rig.open("cloner");
        session.close();
        session.close();
        session.settle(1, new Outcome.Pass());
        session.flush();

        assertThat(StoreRig.lines(rig.segments().get(0))).hasSize(1);
    }
}
