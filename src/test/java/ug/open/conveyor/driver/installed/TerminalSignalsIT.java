package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** The keys of a real terminal mean the tool, and the tool tells its command. */
final class TerminalSignalsIT {
    private static final String CLOSED_AT_WORK = """
            import os, pty, sys, time
            pid, terminal = pty.fork()
            if pid == 0:
                os.execvp(sys.argv[1], sys.argv[1:])
            while not os.path.exists("pid"):
                time.sleep(0.02)
            os.close(terminal)
            print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            """;

    @TempDir
    Path home;

    private Shell shell;
    private Tmux terminal;

    @BeforeAll
    static void aTerminal() {
        Programs.need("bash", "tmux", "python3");
    }

    @BeforeEach
    void driversThatWait() {
        shell = Shell.in(home).with("TMPDIR", null);
        shell.write("events.jsonl", Scene.event("run-0001"));
        shell.write("wait.sh", """
                #!/bin/sh
                trap 'echo told' TSTP
                echo $$ > pid
                echo begins
                while [ ! -e go ]; do sleep 0.05; done
                echo ends
                """);
        shell.write("wait.py", """
                #!/usr/bin/env python3
                import os, time
                open("pid", "w").write(str(os.getpid()) + "\\n")
                print("begins")
                while not os.path.exists("go"):
                    time.sleep(0.05)
                print("ends")
                """);
        shell.write("wait.js", """
                #!/usr/bin/env node
                const fs = require("fs")
                fs.writeFileSync("pid", process.pid + "\\n")
                console.log("begins")
                const look = () => fs.existsSync("go") ? console.log("ends") : setTimeout(look, 50)
                look()
                """);
    }

    @AfterEach
    void closeTheTerminal() {
        shell.write("go", "");
        if (terminal != null) {
            terminal.close();
        }
    }

    private void runs(String command) {
        terminal = Tmux.shell(80, 24, shell.folder(), shell.environment());
        terminal.typeAfresh("conveyor-driver run --events events.jsonl -- " + command + "; echo code $?");
        terminal.await("begins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"./wait.sh", "./wait.py", "./wait.js"})
    void ctrlCLeavesTheCommandItsGrace(String command) {
        if (command.endsWith(".js")) {
            Programs.need("node");
        }
        runs(command);
        terminal.keys("C-c");
        terminal.await("stopping: 1 attempt may go on");
        shell.write("go", "");
        assertThat(terminal.await("code 130")).contains("ends", "ok ", "1 ok");
    }

    @Test
    void ctrlCTwiceEndsIt() {
        runs("./wait.sh");
        terminal.keys("C-c");
        terminal.await("stopping: 1 attempt may go on");
        terminal.keys("C-c");
        assertThat(terminal.await("code 130")).contains("interrupted").doesNotContain("ends");
        assertThat(ProcessHandle.of(pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(strings = {"./wait.sh", "./wait.py"})
    void ctrlZStopsTheCommandToo(String command) {
        runs(command);
        terminal.keys("C-z");
        terminal.await("Stopped");
        assertThat(state(pid())).isEqualTo("T");
        terminal.type("fg; echo again $?");
        Installation.await("the command at work again", () -> !state(pid()).equals("T"));
        shell.write("go", "");
        String screen = terminal.await("again 0");
        assertThat(screen).contains("ends", "1 ok");
        assertThat(screen.contains("told")).isEqualTo(command.equals("./wait.sh"));
    }

    @Test
    void aCommandThatAsksTheTerminalIsRefused() {
        shell.write("ask.sh", "#!/bin/sh\necho begins; read -r word < /dev/tty || exit 1; echo \"$word\"\n");
        runs("./ask.sh");
        assertThat(terminal.await("code 1")).contains("cannot open /dev/tty", "1 failed");
    }

    @Test
    void aClosedTerminalLeavesTheCommandItsGraceAndNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(home.resolve("tmp"));
        shell.write("closed.py", CLOSED_AT_WORK);
        Thread later = new Thread(() -> {
            Installation.await(
                    "a draining run", () -> Files.exists(shell.folder().resolve("pid")));
            shell.write("go", "");
        });
        later.start();
        String closed = shell.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary)
                .succeeds("python3 closed.py conveyor-driver run --events events.jsonl -- ./wait.sh")
                .out();
        later.join();
        assertThat(closed).isEqualTo("129\n");
        assertThat(shell.succeeds("conveyor-driver logs --run @last -o raw").out())
                .isEqualTo("begins\nends\n");
        assertThat(temporary).isEmptyDirectory();
    }

    private long pid() {
        return Long.parseLong(shell.lines("pid").get(0));
    }

    /** As the system has it: T is stopped. */
    private static String state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[0];
        } catch (IOException e) {
            return "";
        }
    }
}
