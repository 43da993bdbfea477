package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** The packaged tool on a real terminal. */
final class TerminalIT {
    @TempDir
    Path home;

    private Shell shell;
    private Tmux terminal;

    @BeforeAll
    static void aTerminal() {
        Programs.need("bash", "tmux", "python3");
    }

    @BeforeEach
    void aDriverThatWaits() {
        shell = Shell.in(home);
        shell.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"workflow","spec":{}}}
                {"event":"update","run_id":"run-2","id":"2","payload":{"name":"app","resource":"workflow","spec":{}}}
                """);
        shell.write("wait.sh", """
                #!/bin/sh
                echo "$CONVEYOR_EVENT begins, with a line that says quite a lot"
                while [ ! -e "$CONVEYOR_EVENT" ]; do sleep 0.05; done
                echo "$CONVEYOR_EVENT ends"
                [ "$CONVEYOR_EVENT" = create ]
                """);
    }

    @AfterEach
    void closeTheTerminal() {
        terminal.close();
    }

    private void open(int columns, int rows) {
        terminal = Tmux.shell(columns, rows, shell.folder(), shell.environment());
    }

    @Test
    void theWizardMakesAProjectThatRuns() {
        open(80, 24);
        terminal.type("conveyor-driver init; echo code $?");
        assertThat(terminal.await("Name of the driver:")).doesNotContain("WARNING"); // newer JDKs: native access
        terminal.type("no name");
        terminal.await("name must be 1 to 64 of");
        terminal.type("mine");
        terminal.await("Language [sh]:");
        terminal.type("py");
        terminal.await("Resource type it works on [workflow]:");
        terminal.type("flutter-builder");
        terminal.await("Folder [mine]:");
        terminal.type("");
        String screen = terminal.await("code 0");
        assertThat(screen.indexOf("mine/driver.yaml")).isPositive().isLessThan(screen.indexOf("Next:"));
        assertThat(shell.at("mine").lines("driver.yaml"))
                .contains("run: python3 reconcile.py  # started once for each event");
        assertThat(shell.at("mine")
                        .succeeds("conveyor-driver run --events events.jsonl")
                        .err())
                .contains("flutter-builder/app")
                .endsWith(": 3 ok\n");
    }

    @Test
    void ctrlCInTheWizardWritesNothing() {
        open(80, 24);
        terminal.type("conveyor-driver init --lang sh; echo code $?");
        terminal.await("Name of the driver:");
        terminal.keys("half", "C-c");
        assertThat(terminal.await("code 130")).contains("cancelled; nothing was done");
        assertThat(shell.succeeds("ls").out()).isEqualTo("events.jsonl\nwait.sh\n");
        terminal.type("echo the terminal is $(stty -a | grep -o ' -*echo ')");
        terminal.await("the terminal is echo");
    }

    @Test
    void theWizardTakesTheLanguageFromTheFilesThatAreThere() {
        shell.at("mine").write("Cargo.toml", "");
        open(80, 24);
        terminal.type("conveyor-driver init mine; echo code $?");
        terminal.await("Language [rust]:");
        terminal.type("");
        terminal.await("Resource type it works on [workflow]:");
        terminal.type("");
        terminal.await("Folder [mine]:");
        terminal.type("");
        assertThat(terminal.await("code 0")).contains("Left out, because the folder has files of its own");
    }

    @Test
    void whereAllIsSaidTheWizardAsksNothing() {
        open(80, 24);
        terminal.type("conveyor-driver init mine --lang sh; echo code $?");
        assertThat(terminal.await("code 0")).contains("Next:").doesNotContain("Folder [");
    }

    @Test
    void aRunShowsWhatIsAtWorkAndLeavesPlainLines() {
        open(80, 24);
        terminal.typeAfresh("conveyor-driver run --events events.jsonl -- ./wait.sh; echo code $?");
        String first = terminal.await(screen -> screen.contains("▶ wait workflow/app  1 s  create begins"));
        assertThat(first).contains("  create begins, with a line that says quite a lot\n");
        shell.succeeds("touch create");
        terminal.await(screen -> screen.matches("(?s).*\n▶ wait workflow/app  \\d s  update begins[^\n]*.*"));
        shell.succeeds("touch update");
        String end = terminal.await("code 1");
        assertThat(end).doesNotContain("▶ wait");
        assertThat(end.replaceAll("\\d+(\\.\\d)? m?s", "N ms").replaceAll("[0-9a-z]{6}(\\.\\d)", "k3f9ab$1"))
                .isEqualTo("""
                ▶ create workflow/app, run run-1
                  create begins, with a line that says quite a lot
                  create ends
                ok      workflow/app  exit 0  N ms
                ▶ update workflow/app, run run-2
                  update begins, with a line that says quite a lot
                  update ends
                FAILED  workflow/app  exit 1: update ends  N ms

                FAILED k3f9ab.2 update workflow/app: exit 1: update ends
                  conveyor-driver replay k3f9ab.2 -- ./wait.sh
                  conveyor-driver logs k3f9ab.2

                2 events in N ms, kept as k3f9ab.1 to k3f9ab.2: 1 ok, 1 failed
                code 1
                $""");
    }

    @Test
    void aLineThatHasNotEndedIsShownUntilItHas() {
        shell.write("wait.sh", """
                #!/bin/sh
                echo first
                printf 'Compiling... '
                while [ ! -e on ]; do sleep 0.05; done
                printf '50%%\\r90%%'
                while [ ! -e off ]; do sleep 0.05; done
                echo ' done'
                """);
        open(80, 24);
        terminal.typeAfresh("conveyor-driver run --events events.jsonl --only event=create -- ./wait.sh; echo code $?");
        terminal.await(screen -> screen.matches("(?s).*\n▶ wait workflow/app  \\d+ s  Compiling\\.\\.\\..*"));
        assertThat(shell.run("conveyor-driver logs -o raw").out()).isEqualTo("first\n");
        shell.succeeds("touch on");
        terminal.await(screen -> screen.matches("(?s).*\n▶ wait workflow/app  \\d+ s  90%.*"));
        shell.succeeds("touch off");
        assertThat(terminal.await("code 0"))
                .contains("\n  first\n  90% done\nok      workflow/app")
                .doesNotContain("Compiling");
        assertThat(shell.run("conveyor-driver logs -o raw").out()).isEqualTo("first\n90% done\n");
    }

    @Test
    void fortyColumnsInTheCLocaleDoNoHarm() {
        shell = shell.with("LC_ALL", "C").with("LANG", "C");
        open(40, 24);
        terminal.typeAfresh("conveyor-driver run --events events.jsonl -- ./wait.sh; echo code $?");
        String live = terminal.await(screen -> screen.contains("> workflow/app  1 s  create"));
        assertThat(live.lines().filter(line -> line.startsWith("> workflow/app")))
                .singleElement()
                .asString()
                .endsWith("...")
                .hasSizeLessThan(40);
        shell.succeeds("touch create update");
        assertThat(terminal.await("code 1")).doesNotContain("> workflow", "\u001b");
        terminal.typeAfresh("conveyor-driver runs; echo code $?");
        assertThat(terminal.await("code 0").lines().limit(3))
                .allMatch(row -> row.length() <= 40)
                .satisfiesExactly(
                        head -> assertThat(head).matches("EXECUTION +STATUS +WHEN"),
                        last -> assertThat(last).matches("[0-9a-z]{6}\\.2 +failed +.*(now|ago)"),
                        first -> assertThat(first).matches("[0-9a-z]{6}\\.1 +succeeded +.*(now|ago)"));
        terminal.typeAfresh("conveyor-driver runs --help | tail -3; echo code $?");
        assertThat(terminal.await("code 0").lines()).allMatch(line -> line.length() <= 40);
    }

    @Test
    void aFollowerSeesARunInAnotherTerminalAndEndsWithItsVerdict() throws InterruptedException {
        open(80, 24);
        Thread run = new Thread(
                () -> shell.run("conveyor-driver run -q --events events.jsonl --only event=update -- ./wait.sh"));
        run.start();
        Installation.await(
                "the run",
                () -> shell.run("conveyor-driver logs --run @last").out().contains("begins"));
        terminal.typeAfresh("conveyor-driver logs -f --run @last; echo code $?");
        assertThat(terminal.await("update begins")).doesNotContain("code", "ends");
        shell.succeeds("touch update");
        assertThat(terminal.await("code 1"))
                .contains("update begins, with a line that says quite a lot\nupdate ends\ncode 1");
        run.join();
    }

    @Test
    void ctrlCEndsARunAndAFollower() {
        open(80, 24);
        terminal.typeAfresh("conveyor-driver run --events events.jsonl -- ./wait.sh; echo code $?");
        terminal.await("create begins");
        terminal.keys("C-c");
        String screen = terminal.await("code 130");
        assertThat(screen).contains("stopping: ").doesNotContain("update", "▶ wait");
        terminal.typeAfresh("conveyor-driver logs -f; echo code $?");
        Installation.await("the follower at work", () -> {
            shell.run("conveyor-driver run -q --events events.jsonl --max-events 1 -- echo seen");
            return terminal.screen().contains(" echo | seen");
        });
        terminal.keys("C-c");
        terminal.await("code 130");
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        open(80, 24);
        shell.write("create", "").write("update", "");
        for (String run : List.of(
                "conveyor-driver run",
                "NO_COLOR=1 conveyor-driver run",
                "conveyor-driver run --color never",
                "conveyor-driver run --color=never")) {
            terminal.typeAfresh(run + " --no-store --events events.jsonl -- ./wait.sh; echo \"[" + run + "]\"");
            terminal.await("\n[" + run + "]");
            assertThat(terminal.coloured().contains("\u001b[32mok"))
                    .as(run)
                    .isEqualTo(run.equals("conveyor-driver run"));
        }
    }
}
