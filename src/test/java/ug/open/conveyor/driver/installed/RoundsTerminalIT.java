package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** The keys and the screen of {@code --watch} on a real terminal. */
final class RoundsTerminalIT {
    private static final String KEYS = "Enter again  f failed only  q quit";

    @TempDir
    Path home;

    private Shell shell;
    private Tmux terminal;

    @BeforeAll
    static void aTerminal() {
        Programs.need("bash", "tmux");
    }

    @BeforeEach
    void aDriver() {
        shell = Shell.in(home).with("TMPDIR", null);
        shell.write(
                "events.jsonl",
                Scene.event("run-0001") + Scene.event("run-0002").replace("\"app\"", "\"other\""));
        driver("test $CONVEYOR_RESOURCE_NAME = app");
    }

    @AfterEach
    void closeTheTerminal() {
        if (terminal != null) {
            terminal.close();
        }
    }

    private void driver(String line) {
        shell.write("driver.sh", line + "\n");
    }

    private void starts(int columns) {
        terminal = Tmux.shell(columns, 30, shell.folder(), shell.environment());
        terminal.typeAfresh("conveyor-driver run --events events.jsonl --watch -- sh driver.sh; echo code $?");
    }

    @Test
    void keysRunAgainAndQuit() {
        starts(80);
        String first = terminal.await(screen -> screen.contains("red: 2 events") && screen.endsWith(KEYS));
        assertThat(first).doesNotContain("WARNING"); // newer JDKs: native access
        assertThat(terminal.coloured()).contains("red\u001b[0m");
        terminal.keys("f");
        String failedOnly =
                terminal.await(screen -> screen.contains("red, nothing changed: 1 event") && screen.endsWith(KEYS));
        assertThat(failedOnly).containsPattern("── \\d\\d:\\d\\d:\\d\\d failed only ─{20,}\n");
        driver("true");
        terminal.await(screen -> screen.contains("green, 1 changed: 2 events") && screen.endsWith(KEYS));
        assertThat(terminal.coloured()).contains("green\u001b[39m");
        terminal.keys("f");
        terminal.await("no run has failed; Enter runs all");
        terminal.keys("Enter");
        terminal.await(screen -> screen.contains("green, nothing changed: 2 events") && screen.endsWith(KEYS));
        terminal.keys("q");
        assertThat(terminal.await("code 0")).doesNotContain(KEYS);
        terminal.typeAfresh("stty -a | grep -o '[-]*icanon\\|[-]*echo '");
        assertThat(terminal.await("icanon")).contains("echo").doesNotContain("-icanon", "-echo ");
    }

    @Test
    void ctrlDQuitsRedAndANarrowWindowHasWholeLines() {
        starts(40);
        String screen = terminal.await(text -> text.contains("red: 2 events") && text.endsWith(KEYS));
        assertThat(screen.lines().filter(line -> line.contains("──")))
                .singleElement()
                .asString()
                .hasSize(39);
        terminal.keys("C-d");
        terminal.await("code 1");
    }

    @Test
    void ctrlCInARoundEndsTheWatch() {
        driver("echo begins; sleep 300");
        starts(80);
        terminal.await(screen -> screen.contains("begins") && screen.endsWith(KEYS));
        terminal.keys("C-c");
        terminal.await("stopping: 1 attempt may go on");
        terminal.keys("C-c");
        terminal.await("code 130");
    }

    @Test
    void qInARoundEndsItAtOnce() {
        driver("echo begins; sleep 300");
        starts(80);
        terminal.await(screen -> screen.contains("begins") && screen.endsWith(KEYS));
        terminal.keys("q");
        assertThat(terminal.await("code 1")).contains("this round ends", "interrupted");
    }
}
