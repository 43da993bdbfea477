package ug.open.conveyor.driver.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.FullScreen;
import ug.open.conveyor.driver.terminal.Key;
import ug.open.conveyor.driver.terminal.ScreenText;
import ug.open.conveyor.driver.terminal.TerminalSize;

/** Keys go in, rows come out; no terminal and no store takes part. */
final class ModelTest extends ModelRig {
    @Test
    void theNewestComeFirstAndTheCursorScrolls() {
        stored(StoredRuns.runs(1, 30), true);
        assertThat(shown()).startsWith("> 30", "  29").hasSize(9);
        press(Key.Kind.PAGE_DOWN);
        assertThat(shown()).endsWith("> 21").hasSize(9);
        type("jj");
        assertThat(shown()).startsWith("  27").endsWith("> 19");
        type("G");
        assertThat(shown()).startsWith("  9").endsWith("> 1");
        press(Key.Kind.UP);
        assertThat(shown()).startsWith("  9").endsWith("> 2", "  1");
        press(Key.Kind.HOME);
        assertThat(shown()).startsWith("> 30");
        type("k");
        assertThat(shown()).startsWith("> 30");
    }

    @Test
    void whatOthersWriteComesAboveAndThePersonStaysWhereItIs() {
        stored(StoredRuns.runs(1, 30), true);
        refresh(StoredRuns.runs(29, 31));
        assertThat(shown()).startsWith("> 31", "  30");
        type("j");
        refresh(StoredRuns.runs(29, 33));
        assertThat(shown()).startsWith("  33", "  32", "  31", "> 30");
        type("G");
        refresh(StoredRuns.runs(29, 40));
        assertThat(shown()).endsWith("> 1");
        type("g");
        refresh(StoredRuns.runs(29, 41));
        assertThat(shown()).startsWith("> 41");
    }

    private void refresh(List<StoredAttempt> fresh) {
        model.list().refreshed(0, fresh, fresh.get(fresh.size() - 1).started());
    }

    @Test
    void aRunningExecutionIsFollowedToItsEnd() {
        StoredAttempt running = StoredRuns.run(31, "workflow/app", Status.RUNNING);
        List<StoredAttempt> runs = new ArrayList<>(List.of(running));
        runs.addAll(StoredRuns.runs(1, 30));
        stored(runs, true);
        assertThat(screen()).contains("running");
        assertThat(model.list().unsettled()).contains(running.started());
        refresh(List.of(StoredRuns.run(31, "workflow/app", Status.FAILED)));
        assertThat(screen()).doesNotContain("running");
        assertThat(model.list().unsettled()).isEmpty();
        assertThat(model.list().rows()).hasSize(31);
    }

    @Test
    void itFiltersAsOneTypesAndEscapeClears() {
        stored(StoredRuns.runs(1, 30), true);
        type("/fail");
        assertThat(shown()).startsWith("> 30", "  27").hasSize(9);
        type("ed APP-2");
        assertThat(shown()).containsExactly("> 27", "  24", "  21");
        assertThat(screen()).contains("execution 1 of 3", "filter: failed APP-2");
        press(Key.Kind.ENTER);
        assertThat(rows().get(11)).startsWith("Enter log");
        press(Key.Kind.ESCAPE);
        assertThat(model.list().wanted().filter()).isEqualTo(Filter.NONE);
        assertThat(model.list().wanted().reading()).isEqualTo(1);
    }

    @Test
    void escapeWhileTypingBringsTheFilterBeforeBack() {
        stored(StoredRuns.runs(1, 30), true);
        type("/failed");
        press(Key.Kind.ENTER);
        type("/ x");
        assertThat(shown()).isEmpty();
        assertThat(screen()).contains("No execution has all words of the filter");
        press(Key.Kind.ESCAPE);
        assertThat(model.list().filter()).isEqualTo(new Filter("failed"));
    }

