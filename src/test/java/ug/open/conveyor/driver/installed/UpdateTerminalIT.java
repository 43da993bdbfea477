package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** The question of {@code replay --check --update} on a real terminal. */
final class UpdateTerminalIT {
    @TempDir
    Path home;

    @BeforeAll
    static void aTerminal() {
        Programs.need("bash", "tmux");
    }

    private static String result(int data) {
        return "echo '{\"success\":true,\"data\":" + data + "}' > \"$CONVEYOR_RESULT\"\n";
    }

    @Test
    void onlyYesWrites() throws Exception {
        Shell shell = Shell.in(home);
        shell.write("events.jsonl", Scene.event("run-0001"));
        shell.write("driver.sh", result(1));
        shell.succeeds("conveyor-driver run --events events.jsonl --name d -- sh driver.sh");
        shell.succeeds("conveyor-driver runs export @last case.jsonl");
        shell.write("driver.sh", result(2));
        Path recording = shell.folder().resolve("case.jsonl");
        String before = Files.readString(recording);
        try (Tmux terminal = Tmux.shell(100, 30, shell.folder(), shell.environment())) {
            for (String[] keys :
                    new String[][] {{"no", "Enter"}, {"Enter"}, {"C-c"}, {"C-d"}, {"maybe", "Enter", "n", "Enter"}}) {
                asks(terminal, keys);
                assertThat(terminal.await("code 3")).contains("nothing was written");
                assertThat(recording).hasContent(before);
            }
            asks(terminal, "yes", "Enter");
            assertThat(terminal.await("code 0")).contains("wrote 1 new result into case.jsonl");
            assertThat(recording).hasContent(before.replace("\"data\":1", "\"data\":2"));
            terminal.typeAfresh("stty -a | grep -o '[-]*icanon\\|[-]*echo '; echo modes $?");
            assertThat(terminal.await("modes 0"))
                    .containsPattern("(?m)^icanon$")
                    .containsPattern("(?m)^echo$");
        }
    }

    private static void asks(Tmux terminal, String... keys) {
        terminal.typeAfresh(
                "conveyor-driver replay case.jsonl --check --update --name d -- sh driver.sh; echo code $?");
        terminal.await("Really write 1 new result into 1 recording [no]:");
        terminal.keys(keys);
    }
}
