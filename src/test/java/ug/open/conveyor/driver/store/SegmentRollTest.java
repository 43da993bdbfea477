package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

class SegmentRollTest {
    private static final int LINES = 200;

    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
        rig.limits = new SegmentLimits(4_000, 1 << 20, Duration.ofHours(24));
    }

    /** One attempt whose lines fill several segments, and a short one at the end. */
    private List<String> longAttempt() throws IOException {
        List<String> texts = new ArrayList<>();
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "long");
            session.event(1, rig.envelope(StoreRig.BODY), Optional.empty());
            session.start(attempt);
            for (int i = 0; i < LINES; i++) {
                texts.add("line-" + i);
                session.log(attempt, rig.entry(attempt, "line-" + i));
            }
            session.finish(StoreRig.finished(attempt, true));
            session.settle(1, new Outcome.Pass());
            rig.manual.advance(Duration.ofSeconds(1));
            rig.run(session, rig.attempt(2, 2, "cloner", "short"), false);
        }
        return texts;
    }

    @Test
    void a_session_is_read_whole_while_it_goes_on() throws Exception {
        rig.time = Time.system();
        ByteArrayOutputStream early = new ByteArrayOutputStream();
        CountDownLatch over = new CountDownLatch(1);
        FutureTask<Void> reading = new FutureTask<>(() -> {
            rig.store().sessionLines(Set.of("session001"), () -> over.getCount() == 0, RecordingSink.to(early));
            return null;
        });
        try (SessionWriter session = rig.open("cloner")) {
            new Thread(reading).start();
            for (int i = 1; i <= LINES; i++) {
                rig.run(session, rig.attempt(i, i, "cloner", "run-" + i), true, "a line");
                Thread.sleep(1);
            }
        }
        over.countDown();
        reading.get();
        ByteArrayOutputStream late = new ByteArrayOutputStream();
        rig.store().sessionLines(Set.of("session001"), () -> true, RecordingSink.to(late));
        assertThat(rig.segments()).hasSizeGreaterThan(5);
        assertThat(early.toString()).isEqualTo(late.toString()).contains("\"run-" + LINES + "\"");
    }

    @Test
    void each_segment_can_be_understood_alone() throws IOException {
        longAttempt();

        assertThat(rig.segments()).hasSizeGreaterThan(5);
        for (Path segment : rig.segments()) {
            List<String> lines = StoreRig.lines(segment);
            assertThat(Files.size(segment)).isLessThan(5_000);
            assertThat(lines.get(0)).startsWith("{\"kind\":\"session\",\"format\":1,");
            assertThat(lines.get(1)).startsWith("{\"kind\":\"event\",\"e\":1,");
            assertThat(lines).anyMatch(line -> line.startsWith("{\"kind\":\"start\",\"a\":1,"));
        }
    }

    @Test
    void an_attempt_over_several_segments_is_one() throws Exception {
        List<String> texts = longAttempt();

        assertThat(rig.attempts())
                .extracting(StoredAttempt::runId, StoredAttempt::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("short", Status.FAILED),
                        org.assertj.core.groups.Tuple.tuple("long", Status.SUCCEEDED));
        assertThat(rig.store().findAll(Ref.parse("long"))).hasSize(1);
        assertThat(rig.messages(StoreRig.of("long"))).isEqualTo(texts);
        assertThat(rig.messages(StoreRig.of("long").last(java.util.OptionalInt.of(70))))
                .isEqualTo(texts.subList(LINES - 70, LINES));
    }

    @Test
    void it_is_one_too_when_its_first_segment_is_gone() throws Exception {
        longAttempt();
        Files.delete(rig.segments().get(0));

        StoredAttempt attempt = rig.store().find(Ref.parse("long"));
        assertThat(attempt.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rig.attempts()).hasSize(2);
        assertThat(new String(rig.store().event(attempt), java.nio.charset.StandardCharsets.UTF_8))
                .endsWith(StoreRig.BODY + "}");
        assertThat(rig.messages(StoreRig.of("long"))).last().isEqualTo("line-" + (LINES - 1));
    }

    @Test
    void it_is_exported_with_each_line_once() throws IOException {
        longAttempt();

        String recording = rig.export(rig.store().findAll(Ref.parse("long")));
        assertThat(recording.lines().map(line -> line.substring(9, line.indexOf('"', 9))))
                .containsSubsequence("session", "event", "start", "log", "finish", "settle")
                .hasSize(5 + LINES);
    }

    @Test
    void a_segment_that_is_old_is_full() throws IOException {
        rig.limits = new SegmentLimits(1 << 20, 1 << 20, Duration.ofHours(24));
        try (SessionWriter session = rig.open("cloner")) {
            rig.run(session, rig.attempt(1, 1, "cloner", "run-1"), true);
            rig.manual.advance(Duration.ofHours(25));
            rig.run(session, rig.attempt(2, 2, "cloner", "run-2"), true);
        }
        assertThat(rig.segments()).hasSize(2);
        assertThat(rig.runIds()).containsExactly("run-2", "run-1");
    }

    @Test
    void a_running_attempt_is_running_in_every_segment() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "long");
            session.start(attempt);
            for (int i = 0; i < LINES; i++) {
                session.log(attempt, rig.entry(attempt, "line-" + i));
            }
            session.flush();
            assertThat(rig.store().find(Ref.parse("long")).status()).isEqualTo(Status.RUNNING);
            assertThat(rig.attempts()).extracting(StoredAttempt::status).containsExactly(Status.RUNNING);
        }
        assertThat(rig.attempts()).extracting(StoredAttempt::status).containsExactly(Status.INTERRUPTED);
    }

    @Test
    void an_attempt_is_interrupted_where_its_session_was_killed_between_two_segments() throws IOException {
        longAttempt();
        List<Path> segments = rig.segments();
        for (Path segment : segments.subList(1, segments.size())) {
            Files.delete(StoreRig.index(segment));
            if (segment != segments.get(1)) {
                Files.delete(segment);
            }
        }
        Files.writeString(segments.get(1), StoreRig.lines(segments.get(1)).get(0) + "\n");

        assertThat(rig.attempts()).extracting(StoredAttempt::status).containsExactly(Status.INTERRUPTED);
        assertThat(rig.store().find(Ref.parse("long")).status()).isEqualTo(Status.INTERRUPTED);
        Files.delete(segments.get(1));
        assertThat(rig.store().find(Ref.parse("long")).status()).isEqualTo(Status.INTERRUPTED);
    }

    @Test
    void the_index_that_is_made_again_is_the_one_that_was_written() throws IOException {
        longAttempt();

        for (Path segment : rig.segments()) {
            byte[] written = Files.readAllBytes(StoreRig.index(segment));
            Files.delete(StoreRig.index(segment));
            rig.attempts();
            assertThat(StoreRig.index(segment)).hasBinaryContent(written);
        }
    }
}
