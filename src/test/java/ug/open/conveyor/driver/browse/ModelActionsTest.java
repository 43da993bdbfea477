package ug.open.conveyor.driver.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.Key;

/** What keys ask for beyond the screen. */
final class ModelActionsTest extends ModelRig {
    @Test
    void marksAreWhatExportAndReplayActOn() {
        stored(StoredRuns.runs(1, 30), true);
        type("mm");
        assertThat(shown()).startsWith(" *30", " *29", "> 28");
        assertThat(screen()).contains(", 2 marked");
        type("/app-28");
        press(Key.Kind.ENTER);
        assertThat(type("r"))
                .isInstanceOfSatisfying(
                        Action.Replay.class,
                        replay -> assertThat(replay.executions())
                                .extracting(StoredAttempt::execution)
                                .containsExactly("k3f9ab.30", "k3f9ab.29"));
        model.view().orElseThrow().end();
        type("qu");
        assertThat(type("r"))
                .isInstanceOfSatisfying(
                        Action.Replay.class,
                        replay -> assertThat(replay.executions()).hasSize(1));
    }

    @Test
    void anExportAsksForTheFile() {
        stored(StoredRuns.runs(1, 3), true);
        type("x");
        assertThat(rows().get(11)).isEqualTo("export to: k3f9ab.3.jsonl");
        press(Key.Kind.ERASE_LINE);
        type("a b.jsonl");
        assertThat(press(Key.Kind.ENTER))
                .isEqualTo(new Action.Export(List.of(model.list().rows().get(0)), "a b.jsonl"));
        model.askAgain((Action.Export) exported(), "it exists");
        assertThat(rows().get(10)).isEqualTo("it exists");
        assertThat(rows().get(11)).isEqualTo("export to: old.jsonl");
        assertThat(press(Key.Kind.ESCAPE)).isEqualTo(Action.NONE);
    }

    @Test
    void aNameIsTypedWhereTheCursorIs() {
        stored(StoredRuns.runs(1, 3), true);
        type("x");
        press(Key.Kind.HOME);
        type("a😀");
        press(Key.Kind.LEFT);
        press(Key.Kind.BACKSPACE);
        press(Key.Kind.RIGHT);
        type("/");
        assertThat(rows().get(11)).isEqualTo("export to: 😀/k3f9ab.3.jsonl");
        assertThat(drawing.draw(size, StoredRuns.NOW).cursorColumn()).isEqualTo(14);
        press(Key.Kind.END);
        press(Key.Kind.RIGHT);
        type(".gz");
        assertThat(press(Key.Kind.ENTER))
                .isEqualTo(new Action.Export(List.of(model.list().rows().get(0)), "😀/k3f9ab.3.jsonl.gz"));
    }

    @Test
    void ofALongNameWhatIsAroundTheCursorIsShown() {
        stored(StoredRuns.runs(1, 3), true);
        type("x" + "y".repeat(200));
        press(Key.Kind.ERASE_WORD);
        type("a".repeat(100) + "b".repeat(100));
        assertThat(rows().get(11)).endsWith("bbb").hasSize(79);
        press(Key.Kind.HOME);
        assertThat(rows().get(11)).startsWith("export to: aaa").endsWith("a…").hasSize(79);
        assertThat(drawing.draw(size, StoredRuns.NOW).cursorColumn()).isEqualTo("export to: ".length());
    }

    @Test
    void aFolderIsNotCalledAFile(@TempDir Path folder) throws IOException {
        assertThat(ExportName.taken(folder))
                .hasValueSatisfying(why -> assertThat(why).contains("this is a folder"));
        Path file = Files.writeString(folder.resolve("a.jsonl"), "");
        assertThat(ExportName.taken(file))
                .hasValueSatisfying(why -> assertThat(why).contains("a file of this name"));
        assertThat(ExportName.taken(folder.resolve("b.jsonl"))).isEmpty();
    }

    private Action exported() {
        return new Action.Export(List.of(model.list().rows().get(0)), "old.jsonl");
    }

    @Test
    void aReplayGoesOnBehindTheListAndQuittingAsksTwice() {
        stored(StoredRuns.runs(1, 3), true);
        Action.Replay replay = (Action.Replay) type("r");
        replay.view().add(List.of("line".getBytes(StandardCharsets.UTF_8)));
        assertThat(screen()).contains("replay of k3f9ab.3  workflow/app-3", "line", "s stop");
        assertThat(type("s")).isEqualTo(new Action.Stop());
        type("q");
        assertThat(screen()).contains(", replaying");
        assertThat(type("r")).isEqualTo(Action.NONE);
        assertThat(screen()).contains("this replay is running; s stops it");
        type("q");
        assertThat(type("q")).isEqualTo(Action.NONE);
        assertThat(screen()).contains("q again stops it and quits");
        assertThat(type("q")).isEqualTo(new Action.Quit());
    }

    @Test
    void aReplayThatIsOverIsNotStoppedAndItsDifferenceIsToWhatWasReplayed() {
        stored(StoredRuns.runs(1, 3), true);
        Action.Replay replay = (Action.Replay) type("r");
        assertThat(type("d")).isEqualTo(Action.NONE);
        assertThat(screen()).contains("once it is over");
        replay.view().end();
        press(Key.Kind.UP);
        assertThat(screen()).contains("d diff").doesNotContain("s stop");
        assertThat(type("s")).isEqualTo(Action.NONE);
        assertThat(type("d")).isInstanceOfSatisfying(Action.Fill.class, fill -> {
            assertThat(fill.view().what()).isEqualTo(TextView.What.REPLAY_DIFFERENCE);
            assertThat(fill.view().execution()).contains(replay.executions().get(0));
        });
    }

    @Test
    void theDifferenceOfSeveralReplaysIsNotGuessed() {
        stored(StoredRuns.runs(1, 3), true);
        type("mm");
        ((Action.Replay) type("r")).view().end();
        assertThat(type("d")).isEqualTo(Action.NONE);
        assertThat(screen()).contains("of several executions");
    }

    @ParameterizedTest
    @CsvSource({"d, difference of", "p, payload of"})
    void viewsOpenAndAreLeft(String key, String title) {
        stored(StoredRuns.runs(1, 3), true);
        Action.Fill fill = (Action.Fill) type(key);
        assertThat(rows().get(0)).startsWith(title + " k3f9ab.3");
        assertThat(press(Key.Kind.ENTER)).isInstanceOf(Action.Fill.class);
        assertThat(rows().get(0)).startsWith("k3f9ab.3  workflow/app-3  demo");
        press(Key.Kind.ESCAPE);
        assertThat(press(Key.Kind.ESCAPE)).isEqualTo(new Action.Leave(fill.view()));
        assertThat(shown()).hasSize(3);
        assertThat(type("q")).isEqualTo(new Action.Quit());
    }
}
