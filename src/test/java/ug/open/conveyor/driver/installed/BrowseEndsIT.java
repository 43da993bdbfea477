package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However {@code browse} ends, the terminal and the store are sound. */
final class BrowseEndsIT extends BrowseScene {
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT"})
    void aSignalLeavesTheTerminalAsItWas(String signal) {
        open();
        terminal.keys("Enter", "/");
        terminal.await("search:");
        shell.succeeds("kill -" + signal + " " + browse().pid());
        int code = signal.equals("TERM") ? 143 : signal.equals("HUP") ? 129 : 130;
        terminal.await("code " + code);
        restored();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 20, 40, 80, 400})
    void ctrlCAndCtrlZLeaveTheTerminalAsItWas(int millis) throws InterruptedException {
        open();
        Thread.sleep(millis); // just opened, it starts to read the keys, which starts programs
        terminal.keys("C-z");
        terminal.await("Stopped");
        assertThat(terminal.told("#{alternate_on} #{cursor_flag}")).isEqualTo("0 1");
        terminal.type("fg; echo code $?");
        terminal.await("q quit");
        terminal.keys("C-c");
        terminal.await("code 130");
        restored();
    }

    @Test
    void aKillDoesNoDamageToTheStore() throws IOException {
        open();
        terminal.keys("r");
        terminal.await("end of it");
        ProcessHandle process = browse();
        process.destroyForcibly();
        Installation.await("its end", () -> !process.isAlive());
        assertThat(shell.succeeds("conveyor-driver runs -o json").out().lines()).hasSize(4);
        assertThat(shell.succeeds("conveyor-driver logs @last").err()).isEmpty();
        assertThat(shell.succeeds("conveyor-driver run -q --events events.jsonl --only run=run-0001 -- ./driver.sh")
                        .err())
                .isEmpty();
    }

    @Test
    void aReplayIsStoppedByAKeyAndByTheEnd() {
        shell.write("slow.jsonl", event(4, "slow"));
        shell.write("go", "");
        shell.succeeds("conveyor-driver run -q --events slow.jsonl -- ./driver.sh && rm go");
        open();
        terminal.keys("r");
        terminal.await("end of it");
        terminal.keys("s");
        terminal.await("stopping: 1 attempt may go on");
        terminal.keys("q", "q");
        terminal.await("q again stops it and quits");
        terminal.keys("q");
        terminal.await("code 0");
        assertThat(shell.succeeds("conveyor-driver runs -n 1 -o json").out()).contains("\"status\":\"interrupted\"");
        assertThat(running("/bin/sh ./driver.sh")).isEmpty();
    }

    /** Of the java that draws the screen. */
    private ProcessHandle browse() {
        return running("Main browse -- ./driver.sh").findFirst().orElseThrow();
    }

    /** The processes of this test whose command line has this in it. */
    private Stream<ProcessHandle> running(String words) {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(words))
                .filter(each -> isAt(each, shell.folder()));
    }

    private static boolean isAt(ProcessHandle process, Path folder) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), folder);
        } catch (IOException e) {
            return false; // it has ended, or is somebody else's
        }
    }
}
