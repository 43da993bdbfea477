package ug.open.conveyor.driver.store.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.write.SessionWriter;

class RefTest {
    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    run-1,                 '',      run-1,             -1
                    cloner/run-1,          cloner,  run-1,             -1
                    cloner/run-1#2,        cloner,  run-1,             2
                    run-1#12,              '',      run-1,             12
                    a b/run,               '',      a b/run,           -1
                    cloner/a/b,            cloner,  a/b,               -1
                    /run,                  '',      /run,              -1
                    run#,                  '',      run#,              -1
                    run#0,                 '',      run#0,             -1
                    run#01,                '',      run#01,            -1
                    run#1234567,           '',      run#1234567,       -1
                    @last,                 '',      @last,             -1
                    cloner/@failed,        cloner,  @failed,           -1
                    '',                    '',      '',                -1
                    '#3',                  '',      '',                3
                    """)
    void any_text_is_taken_apart(String text, String driver, String run, int attempt) {
        Ref ref = Ref.parse(text);

        assertThat(ref.text()).isEqualTo(text);
        assertThat(ref.driver().orElse("")).isEqualTo(driver);
        assertThat(ref.run()).isEqualTo(run);
        assertThat(ref.attempt().orElse(-1)).isEqualTo(attempt);
    }

    static List<String> hostileRunIds() {
        return List.of(
                "",
                "../../etc/passwd",
                "a/b",
                "cloner/x",
                "x#1",
                "cloner/x#1",
                "with space",
                "line\nfeed",
                "quote\"back\\slash",
                "\u001b[31mred",
                "ünïcödé \ud83d\ude80",
                "lone \ud800 surrogate",
                "tab\tin it",
                "#1",
                "x".repeat(10_240));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("hostileRunIds")
    void a_run_is_found_by_its_whole_id_whatever_that_is(String runId) throws IOException {
        rig.run("cloner", "other-run", true).run("cloner", runId, true).run("cloner", "x", true);

        assertThat(rig.store().find(Ref.parse(runId)).runId()).isEqualTo(runId);
        assertThat(rig.store().find(Ref.parse("cloner/" + runId)).runId()).isIn(runId, "cloner/" + runId);
    }

    @Test
    void the_whole_text_as_a_run_id_comes_before_its_parts() throws IOException {
        rig.run("cloner", "x", true).run("cloner", "x#1", true).run("cloner", "cloner/x", true);

        assertThat(rig.store().find(Ref.parse("x#1")).runId()).isEqualTo("x#1");
        assertThat(rig.store().find(Ref.parse("cloner/x")).runId()).isEqualTo("cloner/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd", "abcd-1", "cloner/abcd", "abcd#1", "cloner/abcd-1#1"})
    void a_unique_beginning_is_enough(String text) throws IOException {
        rig.run("cloner", "abcd-1234", true).run("cloner", "abc-other", true);

        assertThat(rig.store().find(Ref.parse(text)).runId()).isEqualTo("abcd-1234");
    }

    @Test
    void a_whole_id_wins_over_longer_ones_that_begin_with_it() throws IOException {
        rig.run("cloner", "abcd-1", true).run("cloner", "abcd-12", true);

        assertThat(rig.store().find(Ref.parse("abcd-1")).runId()).isEqualTo("abcd-1");
    }

    @Test
    void an_ambiguous_beginning_lists_the_candidates() {
        rig.run("cloner", "abcd-1", true).run("cloner", "abcd-2", false);

        assertThatThrownBy(() -> rig.store().findAll(Ref.parse("abcd")))
                .isInstanceOfSatisfying(
                        AmbiguousRefException.class,
                        e -> assertThat(e.candidates())
                                .extracting(StoredAttempt::runId)
                                .containsExactly("abcd-2", "abcd-1"))
                .hasMessageContaining("'cloner/abcd-1'")
                .hasMessageContaining("'cloner/abcd-2'");
    }

    @Test
    void a_run_of_two_drivers_needs_the_driver_where_one_attempt_is_asked_for() throws IOException {
        rig.run("cloner", "run-1", true).run("builder", "run-1", false);

        assertThat(rig.store().findAll(Ref.parse("run-1")))
                .extracting(StoredAttempt::driver)
                .containsExactly("cloner", "builder");
        assertThat(rig.store().find(Ref.parse("builder/run-1")).status()).isEqualTo(Status.FAILED);
        assertThatThrownBy(() -> rig.store().find(Ref.parse("run-1")))
                .isInstanceOf(AmbiguousRefException.class)
                .hasMessageContaining("'builder/run-1'");
    }

    @Test
    void a_number_names_an_attempt() throws IOException {
        try (SessionWriter session = rig.open("cloner")) {
            for (int i = 1; i <= 3; i++) {
                Attempt attempt = rig.attempt(i, 1, "cloner", "run-1", i);
                session.start(attempt);
                session.finish(StoreRig.finished(attempt, i == 3));
                rig.manual.advance(Duration.ofSeconds(1));
            }
        }

        assertThat(rig.store().find(Ref.parse("run-1#2")).number()).isEqualTo(2);
        assertThat(rig.store().find(Ref.parse("run-1")).number()).isEqualTo(3);
        assertThat(rig.store().findAll(Ref.parse("run-1"))).hasSize(3);
        assertThatThrownBy(() -> rig.store().find(Ref.parse("run-1#4"))).isInstanceOf(NoSuchRunException.class);
    }

    @Test
    void last_and_failed_are_the_newest() throws IOException {
        rig.run("cloner", "run-1", false).run("cloner", "run-2", false).run("cloner", "run-3", true);
        rig.run("builder", "run-4", true);

        assertThat(rig.store().find(Ref.parse("@last")).runId()).isEqualTo("run-4");
        assertThat(rig.store().find(Ref.parse("cloner/@last")).runId()).isEqualTo("run-3");
        assertThat(rig.store().find(Ref.parse("@failed")).runId()).isEqualTo("run-2");
        assertThatThrownBy(() -> rig.store().find(Ref.parse("builder/@failed"))).isInstanceOf(NoSuchRunException.class);
    }

    @Test
    void a_run_that_calls_itself_last_is_not_taken_for_it() throws IOException {
        rig.run("cloner", "@last", false).run("cloner", "@failed", false).run("cloner", "run-3", true);

        assertThat(rig.store().find(Ref.parse("@last")).runId()).isEqualTo("run-3");
        assertThat(rig.store().find(Ref.parse("cloner/@last")).runId()).isEqualTo("run-3");
        assertThat(rig.store().find(Ref.parse("@failed")).runId()).isEqualTo("@failed");
    }

    @Test
    void last_is_one_run_of_one_session() throws IOException {
        rig.run("cloner", "run-1", false).run("cloner", "run-1", true);

        assertThat(rig.store().findAll(Ref.parse("@last")))
                .extracting(StoredAttempt::status)
                .containsExactly(Status.SUCCEEDED);
        assertThat(rig.store().executions(Ref.parse("run-1"))).hasSize(2);
    }

    @Test
    void a_run_that_is_not_there_is_told_with_what_is_near() {
        rig.run("cloner", "build-77", true).run("cloner", "other", true);

        assertThatThrownBy(() -> rig.store().find(Ref.parse("build-78")))
                .isInstanceOfSatisfying(
                        NoSuchRunException.class,
                        e -> assertThat(e.near().get(0).runId()).isEqualTo("build-77"))
                .hasMessageContaining("'build-78'")
                .hasMessageContaining("'cloner/build-77'");
    }

    @Test
    void a_short_beginning_and_an_empty_store_are_told_apart() {
        assertThatThrownBy(() -> rig.store().find(Ref.parse("@last"))).hasMessageContaining("no run yet");
        rig.run("cloner", "build-77", true);
        assertThatThrownBy(() -> rig.store().find(Ref.parse("bui"))).hasMessageContaining("four characters");
    }

    @Test
    void a_sentence_about_a_run_holds_no_control_characters() {
        rig.run("cloner", "evil\u001b[2J\n-1", true);

        assertThatThrownBy(() -> rig.store().find(Ref.parse("none\u001b]0;x\u0007\n")))
                .isInstanceOf(NoSuchRunException.class)
                .satisfies(e -> assertThat(e.getMessage().replace("\n  ", "")).doesNotContainPattern("\\p{Cntrl}"));
    }
}
