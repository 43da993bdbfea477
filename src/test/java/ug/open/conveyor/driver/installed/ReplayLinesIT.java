package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** A failed run ends with lines to copy: each of them, pasted into the same shell, is about that run and that driver. */
final class ReplayLinesIT {
    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void aProjectThatFails() {
        shell = Shell.in(home);
        shell.write("my project/driver.yaml", "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\n");
        shell.write("my project/reconcile.sh", "#!/bin/sh\necho \"$CONVEYOR_DRIVER of $CONVEYOR_RUN_ID\"\nexit 3\n");
        shell.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"workflow","spec":{}}}
                """);
        shell.write("builds.jsonl", """
                {"event":"create","run_id":"run-2","id":"1","payload":{"name":"app","resource":"build","spec":{}}}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'my project' --events events.jsonl",
                "'my project' --events events.jsonl --name other",
                "'my project' --events builds.jsonl --resource build --timeout 1m30s",
                "--events events.jsonl -- sh -c 'echo \"$CONVEYOR_DRIVER of $CONVEYOR_RUN_ID\"; exit 3'",
                "--events builds.jsonl --name it --resource build -- './my project/reconcile.sh' it\\'s",
            })
    void theyWorkAsTheyAre(String words) {
        Outcome failed = shell.ends(1, "conveyor-driver run " + words);
        List<String> lines = lines(failed);
        assertThat(lines).hasSize(2);
        Outcome replay = shell.ends(1, lines.get(0));
        assertThat(replay.out()).isEqualTo(failed.out()).contains(" of run-");
        assertThat(replay.err())
                .endsWith(": 1 failed\n1 result, the same as recorded\n")
                .doesNotContain("warning");
        assertThat(lines(replay))
                .map(ReplayLinesIT::ofAnyExecution)
                .isEqualTo(lines.stream().map(ReplayLinesIT::ofAnyExecution).toList());
        assertThat(shell.succeeds(lines.get(1)).out()).isEqualTo(failed.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-f",
                "--help",
                "id#3",
                "a/b",
                "it's a 'run'",
                "~",
                "$HOME `id` \\\\",
                "a\\nb\\u001b[2Jc",
                "*",
                "=x",
                "grüß"
            })
    void theyWorkForEveryRunId(String id) {
        shell.write(
                "odd.jsonl",
                "{\"event\":\"create\",\"run_id\":\"" + id
                        + "\",\"payload\":{\"name\":\"app\",\"resource\":\"w\",\"spec\":{}}}\n");
        Outcome failed = shell.ends(1, "conveyor-driver run --events odd.jsonl -- sh -c 'echo hello; exit 3'");
        List<String> lines = lines(failed);
        assertThat(shell.ends(1, lines.get(0)).err()).contains("1 result, the same as recorded");
        assertThat(shell.succeeds(lines.get(1)).out()).startsWith("hello\n");
    }

    @Test
    void inTheFolderOfTheProjectTheyAreShort() {
        Outcome failed = shell.at("my project").ends(1, "conveyor-driver run --events ../events.jsonl");
        assertThat(ofAnyExecution(failed.err())).contains("""

                FAILED k3f9ab.1 create workflow/app: exit 3: demo of run-1
                  conveyor-driver replay k3f9ab.1
                  conveyor-driver logs k3f9ab.1

                """);
        assertThat(shell.at("my project")
                        .ends(1, "conveyor-driver replay @failed")
                        .out())
                .isEqualTo("demo of run-1\n");
    }

    @Test
    void aReplayByAnotherDriverIsWarnedOf() {
        shell.ends(1, "conveyor-driver run --events events.jsonl -- false");
        assertThat(shell.ends(1, "conveyor-driver replay @last --project 'my project'")
                        .err())
                .startsWith("warning: recorded from false, replayed by demo; ");
    }

    private static String ofAnyExecution(String text) {
        return text.replaceAll("\\b[0-9a-z]{6}\\.1\\b", "k3f9ab.1");
    }

    private static List<String> lines(Outcome outcome) {
        return outcome.err()
                .lines()
                .filter(line -> line.startsWith("  conveyor-driver "))
                .toList();
    }
}
