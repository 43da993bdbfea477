package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.bench.LargeStore;

/** {@code browse} on a real terminal. */
final class BrowseIT extends BrowseScene {
    @Test
    void theListHasTheRunsAndLeavesNothingBehind() {
        String screen = open();
        assertThat(screen).contains("execution 1 of 3", "workflow/app", "failed", "succeeded");
        assertThat(terminal.told("#{alternate_on} #{cursor_flag}")).isEqualTo("1 0");
        terminal.keys("q");
        terminal.await("code 0");
        restored();
    }

    @Test
    void aHostileNameDisturbsNothing() {
        String screen = open();
        List<String> rows = screen.lines().toList();
        assertThat(rows.get(0)).startsWith("execution 1 of 3");
        assertThat(rows.get(1)).startsWith("  EXECUTION");
        assertThat(rows.get(2)).contains("…/e\\e[2J").doesNotContain("\u202e");
        assertThat(rows.get(23)).startsWith("Enter log");
        terminal.keys("Enter");
        screen = terminal.await("succeeded in ");
        assertThat(screen).contains("red end of it").doesNotContain("\u001b");
        terminal.keys("p");
        assertThat(terminal.await("payload of")).contains("\\u202egnirts");
    }

    @Test
    void theLogIsScrolledAndSearched() {
        open();
        terminal.keys("Down", "Enter");
        terminal.await("failed in ");
        terminal.keys("g");
        terminal.await("at work on it");
        terminal.keys("/");
        terminal.await("search:");
        terminal.type("42");
        terminal.await(screen -> screen.contains("\n42\n") && screen.contains("n next"));
        terminal.keys("n");
        terminal.await("from the other end on");
        terminal.keys("/");
        terminal.type("not there");
        terminal.await("no line has this text");
        terminal.keys("Escape");
        terminal.await("EXECUTION");
    }

    @Test
    void aResizedScreenIsDrawnAnewAndOneTooSmallSaysSo() {
        open();
        terminal.resize(40, 10);
        String narrow = terminal.await("? help  q quit");
        assertThat(narrow.lines()).hasSizeLessThanOrEqualTo(10).allMatch(row -> row.length() <= 40);
        assertThat(narrow).contains("  EXECUTION RESOURCE     STATUS", "workflow/app succeeded");
        terminal.resize(30, 8);
        terminal.await("needs 40");
        terminal.resize(80, 24);
        assertThat(terminal.await("p JSON")).contains("execution 1 of 3", "TOOK");
    }

    @Test
    void itFollowsWhatAnotherProcessWrites() throws InterruptedException {
        open();
        Thread run = new Thread(() -> shell.run("conveyor-driver run -q --events slow.jsonl -- ./driver.sh"));
        run.start();
        terminal.await("running");
        terminal.keys("Enter");
        terminal.await(screen -> screen.contains("end of it") && screen.contains("follows"));
        terminal.keys("q");
        terminal.await("EXECUTION");
        terminal.keys("/");
        terminal.type("slow");
        terminal.await("execution 1 of 1");
        shell.write("go", "");
        terminal.await(screen -> screen.contains("succeeded") && !screen.contains("running"));
        terminal.keys("Escape");
        terminal.await("execution 1 of 4");
        run.join();
    }

    @Test
    void aReplayStreamsItsLinesAndShowsTheDifference() {
        open();
        terminal.keys("/");
        terminal.type("app");
        terminal.await("execution 1 of 1");
        terminal.keys("r");
        String screen = terminal.await("1 result");
        assertThat(screen).contains("differs in 1 place", "$.data.pid", "end of it");
        terminal.keys("q");
        terminal.await("execution 2 of 2");
        terminal.keys("g", "d");
        assertThat(terminal.await("$.data.pid")).contains("differs in 1 place", "difference of");
        assertThat(shell.succeeds("conveyor-driver runs -o json").out().lines()).hasSize(4);
    }

    @Test
    void anExportIsARecordingThatRuns() {
        open();
        terminal.keys("m", "m", "x");
        terminal.await("export to: runs.jsonl");
        terminal.keys("C-u");
        terminal.type("events.jsonl");
        terminal.await("there is a file of this name already");
        terminal.keys("C-u");
        terminal.type("mine.jsonl");
        terminal.await("wrote 2 executions to mine.jsonl");
        terminal.keys("q");
        terminal.await("code 0");
        shell.ends(1, "conveyor-driver run -q --events mine.jsonl -- ./driver.sh");
        assertThat(shell.succeeds("conveyor-driver runs -n 2 -o json").out()).contains("run-0002", "run-0003");
    }

    @Test
    void offATerminalItSaysWhatPrintsTheList() {
        assertThat(shell.ends(2, "conveyor-driver browse").err())
                .contains("browse needs a terminal", "conveyor-driver runs prints the list");
    }

    @Test
    void withoutColoursNothingIsColoured() {
        terminal.type("NO_COLOR=1 conveyor-driver browse; echo code $?");
        terminal.await("q quit");
        assertThat(terminal.coloured()).contains("> ").doesNotContain("\u001b[");
        terminal.keys("q");
        terminal.await("code 0");
    }

    @Test
    void anEmptyStoreSaysWhatToDo() {
        terminal.type("CONVEYOR_DRIVER_HOME=none conveyor-driver browse; echo code $?");
        terminal.await("The run store is empty");
        terminal.keys("q");
        terminal.await("code 0");
        assertThat(shell.folder().resolve("none")).doesNotExist();
    }

    @Test
    void aHundredThousandExecutionsOpenAndAreFiltered() throws IOException {
        Path large = Files.createDirectory(home.resolve("large"));
        LargeStore.write(large, 100, 1000);
        terminal.type("CONVEYOR_DRIVER_HOME=" + large + " conveyor-driver browse; echo code $?");
        assertThat(terminal.await("EXECUTION")).contains("execution 1 of 7", "+");
        terminal.keys("/");
        terminal.type("no-such-text");
        terminal.await(screen -> screen.contains("No execution has all words of the filter"));
        terminal.keys("Escape");
        terminal.await("EXECUTION");
        terminal.keys("G");
        terminal.await("execution 100,000 of 100,000");
        terminal.keys("q");
        terminal.await("code 0");
    }
}
