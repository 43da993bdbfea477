package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.store.find.AmbiguousRefException;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.find.StoredExecution;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

class ExecutionRefTest {
    @TempDir
    Path home;

    private StoreRig rig;
    private final Deque<String> sessions = new ArrayDeque<>();

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
        rig.ids = sessions::remove;
    }

    private ExecutionRefTest run(String session, String driver, String runId, boolean success) {
        sessions.add(session);
        rig.run(driver, runId, success);
        return this;
    }

    private List<String> executions(String ref) throws StoreException {
        return rig.store().findAll(Ref.parse(ref)).stream()
                .map(StoredAttempt::execution)
                .toList();
    }

    private List<String> every(String ref) throws StoreException {
        return rig.store().executions(Ref.parse(ref)).stream()
                .map(StoredExecution::id)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaabb.1", "aaaa.1", "aaaabb0000.1", "cloner/aaaabb.1", "aaaabb.1#1", "cloner/aaaab.1#1"})
    void an_execution_is_found_by_its_id(String ref) throws Exception {
        run("aaaabb0000", "cloner", "run-1", false).run("ccccdd0000", "cloner", "run-1", true);

        assertThat(rig.store().find(Ref.parse(ref)).status()).isEqualTo(Status.FAILED);
        assertThat(executions(ref)).containsExactly("aaaabb.1");
        assertThat(rig.messages(StoreRig.of(ref))).containsExactly("hello from run-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaa.1", "aaaabb.2", "builder/aaaabb.1", "aaaabb.1#2", "aaaac.1", "aaaabb0000.0"})
    void what_is_not_there_is_not_found(String ref) {
        run("aaaabb0000", "cloner", "run-1", false);

        assertThatThrownBy(() -> executions(ref)).isInstanceOf(NoSuchRunException.class);
    }

    @Test
    void an_execution_has_the_retries_of_its_event_and_no_others() throws Exception {
        sessions.add("aaaabb0000");
        try (SessionWriter session = rig.open("cloner")) {
            for (int e = 1; e <= 2; e++) {
                for (int count = 1; count <= 2; count++) {
                    Attempt attempt = rig.attempt(10 * e + count, e, "cloner", "run-1", count);
                    session.start(attempt);
                    session.finish(StoreRig.finished(
                            attempt,
                            count == 2,
                            Verdict.Ending.RETURNED,
                            count == 2 ? Optional.empty() : Optional.of(Duration.ZERO)));
                    rig.manual.advance(Duration.ofSeconds(1));
                }
            }
        }

        assertThat(rig.store().findAll(Ref.parse("aaaabb.1")))
                .extracting(StoredAttempt::number)
                .containsExactly(11L, 12L);
        assertThat(rig.store().find(Ref.parse("aaaabb.1#1")).status()).isEqualTo(Status.RETRIED);
        assertThat(executions("run-1")).containsExactly("aaaabb.2", "aaaabb.2");
        assertThat(every("run-1")).containsExactly("aaaabb.1", "aaaabb.2");
        assertThat(rig.store().find(Ref.parse("run-1#1")).number()).isEqualTo(21);
        assertThatThrownBy(() -> rig.store().find(Ref.parse("run-1#3")))
                .hasMessageContaining("The execution aaaabb.2 of the run 'cloner/run-1' has no attempt 3")
                .hasMessageContaining("its last one is 2");
    }

    @Test
    void a_run_is_its_newest_execution_by_each_driver() throws Exception {
        run("aaaaaa0000", "cloner", "run-1", true).run("bbbbbb0000", "builder", "run-1", true);
        run("cccccc0000", "cloner", "run-1", false).run("dddddd0000", "cloner", "other", true);

        assertThat(executions("run-1")).containsExactly("bbbbbb.1", "cccccc.1");
        assertThat(executions("cloner/run-1")).containsExactly("cccccc.1");
        assertThat(executions("run-")).hasSize(2);
        assertThat(every("run-1")).containsExactly("aaaaaa.1", "bbbbbb.1", "cccccc.1");
        assertThat(every("cloner/run-1")).containsExactly("aaaaaa.1", "cccccc.1");
        assertThat(rig.messages(StoreRig.of("run-1"))).hasSize(2);
        assertThatThrownBy(() -> rig.store().find(Ref.parse("run-1")))
                .isInstanceOf(AmbiguousRefException.class)
                .hasMessageContaining("\n  cccccc.1  'cloner/run-1'  failed, ")
                .hasMessageContaining("\n  bbbbbb.1  'builder/run-1'  succeeded, ");
    }

    @Test
    void sessions_that_begin_alike_are_told_apart_by_all_their_characters() throws Exception {
        run("aaaaaa0000", "cloner", "run-1", true).run("aaaaaa1111", "cloner", "run-2", false);

        assertThatThrownBy(() -> executions("aaaaaa.1"))
                .isInstanceOf(AmbiguousRefException.class)
                .hasMessageContaining("'aaaaaa.1' fits executions of several sessions")
                .hasMessageContaining("\n  aaaaaa0000.1  'cloner/run-1'")
                .hasMessageContaining("\n  aaaaaa1111.1  'cloner/run-2'");
        assertThat(rig.store().find(Ref.parse("aaaaaa1.1")).runId()).isEqualTo("run-2");
        assertThat(rig.store().find(Ref.parse("aaaaaa0000.1")).runId()).isEqualTo("run-1");
    }

    @Test
    void a_run_that_calls_itself_like_an_execution_is_not_taken_for_it() throws Exception {
        run("aaaaaa0000", "cloner", "run-1", true).run("bbbbbb0000", "cloner", "aaaaaa.1", false);
        run("cccccc0000", "cloner", "aaaaaa0000.1", false).run("dddddd0000", "cloner", "zzzz.1", true);

        assertThatThrownBy(() -> executions("aaaaaa.1"))
                .isInstanceOf(AmbiguousRefException.class)
                .hasMessageContaining("'aaaaaa.1' is the id of an execution and of a run; give one of these:")
                .hasMessageContaining("\n  aaaaaa0000.1  'cloner/run-1'")
                .hasMessageContaining("\n  bbbbbb0000.1  'cloner/aaaaaa.1'");
        assertThat(rig.store().find(Ref.parse("aaaaaa0000.1")).runId()).isEqualTo("run-1");
        assertThat(rig.store().find(Ref.parse("zzzz.1")).runId()).isEqualTo("zzzz.1");
        assertThat(rig.store().find(Ref.parse("aaaaa.1")).runId()).isEqualTo("run-1");
    }

    @ParameterizedTest
    @CsvSource({
        "@last,           dddddd.1",
        "@last~0,         dddddd.1",
        "@last~1,         cccccc.1",
        "@last~3,         aaaaaa.1",
        "cloner/@last~1,  aaaaaa.1",
        "@failed,         cccccc.1",
        "@failed~1,       aaaaaa.1",
        "@last~1#1,       cccccc.1"
    })
    void the_newest_are_counted_back(String ref, String execution) throws Exception {
        run("aaaaaa0000", "cloner", "run-1", false).run("bbbbbb0000", "builder", "run-1", true);
        run("cccccc0000", "cloner", "run-1", false).run("dddddd0000", "builder", "run-2", true);

        assertThat(executions(ref)).containsExactly(execution);
    }

    @Test
    void who_counts_too_far_back_learns_how_many_there_are() {
        run("aaaaaa0000", "cloner", "run-1", false).run("bbbbbb0000", "cloner", "run-1", true);

        assertThatThrownBy(() -> executions("@last~2"))
                .isInstanceOf(NoSuchRunException.class)
                .hasMessageContaining("has no '@last~2': it has 2 executions.");
        assertThatThrownBy(() -> executions("cloner/@failed~999999"))
                .hasMessageContaining("it has 1 execution of the driver cloner that failed.");
        assertThatThrownBy(() -> executions("@last~")).hasMessageContaining("has no run '@last~'");
        assertThatThrownBy(() -> executions("@last~1x")).hasMessageContaining("has no run '@last~1x'");
        assertThatThrownBy(() -> executions("@last~9999999")).hasMessageContaining("has no run '@last~9999999'");
    }

    @Test
    void an_execution_is_found_over_segments_and_among_covered_ones() throws Exception {
        rig.limits = new SegmentLimits(4_000, 1 << 20, Duration.ofHours(24));
        sessions.add("aaaaaa0000");
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "odd\"e\\,\"e\":7");
            session.event(1, rig.envelope(StoreRig.BODY), Optional.empty());
            session.start(attempt);
            for (int i = 0; i < 100; i++) {
                session.log(attempt, rig.entry(attempt, "line-" + i));
            }
            session.finish(StoreRig.finished(attempt, true));
        }
        for (int i = 0; i < 40; i++) {
            run(String.format("bbbb%06d", i), "cloner", "run-1", true);
        }
        assertThat(rig.folder().lookup()).isNotEmptyDirectory();

        assertThat(rig.store().findAll(Ref.parse("aaaaaa.1")))
                .singleElement()
                .extracting(StoredAttempt::status)
                .isEqualTo(Status.SUCCEEDED);
        assertThat(rig.messages(StoreRig.of("aaaaaa.1"))).hasSize(100);
        assertThat(executions("bbbb000007.1")).containsExactly("bbbb00.1");
        assertThatThrownBy(() -> executions("aaaaaa.7")).isInstanceOf(NoSuchRunException.class);
    }

    @Test
    void a_session_is_exported_whole() throws Exception {
        rig.limits = new SegmentLimits(4_000, 1 << 20, Duration.ofHours(24));
        sessions.add("aaaaaa0000");
        try (SessionWriter session = rig.open("cloner")) {
            for (int e = 1; e <= 30; e++) {
                rig.run(session, rig.attempt(e, e, "cloner", "run-" + e), true, "hello");
            }
            session.event(31, rig.envelope(StoreRig.BODY), Optional.empty());
        }
        assertThat(rig.segments()).hasSizeGreaterThan(2);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        rig.store().exportSessions(rig.store().findAll(Ref.parse("aaaaaa.30")), out);

        List<String> kinds = out.toString(java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("^\\{\"kind\":\"(\\w+)\".*", "$1"))
                .toList();
        assertThat(kinds).startsWith("session", "event", "start", "log", "finish", "settle", "event");
        assertThat(kinds).filteredOn("session"::equals).hasSize(1);
        assertThat(kinds).filteredOn("event"::equals).hasSize(31);
        assertThat(kinds).filteredOn("finish"::equals).hasSize(30);
    }
}
