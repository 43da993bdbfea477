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

/** A pipeline without a server on a real terminal. */
final class PipelineTerminalIT {
    private static final String KEYS = "Enter again  f failed only  q quit";
    private static final String RUN = "conveyor-driver run --pipeline p.yaml --events events.jsonl";

    @TempDir
    Path home;

    private Shell shell;
    private Tmux terminal;

    @BeforeAll
    static void aTerminal() {
        Programs.need("bash", "tmux");
    }

    @BeforeEach
    void twoSteps() {
        shell = Shell.in(home).with("TMPDIR", null);
        shell.write(
                "events.jsonl",
                Scene.event("run-0001") + Scene.event("run-0002").replace("\"app\"", "\"other\""));
        shell.write("p.yaml", """
                name: p
                resource: workflow
                steps:
                  - {id: "1", name: one, driver: one}
                  - {id: "2", name: two, driver: two}
                """);
        for (String driver : new String[] {"one", "two"}) {
            shell.write(driver + "/driver.yaml", "name: " + driver + "\nrun: [sh, run.sh]\n");
            shell.write(driver + "/run.sh", "test $CONVEYOR_RESOURCE_NAME = app || test " + driver + " = one\n");
        }
        terminal = Tmux.shell(100, 40, shell.folder(), shell.environment());
    }

    @AfterEach
    void closeTheTerminal() {
        terminal.close();
    }

    @Test
    void fBeginsItWithTheEventsAloneOfWhichAStepFailed() {
        terminal.typeAfresh(RUN + " --watch; echo code $?");
        terminal.await(screen -> screen.contains("step 2  two  red: 1 ok, 1 failed") && screen.endsWith(KEYS));
        terminal.keys("f");
        terminal.await(screen -> screen.contains("step 1  one  green, nothing changed: 1 ok")
                && screen.contains("step 2  two  red, nothing changed: 1 failed")
                && screen.endsWith(KEYS));
        shell.write("two/run.sh", "true\n");
        terminal.await(screen -> screen.contains("step 2  two  green, 1 changed: 2 ok") && screen.endsWith(KEYS));
        terminal.keys("q");
        terminal.await("code 0");
    }

    @Test
    void ctrlCInTheFirstStepKeepsTheSecondFromBeginning() {
        shell.write("one/run.sh", "echo be\"\"gins; sleep 300\n");
        terminal.typeAfresh(RUN + "; echo code $?");
        terminal.await("begins");
        terminal.keys("C-c");
        terminal.await("stopping: 1 attempt may go on");
        terminal.keys("C-c");
        assertThat(terminal.await("code 130")).contains("left undone", "step 2  two  not begun");
    }
}
