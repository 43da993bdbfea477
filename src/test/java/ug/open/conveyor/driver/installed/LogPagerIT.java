package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** {@code logs} on a real terminal: a pager for what fills more than the screen. */
final class LogPagerIT {
    @TempDir
    Path home;

    private Shell shell;
    private Tmux terminal;

    @BeforeAll
    static void aTerminal() {
        Programs.need("bash", "tmux");
    }

    @BeforeEach
    void aLongLogAndAPager() {
        shell = Shell.in(home);
        shell.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"workflow","spec":{}}}
                """);
        shell.succeeds("conveyor-driver run --events events.jsonl -- sh -c 'seq 1 60; echo last'");
        shell.write("pager.sh", """
                #!/bin/sh
                # reads everything, then waits for a key as a pager does
                cat > paged.txt
                echo paged $(wc -l < paged.txt) lines
                trap 'echo not yet' INT
                while [ -z "$key" ]; do read key < /dev/tty; done
                echo left by $key
                """);
        shell.write("early.sh", """
                #!/bin/sh
                head -n 1
                """);
    }

    @AfterEach
    void closeTheTerminal() {
        terminal.close();
    }

    private void open(String pager) {
        Map<String, String> environment = new HashMap<>(shell.environment());
        environment.remove("PAGER");
        if (pager != null) {
            environment.put("PAGER", pager);
        }
        terminal = Tmux.shell(80, 20, shell.folder(), environment);
    }

    @Test
    void aLongLogGoesThroughItAndCtrlCIsThePagers() {
        open("sh pager.sh");
        terminal.type("conveyor-driver logs @last; echo code $?");
        terminal.await("paged 61 lines");
        terminal.keys("C-c");
        terminal.await("not yet");
        terminal.type("q");
        assertThat(terminal.await("code 0")).contains("left by");
        assertThat(shell.lines("paged.txt"))
                .startsWith("1", "2")
                .endsWith("last")
                .hasSize(61);
        terminal.typeAfresh("conveyor-driver logs @last --tail 5; echo code $?");
        assertThat(terminal.await("code 0")).contains("58", "last").doesNotContain("paged");
        terminal.typeAfresh("conveyor-driver logs @last --no-pager --tail 30; echo code $?");
        assertThat(terminal.await("code 0")).contains("60", "last").doesNotContain("paged");
    }

    @Test
    void onePagerThatEndsEarlyIsNoErrorAndOneThatIsNotThereIsNamed() {
        open("sh early.sh");
        terminal.type("conveyor-driver logs @last; echo code $?");
        assertThat(terminal.await("code 0")).doesNotContain("59", "broken");
        terminal.typeAfresh("PAGER=no-such-pager conveyor-driver logs @last; echo code $?");
        assertThat(terminal.await("code 74")).contains("the pager 'no-such-pager' of PAGER cannot be run");
        terminal.typeAfresh("PAGER= conveyor-driver logs @last; echo code $?");
        assertThat(terminal.await("code 0")).contains("59", "last");
    }

    @Test
    void headingsStandOnATerminalToo() {
        open("cat");
        terminal.type("conveyor-driver logs --driver '*' --tail 3 --highlight las --headings; echo code $?");
        assertThat(terminal.await("code 0")).contains("run-1", "last");
    }
}
