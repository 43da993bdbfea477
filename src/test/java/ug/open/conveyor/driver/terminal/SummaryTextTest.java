package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static ug.open.conveyor.driver.terminal.Sample.attempt;
import static ug.open.conveyor.driver.terminal.Sample.envelope;
import static ug.open.conveyor.driver.terminal.Sample.failed;
import static ug.open.conveyor.driver.terminal.Sample.interrupted;
import static ug.open.conveyor.driver.terminal.Sample.ok;
import static ug.open.conveyor.driver.terminal.Sample.retried;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.runtime.Summary.Reason;
import ug.open.conveyor.driver.terminal.SessionEnd.LeftOut;

class SummaryTextTest {
    private final SessionFacts tally = new SessionFacts(() -> "cloner", event -> "k3f9ab." + event);

    private static Summary summary(long ok, long failed, long passed, long rejected, Reason reason) {
        return new Summary(
                ok + failed + passed + rejected, ok, failed, 0, passed, rejected, 0, Duration.ofMillis(1234), reason);
    }

    private String print(Summary summary, boolean stored, String... tail) throws IOException {
        return print(summary, LeftOut.NOTHING, stored, tail);
    }

    private String print(Summary summary, LeftOut leftOut, boolean stored, String... tail) throws IOException {
        return print(new SessionEnd(summary, tally.seen(), leftOut, stored, List.of(tail)));
    }