    @Test
    void aNarrowerFilterGoesOnAndAWiderOneReadsAgain() {
        stored(StoredRuns.runs(21, 30), false);
        type("/f");
        assertThat(model.list().wanted().reading()).isZero();
        model.list().found(0, StoredRuns.runs(11, 20), 20, false);
        type("ailed");
        assertThat(model.list().rows())
                .allMatch(row -> row.status() == Status.FAILED)
                .hasSize(7);
        press(Key.Kind.BACKSPACE);
        assertThat(model.list().wanted().reading()).isOne();
        model.list().found(0, StoredRuns.runs(1, 10), 30, false); // of the reading before
        assertThat(model.list().rows()).hasSize(7);
        model.list().found(1, StoredRuns.runs(27, 30), 4, true);
        assertThat(model.list().rows()).hasSize(2);
    }

    @Test
    void noMoreIsReadThanIsNearlyInSight() {
        stored(StoredRuns.runs(1, 30), false);
        assertThat(model.list().wanted().count()).isEqualTo(9 + 50);
        type("G");
        assertThat(model.list().wanted().count()).isEqualTo(Integer.MAX_VALUE);
        model.list().found(0, List.of(StoredRuns.run(0, "workflow/x", Status.FAILED)), 31, true);
        assertThat(shown()).endsWith("> 0");
    }

    @Test
    void anEmptyStoreSaysWhatToDoAndNoKeyDoesHarm() {
        assertThat(screen()).contains("Looking");
        stored(List.of(), true);
        assertThat(screen()).contains("The run store is empty", "conveyor-driver run --events FILE");
        for (String key : "dprxmujkgG bn".split("")) {
            assertThat(type(key)).as(key).isEqualTo(Action.NONE);
            assertThat(model.view()).isEmpty();
            rows();
        }
    }

    @Test
    void helpFitsTheNarrowestScreen() {
        size = new TerminalSize.Size(40, 60);
        type("?");
        assertThat(screen()).contains("In the list:", "Ctrl-L     read the list again");
        assertThat(rows()).allMatch(row -> row.length() <= 40);
    }

    @ParameterizedTest
    @CsvSource({"39, 30", "80, 9", "10, 3", "1, 1"})
    void aScreenThatIsTooSmallSaysSo(int columns, int rows) {
        stored(StoredRuns.runs(1, 30), true);
        size = new TerminalSize.Size(columns, rows);
        assertThat(rows()).hasSizeLessThanOrEqualTo(rows).allMatch(row -> row.length() <= columns);
        if (columns > 20) {
            assertThat(String.join(" ", rows()).replaceAll(" +", " ")).contains("needs 40 columns and 10 rows");
        }
        size = new TerminalSize.Size(40, 10);
        assertThat(shown()).hasSize(7);
    }

    @Test
    void everyScreenHasItsSizeWhateverTheNames() {
        String hostile = "漢字\u001b[2J\u202e" + "\u0301".repeat(99) + "\n" + "x".repeat(300);
        List<StoredAttempt> runs = new ArrayList<>();
        for (int i = 60; i > 0; i--) {
            runs.add(StoredRuns.run(i, hostile + i, Status.FAILED));
        }
        stored(runs, true);
        ScreenText text = new ScreenText(PLAIN);
        for (String keys : List.of("", "/" + "漢".repeat(50), "\u001b", "p", "q", "x" + "y".repeat(200))) {
            keys.codePoints()
                    .forEach(c -> model.update(c == 0x1b ? Key.of(Key.Kind.ESCAPE) : Key.typed(Character.toString(c))));
            for (int columns = 40; columns < 200; columns += 7) {
                size = new TerminalSize.Size(columns, 10);
                FullScreen.Frame frame = drawing.draw(size, StoredRuns.NOW);
                assertThat(frame.rows()).hasSizeLessThanOrEqualTo(10);
                for (String row : frame.rows()) {
                    assertThat(text.columns(
                                    row.replaceAll("\u001b\\[[\\d;]*[mG]", "").stripTrailing()))
                            .as(row)
                            .isLessThanOrEqualTo(columns);
                }
                assertThat(frame.cursorColumn()).isLessThan(columns);
            }
        }
    }

    @Test
    void aGoneTerminalEndsIt() {
        type("/x");
        assertThat(press(Key.Kind.GONE)).isEqualTo(new Action.Quit());
    }
}
