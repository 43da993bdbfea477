package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;

class RealTerminalTest {
    @BeforeAll
    static void tmuxIsThere() {
        Programs.need("tmux");
    }

    @Test
    void theLiveAreaStaysBelowWhatIsPrinted(@TempDir Path folder) throws IOException {
        try (Tmux terminal = Tmux.run(80, 24, TerminalMain.class, "live", folder.toString())) {
            terminal.await("0 of 10 events");
            Files.createFile(folder.resolve("more"));
            String screen = terminal.await("1 of 10 events");
            assertThat(screen).contains("more 5").contains("ok      workflow/app  done");
            assertThat(screen.lines().filter(line -> line.startsWith("▶ cloner")))
                    .hasSize(2);
            assertThat(screen.lines().toList()).last().asString().startsWith("1 of 10 events, ");
            Files.createFile(folder.resolve("end"));
            assertThat(terminal.await("status 0"))
                    .contains("end of session, one target: true")
                    .doesNotContain("▶ cloner", "of 10 events");
        }
    }

    @Test
    void aWindowThatIsResizedKeepsOneLiveArea(@TempDir Path folder) throws IOException {
        try (Tmux terminal = Tmux.run(100, 30, TerminalMain.class, "live", folder.toString())) {
            terminal.await("0 of 10 events");
            terminal.resize(40, 20);
            String narrow = terminal.await(screen -> screen.contains("▶ workflow/app  ") && !screen.contains("cloner"));
            assertThat(narrow.lines().filter(line -> line.contains("0 of 10 events")))
                    .hasSize(1);
            assertThat(narrow.lines().filter(line -> line.startsWith("▶ workf")))
                    .hasSize(3);
            terminal.resize(120, 30);
            String wide = terminal.await("▶ cloner workflow/app");
            assertThat(wide.lines().filter(line -> line.contains("0 of 10 events")))
                    .hasSize(1);
            assertThat(wide.lines().filter(line -> line.startsWith("▶ cloner"))).hasSize(3);
            Files.createFile(folder.resolve("more"));
            Files.createFile(folder.resolve("end"));
            assertThat(terminal.await("status 0")).doesNotContain("▶ cloner", "of 10 events");
        }
    }

    @Test
    void promptsTakeAnswersDefaultsAndBeginnings() {
        try (Tmux terminal = Tmux.run(80, 24, TerminalMain.class, "prompts")) {
            terminal.await("Name [demo]:");
            terminal.keys("it's !1 a \"name", "Enter");
            terminal.await("a name has no blanks");
            terminal.keys("Enter");
            terminal.await("Language [sh]:");
            terminal.keys("ruby", "Enter");
            terminal.await("one of sh, python, please");
            terminal.keys("py", "Enter");
            assertThat(terminal.await("status 0")).contains("answers: <demo> <python>");
        }
    }

    @Test
    void ctrlCCancels() {
        try (Tmux terminal = Tmux.run(40, 10, TerminalMain.class, "prompts")) {
            terminal.await("Name [demo]:");
            terminal.keys("half", "C-c");
            assertThat(terminal.await("status 0")).contains("told: cancelled; nothing was done");
        }
    }
}
