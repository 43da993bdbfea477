package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.RecordedLines.Line;
import ug.open.conveyor.driver.runtime.LogEntry;

/** Commands that print more than anybody can want. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CommandFloodTest {
    private static final String HUNDRED_BYTES = "x".repeat(99);

    @TempDir
    Path temporary;

    private CommandFixture commands;

    @BeforeEach
    void prepare() {
        commands = new CommandFixture(temporary);
    }

    @Test
    void takesAMillionLines() throws Exception {
        assertThat(commands.shell("yes " + HUNDRED_BYTES + " | head -n 1000000").success())
                .isTrue();
        assertThat(commands.lines.count()).isEqualTo(1_000_000);
        assertThat(commands.lines.messages()).containsOnly(HUNDRED_BYTES);
    }

    @Test
    @Tag("soak")
    void takesAGigabyteOfLines() throws Exception {
        commands.shell("yes " + HUNDRED_BYTES + " | head -n 10000000");
        assertThat(commands.lines.count()).isEqualTo(10_000_000);
    }

    @Test
    void takesALineOfAHundredMegabytes() throws Exception {
        commands.shell("head -c 100000000 /dev/zero");
        assertThat(commands.lines.chars()).isEqualTo(100_000_000);
        assertThat(commands.lines.count()).isEqualTo(100_000_000 / LogEntry.MAX_MESSAGE + 1);
    }

    @Test
    @Tag("soak")
    void takesALineOfAGigabyte() throws Exception {
        commands.shell("head -c 1000000000 /dev/zero | tr '\\0' x");
        assertThat(commands.lines.chars()).isEqualTo(1_000_000_000);
    }

    @Test
    void takesBinaryOutput() throws Exception {
        assertThat(commands.shell("head -c 20000000 /dev/urandom").success()).isTrue();
        assertThat(commands.lines.lines())
                .extracting(Line::message)
                .allSatisfy(message -> assertThat(message.length()).isLessThanOrEqualTo(LogEntry.MAX_MESSAGE));
    }

    @Test
    void takesAProgressLineOfAHundredMegabytes() throws Exception {
        commands.shell("yes " + HUNDRED_BYTES + " | head -n 1000000 | tr '\\n' '\\r'");
        assertThat(commands.lines.messages()).containsExactly(HUNDRED_BYTES);
    }
}
