package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.store.index.FileOutput;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.write.OnFull;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

class DiskFullTest {
    @TempDir
    Path home;

    StoreRig rig;
    final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
        rig.opener = file -> new Narrow(FileOutput.create(file), room);
    }

    /** A file on a disk with so much room; a write that does not fit is written in part, as on a real one. */
    private static final class Narrow extends FileOutput {
        private final AtomicLong room;

        Narrow(FileOutput file, AtomicLong room) {
            super(file);
            this.room = room;
        }

        @Override
        public void write(byte[] bytes, int from, int to) throws IOException {
            long fits = Math.min(to - from, room.get());
            super.write(bytes, from, (int) (from + fits));
            room.addAndGet(-fits);
            if (fits < to - from) {
                throw new IOException("No space left on device");
            }
        }
    }

    private void logUntilFull(SessionWriter session, Attempt attempt) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            session.log(attempt, rig.entry(attempt, "line-" + i));
            session.flush();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 1_000, 1_001, 1_010, 1_050, 1_100, 1_150, 5_000})
    void a_session_that_must_keep_all_stops_and_leaves_whole_lines(long bytes) throws Exception {
        rig.onFull = OnFull.STOP;
        SessionWriter session = rig.open("cloner");
        Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
        session.start(attempt);
        session.flush();
        room.set(bytes);

        assertThatThrownBy(() -> logUntilFull(session, attempt))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining(home.toString());
        assertThatThrownBy(() -> session.finish(StoreRig.finished(attempt, true)))
                .isInstanceOf(StoreException.class);
        session.close();

        String text = Files.readString(rig.segments().get(0));
        assertThat(text).endsWith("}\n");
        long logged = text.lines()
                .filter(line -> line.startsWith("{\"kind\":\"log\""))
                .count();
        assertThat(rig.messages(StoreRig.of("run-1"))).hasSize((int) logged);
        assertThat(rig.attempts()).extracting(StoredAttempt::status).containsExactly(Status.INTERRUPTED);
    }

    @Test
    void one_that_need_not_warns_once_and_goes_on() throws IOException {
        rig.onFull = OnFull.CONTINUE;
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
            session.start(attempt);
            session.flush();
            room.set(1_000);
            logUntilFull(session, attempt);
            session.finish(StoreRig.finished(attempt, true));

            assertThat(rig.warnings).hasSize(1);
            assertThat(rig.warnings.get(0)).contains("No space left").contains("not kept");
            assertThat(session.past("x")).isEqualTo(new Journal.Past.Unknown());
        }
        assertThat(rig.attempts()).extracting(StoredAttempt::status).containsExactly(Status.INTERRUPTED);
    }

    @Test
    void a_failure_behind_the_callers_back_is_told_with_the_next_call() throws Exception {
        SessionWriter session = rig.open("cloner");
        Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
        room.set(0);
        session.start(attempt);

        Waiting.until(() -> {
            try {
                session.log(attempt, rig.entry(attempt, "more"));
                return false;
            } catch (StoreException e) {
                return true;
            }
        });
        session.close();
    }

    @Test
    void a_new_segment_that_does_not_fit_stops_the_session_too() throws IOException {
        rig.limits = new SegmentLimits(4_000, 1 << 20, Duration.ofHours(24));
        room.set(4_900);
        SessionWriter session = rig.open("cloner");
        Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
        session.start(attempt);

        assertThatThrownBy(() -> logUntilFull(session, attempt)).isInstanceOf(StoreException.class);
        session.close();
        assertThat(rig.attempts()).extracting(StoredAttempt::status).containsExactly(Status.INTERRUPTED);
    }

    @Test
    void a_store_that_was_removed_is_told_of_once() throws Exception {
        rig.onFull = OnFull.CONTINUE;
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
            session.start(attempt);
            assertThat(session.isWhole()).isTrue();
            Files.delete(session.segment());
            session.log(attempt, rig.entry(attempt, "lost"));
            rig.manual.advance(Duration.ofSeconds(1));
            session.flush();
            session.log(attempt, rig.entry(attempt, "lost too"));
            assertThat(session.isWhole()).isFalse();
        }
        assertThat(rig.warnings).hasSize(1).allMatch(text -> text.contains("was removed while it was written"));
    }

    @Test
    void a_store_that_was_removed_just_now_is_told_of_at_the_end() throws Exception {
        rig.onFull = OnFull.CONTINUE;
        try (SessionWriter session = rig.open("cloner")) {
            Files.delete(session.segment());
        }
        assertThat(rig.warnings).hasSize(1);
    }
}
