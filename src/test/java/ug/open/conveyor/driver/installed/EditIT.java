package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** An editor on a real terminal, which asks its user a question there. */
final class EditIT {
    @TempDir
    Path home;

    @TempDir
    Path scratch;

    private Shell shell;
    private Tmux terminal;

    @BeforeAll
    static void aTerminal() {
        Programs.need("bash", "tmux");
    }

    @BeforeEach
    void anEditor() {
        shell = Shell.in(home).with("CONVEYOR_DRIVER_JAVA_OPTS", "-Djava.io.tmpdir=" + scratch);
        shell.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"workflow","spec":{"branch":"main"}}}
                {"event":"create","run_id":"run-2","id":"2","payload":{"name":"bpp","resource":"workflow","spec":{"branch":"main"}}}
                """);
        shell.write("ed", """
                #!/bin/sh
                [ -t 0 ] && [ -t 1 ] && [ -t 2 ] || exit 9
                printf 'branch? '
                read -r branch
                sed "s/main/$branch/" "$1" >new && cat new >"$1"
                """);
        terminal = Tmux.shell(
                100,
                30,
                shell.with("EDITOR", "./ed").folder(),
                shell.with("EDITOR", "./ed").environment());
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        terminal.close();
        try (Stream<Path> files = Files.list(scratch)) {
            assertThat(files.filter(file -> file.toString().contains("conveyor-driver-edit")))
                    .isEmpty();
        }
    }

    @Test
    void theDriverGetsTheAnswerAndSoDoesAReplay() throws Exception {
        terminal.type(
                "conveyor-driver run --events events.jsonl --only run=run-1 --edit --name demo -- cat; echo code $?");
        terminal.await("branch?");
        terminal.type("next");
        assertThat(terminal.await("code 0")).contains("\"branch\":\"next\"", "1 ok");
        terminal.typeAfresh("conveyor-driver replay @last --edit -o json -- cat >out.jsonl; echo code $?");
        terminal.await("branch?");
        terminal.type("x");
        terminal.await("code 0");
        assertThat(Files.readAllLines(shell.folder().resolve("out.jsonl")))
                .anySatisfy(line -> assertThat(line).contains("\\\"branch\\\":\\\"next\\\""))
                .noneMatch(line -> line.contains("branch?"));
        assertThat(shell.succeeds("conveyor-driver runs show @last").out()).contains("next");
    }

    @Test
    void ctrlCIsTheEditorsAndTheTerminalIsAsBefore() {
        shell.write("dies", "#!/bin/sh\nstty -echo\necho waits\nsleep 300\n");
        shell.write("lives", """
                #!/bin/sh
                trap 'echo heard' INT
                echo waits
                sleep 300
                sed "s/main/next/" "$1" >new && cat new >"$1"
                """);
        String run =
                " conveyor-driver run --events events.jsonl --only run=run-1 --edit --name demo -- cat; echo code $?";
        terminal.type("stty -g >before; EDITOR='sh dies'" + run);
        terminal.await("waits");
        terminal.keys("C-c");
        assertThat(terminal.await("code 130")).contains("stopped by SIGINT in the editor; nothing was run");
        terminal.typeAfresh("stty -g | cmp - before && echo the s\"\"ame");
        terminal.await("the same");
        terminal.typeAfresh("EDITOR='sh lives'" + run);
        terminal.await("waits");
        terminal.keys("C-c");
        assertThat(terminal.await("code 0")).contains("heard", "\"branch\":\"next\"");
    }

    @Test
    void aBrokenAnswerIsKeptAndTwoEventsAreOneTooMany() throws Exception {
        terminal.type("conveyor-driver replay events.jsonl --edit -- cat; echo code $?");
        terminal.await("branch?");
        terminal.type("next");
        assertThat(terminal.await("code 2")).contains("--edit opens one event, and there is another one");
        terminal.typeAfresh("conveyor-driver replay events.jsonl --only name=bpp --edit -- cat; echo code $?");
        terminal.await("branch?");
        terminal.type("\"");
        assertThat(terminal.await("code 2")).contains("invalid JSON", "your text is", "still there");
        try (Stream<Path> files = Files.list(scratch)) {
            List<Path> kept = files.filter(file -> file.toString().contains("conveyor-driver-edit"))
                    .toList();
            assertThat(kept).hasSize(1);
            assertThat(kept.get(0).resolve("event.json")).content().contains("\"branch\": \"\"\"");
            Files.delete(kept.get(0).resolve("event.json"));
            Files.delete(kept.get(0));
        }
    }
}
