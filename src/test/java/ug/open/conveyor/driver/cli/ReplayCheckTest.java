package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Here.Outcome;

class ReplayCheckTest {
    @TempDir
    Path folder;

    @BeforeEach
    void twoEvents() throws IOException {
        String event = "{\"event\":\"create\",\"run_id\":\"run-000%d\",\"id\":\"m\","
                + "\"payload\":{\"id\":\"1\",\"name\":\"app-%d\",\"resource\":\"workflow\",\"spec\":{}}}\n";
        Files.writeString(folder.resolve("events.jsonl"), event.formatted(1, 1) + event.formatted(2, 2));
    }

    private Outcome tool(String... words) {
        return new Here().folder(folder).run(words);
    }

    @Test
    void whatFailsAsItWasRecordedIsNotRed() {
        assertThat(tool("run", "--events", "events.jsonl", "--", "sh", "-c", "exit 3")
                        .code())
                .isEqualTo(1);
        Outcome checked = tool("replay", "run-0001", "run-0002", "--check", "--", "sh", "-c", "exit 3");
        assertThat(checked.code()).isZero();
        assertThat(checked.out() + checked.err())
                .contains(
                        "failed, as recorded  workflow/app-1",
                        "2 failed as recorded",
                        "2 results, the same as recorded")
                .doesNotContain("FAILED", "conveyor-driver replay", "2 failed\n", "2 failed,");
    }

    @Test
    void whatFailsAndDidNotBeforeIs() {
        assertThat(tool("run", "--events", "events.jsonl", "--", "sh", "-c", "test $CONVEYOR_RUN_ID = run-0001")
                        .code())
                .isEqualTo(1);
        Outcome checked = tool("replay", "run-0001", "run-0002", "--check", "--", "sh", "-c", "exit 1");
        assertThat(checked.code()).isEqualTo(3);
        assertThat(checked.out() + checked.err())
                .contains(
                        "FAILED  workflow/app-1",
                        "failed, as recorded  workflow/app-2",
                        "1 failed, 1 failed as recorded")
                .containsPattern("conveyor-driver replay [a-z0-9]{6}\\.1 ")
                .doesNotContainPattern("conveyor-driver replay [a-z0-9]{6}\\.2 ");
    }

    /** Then the exit code is the new verdict. */
    @Test
    void withoutACheckAFailureIsOne() {
        assertThat(tool("run", "--events", "events.jsonl", "--", "sh", "-c", "exit 3")
                        .code())
                .isEqualTo(1);
        Outcome replayed = tool("replay", "run-0001", "--", "sh", "-c", "exit 3");
        assertThat(replayed.code()).isEqualTo(1);
        assertThat(replayed.out() + replayed.err()).contains("FAILED  workflow/app-1", "1 failed");
    }
}
