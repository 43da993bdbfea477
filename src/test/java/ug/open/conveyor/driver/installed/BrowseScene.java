package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** A terminal with {@code browse} in it, in a folder where a driver has run. */
abstract class BrowseScene {
    private static final String HOSTILE =
            "e\\u001b[2J\\u001b[31m\\u202egnirts\\u0007漢字z\\u0301\\u0302\\u0303\\u0304\\u0305";

    @TempDir
    Path home;

    Shell shell;
    Tmux terminal;

    @BeforeAll
    static void aTerminal() {
        Programs.need("bash", "tmux");
    }

    @BeforeEach
    void runsOfADriver() {
        shell = Shell.in(home);
        shell.write("events.jsonl", event(1, "app") + event(2, "bad") + event(3, HOSTILE));
        shell.write("slow.jsonl", event(4, "slow"));
        shell.write("driver.sh", """
                #!/bin/sh
                echo "at work on it"
                seq 1 50
                printf '\\033[2J\\033[31mred\\033[0m end of it\\n'
                while [ "$CONVEYOR_RESOURCE_NAME" = slow ] && [ ! -e go ]; do sleep 0.05; done
                echo "{\\"success\\": true, \\"message\\": \\"done\\", \\"data\\": {\\"pid\\": $$}}" >"$CONVEYOR_RESULT"
                [ "$CONVEYOR_RESOURCE_NAME" != bad ]
                """);
        shell.run("conveyor-driver run -q --events events.jsonl -- ./driver.sh");
        terminal = Tmux.shell(80, 24, shell.folder(), shell.environment());
    }

    static String event(int number, String name) {
        return "{\"event\":\"create\",\"run_id\":\"run-000" + number + "\",\"id\":\"" + number
                + "\",\"payload\":{\"id\":\"" + number + "\",\"name\":\"" + name
                + "\",\"resource\":\"workflow\",\"spec\":{\"branch\":\"main\"}}}\n";
    }

    @AfterEach
    void closeTheTerminal() {
        shell.write("go", "");
        terminal.close();
    }

    String open() {
        terminal.type("stty -g >before; echo kept; conveyor-driver browse -- ./driver.sh; echo code $?");
        return terminal.await("EXECUTION");
    }

    /** The terminal is as it was: its page, its cursor, its modes. */
    void restored() {
        assertThat(terminal.told("#{alternate_on} #{cursor_flag} #{wrap_flag}")).isEqualTo("0 1 1");
        terminal.type("stty -g | cmp - before && echo as before");
        assertThat(terminal.await("\nas before")).contains("kept\n").doesNotContain("EXECUTION", "~");
    }
}
