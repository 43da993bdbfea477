package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.installed.Installation;

/** Output that somebody takes a part of, and no more. */
@Tag("windows")
final class PipesIT {
    private static final int LINES = 3000;

    @TempDir
    Path home;

    private Prompt prompt;

    @BeforeEach
    void aDriverThatLogsMuch() {
        prompt = Prompt.in(home);
        prompt.driver(
                "for /l %%i in (1,1," + LINES
                        + ") do echo a line of about a hundred characters, so that no pipe has room for all of them: number %%i");
    }

    /** Reads the first line of a process, and closes both of its streams. */
    private int endOf(String line) throws IOException {
        Process process = prompt.builder(line).start();
        process.getOutputStream().close();
        byte[] first = process.getInputStream().readNBytes(10);
        assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("a line of ");
        process.getInputStream().close();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).doesNotContain("bug in conveyor-driver", "Exception", "cannot be written");
        return Installation.end(process);
    }

    @Test
    void aReaderOfARunThatHasEnoughEndsIt() throws IOException {
        assertThat(endOf("conveyor-driver run demo --events events.jsonl --quiet"))
                .isZero();
        assertThat(prompt.statuses()).isSubsetOf("succeeded", "interrupted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs -o raw", "logs --grep line -o raw"})
    void aReaderOfLogsThatHasEnoughIsNoTrouble(String words) throws IOException {
        prompt.run("conveyor-driver run demo --quiet --events events.jsonl --max-events 1 > NUL")
                .ends(0);
        assertThat(endOf("conveyor-driver " + words)).isZero();
    }

    @Test
    void aPipeWithoutAnyReaderIsNoTrouble() {
        prompt.run("conveyor-driver run demo --quiet --events events.jsonl --max-events 1 | cmd /c exit")
                .ends(0);
        assertThat(prompt.statuses()).containsExactly("succeeded");
    }
}
