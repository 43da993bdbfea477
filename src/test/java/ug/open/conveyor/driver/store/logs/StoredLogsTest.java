package ug.open.conveyor.driver.store.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.store.ManualTime;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.IndexReader;
import ug.open.conveyor.driver.store.index.SegmentIndex;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.write.SessionWriter;

class StoredLogsTest {
    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void rig() throws IOException {
        rig = new StoreRig(home);
        rig.run("cloner", "run-1", true).run("cloner", "run-2", false).run("builder", "run-1", true);
        try (SessionWriter session = rig.open("cloner")) {
            Attempt one = rig.attempt(1, 1, "cloner", "beside-1");
            Attempt two = rig.attempt(12, 2, "cloner", "beside-2");
            session.start(one);
            session.start(two);
            for (Level level : Level.values()) {
                session.log(one, rig.entry(one, level, "one " + level));
                session.log(two, rig.entry(two, level, "two " + level));
                rig.manual.advance(Duration.ofSeconds(1));
            }
            session.finish(StoreRig.finished(two, false));
            session.finish(StoreRig.finished(one, true));
        }
    }

    private static Optional<String> of(String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Test
    void the_lines_of_a_run_are_its_own_as_they_are_kept() throws Exception {
        List<String> lines = new ArrayList<>();
        rig.store()
                .logs(StoreRig.of("beside-1"))
                .read((buffer, from, to) ->
                        lines.add(new String(buffer, from, to - from, java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(lines)
                .hasSize(4)
                .allMatch(line -> line.startsWith("{\"kind\":\"log\",\"a\":1,") && line.endsWith("}"));
        assertThat(rig.messages(StoreRig.of("beside-2")))
                .containsExactly("two DEBUG", "two INFO", "two WARN", "two ERROR");
    }

    @Test
    void a_run_of_two_drivers_gives_both_in_order() throws Exception {
        assertThat(rig.messages(StoreRig.of("run-1"))).hasSize(2);
        assertThat(rig.messages(StoreRig.of("builder/run-1"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    '',      '',           '',     false, 11
                    cloner,  '',           '',     false, 10
                    builder, '',           '',     false, 1
                    '',      workflow,     '',     false, 11
                    '',      app,          '',     false, 11
                    '',      workflow/app, '',     false, 11
                    '',      workflow/ap,  '',     false, 0
                    '',      '',           create, false, 11
                    '',      '',           update, false, 0
                    '',      '',           '',     true,  5
                    builder, '',           '',     true,  0
                    """)
    void attempts_are_chosen(String driver, String resource, String event, boolean failed, int lines) throws Exception {
        LogQuery query = LogQuery.ALL.where(of(driver), of(resource), of(event), failed);

        assertThat(rig.messages(query)).hasSize(lines);
    }

    @Test
    void entries_are_chosen_by_level_and_time() throws Exception {
        Optional<Level> warn = Optional.of(Level.WARN);
        assertThat(rig.messages(StoreRig.of("beside-1").entries(warn, Optional.empty(), Optional.empty())))
                .containsExactly("one WARN", "one ERROR");
        Instant from = ManualTime.START.plusSeconds(4);
        Instant to = ManualTime.START.plusSeconds(6);
        assertThat(rig.messages(LogQuery.ALL.entries(Optional.empty(), Optional.of(from), Optional.of(to))))
                .containsExactly("one INFO", "two INFO", "one WARN", "two WARN");
        assertThat(rig.messages(LogQuery.ALL.entries(Optional.empty(), Optional.of(from), Optional.empty())))
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "3,3", "9,9", "11,11", "1000,11"})
    void the_last_lines_are_the_last_of_all(int asked, int given) throws Exception {
        List<String> all = rig.messages(LogQuery.ALL);

        assertThat(rig.messages(LogQuery.ALL.last(OptionalInt.of(asked)))).isEqualTo(all.subList(11 - given, 11));
    }

    @Test
    void the_last_of_many_lines_are_found() throws Exception {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "many");
            session.start(attempt);
            for (int i = 0; i < 1_000; i++) {
                session.log(attempt, rig.entry(attempt, "line-" + i));
            }
        }
        for (int asked : new int[] {1, 15, 16, 17, 100, 999, 1_000}) {
            assertThat(rig.messages(StoreRig.of("many").last(OptionalInt.of(asked))))
                    .hasSize(asked)
                    .last()
                    .isEqualTo("line-999");
        }
    }

    @Test
    void a_time_in_a_large_segment_is_found_from_a_mark() throws Exception {
        Instant middle = Instant.EPOCH;
        String text = "x".repeat(10_000);
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "large");
            session.start(attempt);
            for (int i = 0; i < 1_500; i++) {
                middle = i == 1_200 ? rig.time.now() : middle;
                session.log(attempt, rig.entry(attempt, "line-" + i + text));
                rig.manual.advance(Duration.ofMillis(10));
            }
        }
        SegmentIndex index =
                new IndexReader(rig.folder()).read(SegmentName.of(rig.segments().get(4)));
        assertThat(index.markBefore(ug.open.conveyor.driver.json.Timestamps.format(middle)))
                .isGreaterThan(8 << 20);
        assertThat(rig.messages(LogQuery.ALL.entries(Optional.empty(), Optional.of(middle), Optional.empty())))
                .hasSize(300);
    }

    @Test
    void the_verdict_of_a_run_is_that_of_its_newest_attempt() throws IOException {
        assertThat(rig.store().logs(StoreRig.of("run-2")).verdict()).contains(Status.FAILED);
        rig.run("cloner", "run-2", true);
        assertThat(rig.store().logs(StoreRig.of("run-2")).verdict()).contains(Status.SUCCEEDED);
        assertThat(rig.store().logs(LogQuery.ALL).verdict()).isEmpty();
    }

    @Test
    void a_run_that_is_not_there_is_told_before_anything_is_read() {
        assertThatThrownBy(() -> rig.store().logs(StoreRig.of("none"))).isInstanceOf(NoSuchRunException.class);
    }

    @Test
    void a_segment_that_is_pruned_while_it_is_read_is_passed_over() throws Exception {
        StoredLogs logs = rig.store().logs(LogQuery.ALL);
        Files.delete(rig.segments().get(0));

        assertThat(StoreRig.messages(logs)).hasSize(10);
    }

    @Test
    void failed_attempts_cannot_be_followed() {
        assertThatThrownBy(() -> LogQuery.ALL
                        .where(Optional.empty(), Optional.empty(), Optional.empty(), true)
                        .followed(true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("follow");
    }

    @Test
    void an_exported_run_is_a_recording_byte_for_byte() throws IOException {
        StoredAttempt attempt = rig.store().find(Ref.parse("run-2"));

        String recording = rig.export(List.of(attempt));

        assertThat(recording).isEqualTo(Files.readString(attempt.segment()));
        assertThat(recording.lines().skip(1).findFirst().orElseThrow())
                .isEqualTo(new String(rig.store().event(attempt), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void one_of_two_runs_that_went_beside_each_other_is_exported_alone() throws IOException {
        String recording = rig.export(rig.store().findAll(Ref.parse("beside-2")));

        assertThat(recording.lines()).hasSize(7).noneMatch(line -> line.contains("beside-1"));
    }
}
