package ug.open.conveyor.driver.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.browse.TextView.What;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.SessionWriter;
import ug.open.conveyor.driver.terminal.Style;
import ug.open.conveyor.driver.terminal.Surface;

/** What the views of an execution show, out of a real store. */
final class ContentsTest {
    private static final Surface PLAIN = Surface.of(true, StandardCharsets.UTF_8, Style.When.NEVER, Map.of());

    @TempDir
    Path home;

    private String shown(StoreRig rig, What what, StoredAttempt of) throws Exception {
        List<byte[]> lines = new ArrayList<>();
        try (LineSink sink = new LineSink(lines::addAll)) {
            new Contents(rig.store(), PLAIN).fill(what, of, sink);
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(
                line -> text.append(new String(line, StandardCharsets.UTF_8)).append('\n'));
        return text.toString();
    }

    @Test
    void aLogEndsWithWhatItCameTo() throws Exception {
        StoreRig rig = new StoreRig(home).run("demo", "run-1", false);
        assertThat(shown(rig, What.LOG, rig.attempts().get(0))).isEqualTo("hello from run-1\nfailed in 12 ms: no\n");
    }

    @Test
    void aLogTellsWhereAnotherAttemptBegins() throws Exception {
        StoreRig rig = new StoreRig(home);
        try (SessionWriter session = rig.open("demo")) {
            rig.run(session, rig.attempt(1, 1, "demo", "run-1", 1), false, "first");
            Attempt again = rig.attempt(2, 1, "demo", "run-1", 2);
            session.start(again);
            session.log(again, rig.entry(again, "second"));
            session.finish(StoreRig.finished(again, true));
        }
        assertThat(shown(rig, What.LOG, rig.attempts().get(0)))
                .isEqualTo("first\n-- again, after a temporary failure --\nsecond\nsucceeded in 12 ms: done\n");
    }

    @Test
    void thePayloadIsJsonAlsoWhereItCameInAString() throws Exception {
        StoreRig rig = new StoreRig(home).run("demo", "run-1", true);
        assertThat(shown(rig, What.PAYLOAD, rig.attempts().get(0)))
                .contains("create of workflow/app, run run-1", "\npayload\n{\n  \"name\": \"app\",\n  \"n\": 1.10\n}\n")
                .contains("\nresult\n{\n  \"success\": true,\n  \"message\": \"done\",\n");
    }

    @Test
    void aDifferenceIsToTheExecutionBeforeOfTheSameEvent() throws Exception {
        StoreRig rig = new StoreRig(home)
                .run("demo", "run-1", true)
                .run("demo", "run-2", true)
                .run("demo", "run-1", false)
                .run("demo", "run-1", false)
                .run("other", "run-1", true);
        List<StoredAttempt> newest = rig.attempts();
        String difference = shown(rig, What.DIFFERENCE, newest.get(2));
        assertThat(difference)
                .contains(
                        "- " + newest.get(4).execution() + " + " + newest.get(2).execution())
                .contains("$.success", "- true", "+ false", "$.message", "- \"done\"", "+ \"no\"");
        assertThat(shown(rig, What.DIFFERENCE, newest.get(1)))
                .isEqualTo("The result is that of " + newest.get(2).execution()
                        + ": success, message and data are the same.\n");
        for (int alone : new int[] {0, 3, 4}) {
            assertThat(shown(rig, What.DIFFERENCE, newest.get(alone))).startsWith("There is nothing to compare with:");
        }
    }

    @Test
    void theDifferenceOfAReplayIsToWhatWasReplayedWhicheverDriverRan() throws Exception {
        StoreRig rig = new StoreRig(home).run("demo", "run-1", true).run("demo", "run-1", true);
        StoredAttempt replayed = rig.attempts().get(0);
        assertThat(shown(rig, What.REPLAY_DIFFERENCE, replayed))
                .isEqualTo("There is nothing to compare yet: the run store has no replay of " + replayed.execution()
                        + ".\n");
        rig.run("other", "run-1", false).run("demo", "run-2", true);
        assertThat(shown(rig, What.REPLAY_DIFFERENCE, replayed))
                .contains("- " + replayed.execution() + " + "
                        + rig.attempts().get(1).execution())
                .contains("$.success", "- true", "+ false");
    }

    @Test
    void anExecutionWithoutAResultIsNotCompared() throws Exception {
        StoreRig rig = new StoreRig(home).run("demo", "run-1", true);
        try (SessionWriter session = rig.open("demo")) {
            session.event(1, rig.envelope(StoreRig.BODY), Optional.empty());
            session.start(rig.attempt(1, 1, "demo", "run-1"));
        }
        StoredAttempt cut = rig.attempts().get(0);
        assertThat(shown(rig, What.DIFFERENCE, cut))
                .isEqualTo("There is nothing to compare: " + cut.execution() + " is interrupted and has no result.\n");
        assertThat(shown(rig, What.PAYLOAD, cut)).endsWith("none: it was interrupted\n");
        assertThat(shown(rig, What.LOG, cut)).isEqualTo("interrupted\n");
    }

    @Test
    void whatAnotherProcessHasPrunedIsOneShortSentence() throws Exception {
        StoreRig rig = new StoreRig(home).run("demo", "run-1", true).run("demo", "run-2", true);
        List<StoredAttempt> read = rig.attempts();
        assertThat(Pruned.among(read, rig.store())).isEmpty();
        rig.store().prune(new Retention(OptionalInt.of(1), Optional.empty(), OptionalLong.empty(), 0), false);
        StoredAttempt gone = read.get(1);
        String sentence = "execution " + gone.execution() + " was pruned; Ctrl-L reads the list again";
        for (What what : new What[] {What.LOG, What.PAYLOAD, What.DIFFERENCE}) {
            assertThat(shown(rig, what, gone)).isEqualTo(sentence + "\n");
        }
        assertThat(Pruned.among(List.of(gone), rig.store())).contains(sentence);
        assertThat(Pruned.among(read, rig.store())).contains(sentence + ", and u takes all marks away");
    }
}
