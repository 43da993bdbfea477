package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.Secrets;

/** What a command printed last, as the message of its failure. */
class LastLineTest {
    @TempDir
    Path temporary;

    private CommandFixture commands;

    @BeforeEach
    void prepare() {
        commands = new CommandFixture(temporary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo cloning; echo 'fatal: disk full' >&2; echo; exit 3|exit 3: fatal: disk full",
                "printf '\\033[31merror: \\033[1mno\\033[0m\\033]0;t\\007\\n'; exit 1|exit 1: error: no",
                "echo almost done; kill -TERM $$|exit 143 (ended by SIGTERM): almost done",
                "printf 10%%\\\\r20%%; exit 2|exit 2: 20%",
                "printf 'TypeError: no\\n    at f (a.js:1:2)\\n\\nNode.js v20.20.2\\n'; exit 1|exit 1: TypeError: no",
                "printf 'panicked: no\\nnote: run with `RUST_BACKTRACE=1` for more\\n'; exit 101|exit 101: panicked: no",
                "printf '    at f (a.js:1:2)\\n'; exit 1|exit 1: at f (a.js:1:2)",
                "echo fine|exit 0"
            })
    void aFailureSaysWhatTheCommandPrintedLast(String script, String message) throws Exception {
        assertThat(commands.shell(script).message()).isEqualTo(message);
    }

    @Test
    void aFailureSaysTheLastErrorWhereTheStreamsAreSeparate() throws Exception {
        commands.output(true, true);
        assertThat(commands.shell("echo '{\"message\":\"no\"}' >&2; echo done; exit 1")
                        .message())
                .isEqualTo("exit 1: no");
        assertThat(commands.shell("echo out alone; exit 1").message()).isEqualTo("exit 1: out alone");
    }

    @Test
    void theLastLineIsMaskedBeforeItIsCut() {
        Secrets secrets = Secrets.of(Map.of("TOKEN", "secretvalue"));
        OutputLines lines = new OutputLines(new OutputLines.Settings(commands.lines, secrets, false), Map.of());
        lines.log(Level.INFO, "x".repeat(495) + "secretvalue", Map.of(), 0, "");
        assertThat(lines.last()).isEqualTo("x".repeat(495) + "***");
        lines.log(Level.INFO, "x".repeat(499) + "\ud83d\ude00 and more", Map.of(), 0, "");
        assertThat(lines.last()).isEqualTo("x".repeat(499) + "…");
    }
}