    private static String print(SessionEnd end) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Printout<SessionEnd> printout = new Printers(out, Surface.file(), Format.TEXT).summary()) {
            printout.print(end);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatWentWellIsOneLine() throws IOException {
        tally.finished(retried(attempt(1, "app"), "later"));
        tally.finished(ok(attempt(2, "app"), "done"));
        assertThat(print(summary(1, 0, 0, 0, Reason.ENDED), true))
                .isEqualTo("1 event in 1.2 s, kept as k3f9ab.2: 1 ok\n");
        tally.finished(ok(attempt(1, "app"), "done"));
        assertThat(print(new Summary(9_000, 1_000, 0, 2, 3, 0, 1, Duration.ofSeconds(80), Reason.STOPPED), true))
                .isEqualTo("9,000 events in 1 m 20 s, kept as k3f9ab.1 to k3f9ab.2: 1,000 ok, 2 retried, 3 skipped, "
                        + "1 left undone\nstopped\n");
    }

    @Test
    void aFailureComesWithTheLinesToGoOnWith() throws IOException {
        tally.finished(failed(attempt(7, "app"), "exit status 3"));
        assertThat(print(summary(1, 1, 0, 0, Reason.ENDED), true)).isEqualTo("""

                FAILED k3f9ab.7 create workflow/app: exit status 3
                  conveyor-driver replay k3f9ab.7
                  conveyor-driver logs k3f9ab.7

                2 events in 1.2 s, kept as k3f9ab.7: 1 ok, 1 failed
                """);
    }

    @Test
    void whatTheEndOfTheSessionCutShortHasNotFailed() throws IOException {
        tally.finished(interrupted(attempt(7, "app"), "cancelled"));
        assertThat(print(new Summary(1, 0, 0, 0, 0, 0, 1, Duration.ofSeconds(2), Reason.STOPPED), true))
                .isEqualTo("""

                interrupted k3f9ab.7 create workflow/app: cancelled
                  conveyor-driver replay k3f9ab.7
                  conveyor-driver logs k3f9ab.7

                1 event in 2.0 s, kept as k3f9ab.7: 1 left undone
                stopped
                """);
    }

    @Test
    void aReplayNeedsTheCommandAgain() throws IOException {
        tally.finished(failed(attempt(7, "app"), ""));
        assertThat(print(summary(0, 1, 0, 0, Reason.ENDED), true, "--", "python", "my driver.py"))
                .contains("conveyor-driver replay k3f9ab.7 -- python 'my driver.py'\n")
                .contains("conveyor-driver logs k3f9ab.7\n");
    }

    @Test
    void whatWasNotStoredCannotBeReplayed() throws IOException {
        tally.finished(failed(attempt(7, "app"), "no"));
        assertThat(print(summary(0, 1, 0, 0, Reason.FAILED_FAST), false)).isEqualTo("""

                FAILED create workflow/app: no

                1 event in 1.2 s: 1 failed
                ended by --fail-fast: a run failed
                """);
    }

    @Test
    void manyFailuresAreCounted() throws IOException {
        for (int i = 1; i <= 1_500; i++) {
            tally.finished(failed(attempt(i, "app"), "no"));
        }
        assertThat(print(summary(0, 1_500, 0, 0, Reason.ENDED), true))
                .contains("k3f9ab.10\n")
                .doesNotContain("k3f9ab.11\n")
                .contains("and 1,490 more failed; to list runs: conveyor-driver runs\n");
    }

    @Test
    void oddWordsAreQuotedForTheShell() throws IOException {
        tally.finished(failed(attempt("a\u001b[2J\n", "a\u001bpp", "cre\nate"), "\u001b[2J"));
        assertThat(print(summary(0, 1, 0, 0, Reason.ENDED), true, "--", "it's", "a\u001b[2J\n\\'\u202e"))
                .contains("replay k3f9ab.1 -- 'it'\\''s' $'a\\e[2J\\n\\\\\\'\\u202e'\n")
                .contains("logs k3f9ab.1\n")
                .contains("FAILED k3f9ab.1 cre\\nate workflow/a\\epp: \\e[2J\n");
    }

    @Test
    void whatWasNotKeptHasNoId() throws IOException {
        SessionFacts unkept = new SessionFacts(() -> "cloner", event -> "");
        unkept.finished(failed(attempt(7, "app"), "no"));
        assertThat(print(new SessionEnd(
                        summary(0, 1, 0, 0, Reason.ENDED), unkept.seen(), LeftOut.NOTHING, true, List.of())))
                .isEqualTo("\nFAILED create workflow/app: no\n\n1 event in 1.2 s: 1 failed\n");
    }

    @Test
    void anEventForThisDriverThatWasPassedHasAnotherReasonThanItsName() throws IOException {
        tally.passed(envelope("drivers.cloner.resources.build"), "its type is build, not workflow");
        assertThat(print(summary(0, 0, 1, 0, Reason.ENDED), true)).isEqualTo("""
                nothing ran of 1 event:
                  skipped: its type is build, not workflow
                """);
    }

    @Test
    void whereNothingRanItSaysWhy() throws IOException {
        assertThat(print(summary(0, 0, 0, 0, Reason.ENDED), true)).isEqualTo("nothing ran: there were no events\n");
        tally.passed(envelope("drivers.cloner2.resources.workflow"), "addressed");
        tally.passed(envelope("drivers.builder2.resources.workflow"), "addressed");
        tally.passed(envelope("resources.build"), "its type is build, not workflow");
        tally.passed(envelope("resources.build"), "its type is build, not workflow");
        tally.rejected(envelope("resources.build"), "line 3: no run_id");
        assertThat(print(summary(0, 0, 4, 1, Reason.ENDED), true)).isEqualTo("""
                nothing ran of 5 events:
                  2 are addressed to cloner2, builder2; to run as one of them: --name cloner2
                  skipped: its type is build, not workflow (2 times)
                  cannot be read: line 3: no run_id
                """);
    }

    @Test
    void whatWasLeftOutIsCounted() throws IOException {
        assertThat(print(summary(0, 0, 0, 0, Reason.ENDED), new LeftOut(2, 0), true))
                .isEqualTo("nothing ran: --only fits none of 2 events\n");
        assertThat(print(summary(0, 0, 0, 0, Reason.ENDED), new LeftOut(0, 0, "left out: 1 to another"), true))
                .isEqualTo("nothing ran: left out: 1 to another\n");
        tally.finished(ok(attempt(2, "app"), "done"));
        assertThat(print(summary(1, 0, 0, 0, Reason.ENDED), new LeftOut(2, 1), true))
                .isEqualTo("1 event in 1.2 s, kept as k3f9ab.2: 1 ok, 1 skipped as invalid\n");
    }

    @Test
    void aLineToCopyNamesAVariableInPlaceOfASecret() throws IOException {
        tally.finished(failed(attempt(1, "app"), "no"));
        assertThat(print(
                        summary(0, 1, 0, 0, Reason.ENDED),
                        true,
                        "--nats",
                        ShellWord.ofVariable("CONVEYOR_NATS_URL"),
                        "\"$HOME\""))
                .contains(" --nats \"$CONVEYOR_NATS_URL\" '\"$HOME\"'\n");
    }

    @Test
    void oneAddresseeIsNamed() throws IOException {
        tally.passed(envelope("drivers.cloner2.resources.workflow"), "addressed");
        assertThat(print(summary(0, 0, 1, 0, Reason.ENDED), true))
                .contains("  1 is addressed to cloner2; to run as it: --name cloner2\n");
    }

    @Test
    void whatCannotBeReadIsSaidBesideTheCounts() throws IOException {
        tally.rejected(envelope(""), "line 3: no run_id");
        assertThat(print(summary(1, 0, 0, 1, Reason.ENDED), true))
                .isEqualTo("2 events in 1.2 s: 1 ok, 1 not readable\n  cannot be read: line 3: no run_id\n");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasItsWords(Reason reason) throws IOException {
        assertThat(print(summary(1, 0, 0, 0, reason), true).lines()).hasSize(reason == Reason.ENDED ? 1 : 2);
    }

    @Test
    void itsMemoryIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            tally.passed(envelope("drivers.d" + i + ".resources.w"), "");
            tally.rejected(envelope(""), "reason " + i + "x".repeat(10_000));
        }
        assertThat(tally.seen().addressees()).hasSize(10);
        assertThat(tally.seen().rejected())
                .hasSize(10)
                .allSatisfy((reason, n) -> assertThat(reason.length()).isLessThan(2_001));
    }

    @Test
    void aQuotedWordIsTheWord() throws Exception {
        Programs.need("bash");
        for (String word :
                List.of("", "plain", "a b", "it's", "$HOME `x` \"y\" \\", "tab\tand\nline\u001b[2J'\\n", "#x", "*")) {
            Process bash = new ProcessBuilder("bash", "-c", "printf %s " + ShellWord.quote(word)).start();
            String read = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(read).isEqualTo(word);
        }
    }
}
