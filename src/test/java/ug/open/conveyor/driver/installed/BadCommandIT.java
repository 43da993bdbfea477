package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that misbehave as drivers. */
final class BadCommandIT {
    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
    }

    private Seen run(String script, String... more) {
        scene.script("demo/reconcile.sh", "#!/bin/sh\n" + script + "\n");
        scene.write("demo/driver.yaml", "name: demo\nrun: ./reconcile.sh\n" + String.join("\n", more));
        return scene.run("run", "demo", "--events", "events.jsonl", "--max-events", "1");
    }

    static List<Arguments> failures() {
        String object = "expected a JSON object such as {\"success\": true, \"message\": \"done\", \"data\": null}";
        return List.of(
                Arguments.of("exit 3", "exit 3"),
                Arguments.of("kill -9 $$", "exit 137 (killed by SIGKILL, perhaps because memory ran out)"),
                Arguments.of("kill -INT $$", "exit 130 (ended by SIGINT)"),
                Arguments.of("no-such-program", "exit 127 (a command in it was not found)"),
                Arguments.of(
                        "echo '{oops' > $CONVEYOR_RESULT",
                        "the result file (CONVEYOR_RESULT) is not a driver result: line 1, column 2: expected a name in double quotes, "
                                + "found 'o'; " + object),
                Arguments.of(
                        "echo '{\"success\":1}' > $CONVEYOR_RESULT",
                        "the result file (CONVEYOR_RESULT) is not a driver result: success of a driver result must be true or false, "
                                + "found the number 1; " + object),
                Arguments.of(
                        "rm -f $CONVEYOR_RESULT; mkdir $CONVEYOR_RESULT",
                        "the result file (CONVEYOR_RESULT) is a folder, not a file; " + object),
                Arguments.of("exit 75", "exit 75 (a temporary failure)"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failWithTheirReason(String script, String reason) {
        run(script)
                .ends(1)
                .says("FAILED  workflow/app  " + reason, "conveyor-driver replay ", ".1 --project demo", "1 failed");
        assertThat(scene.statuses()).containsExactly("failed");
    }

    /** From the third attempt on another shell starts it. */
    @Test
    void theUsersVariablesReachEachAttemptAsTheyAre() {
        String names = "dir next word home user app java command archive signal left";
        for (String name : names.split(" ")) {
            scene.tool.with(name, "mine");
        }
        run("for name in " + names + "; do eval echo $name=\\$$name; done; exit 75", "retry: {times: 3, pause: 1ms}")
                .ends(1)
                .printsOnly((String.join("=mine\n", names.split(" ")) + "=mine\n").repeat(4));
    }

    @Test
    void aTemporaryFailureIsTriedAgain() {
        run("echo attempt $CONVEYOR_ATTEMPT; exit 75", "retry: {times: 2, pause: 50ms}")
                .ends(1)
                .prints("attempt 1\n", "attempt 2\n", "attempt 3\n")
                .says(
                        "retry   workflow/app  exit 75 (a temporary failure)",
                        "attempt 2 in 50 ms",
                        "FAILED",
                        "1 failed, 2 retried");
        assertThat(scene.statuses()).containsExactly("retried", "retried", "failed");
    }

    @Test
    void oneThatGoesOnForEverIsStoppedWithAllItStarted() {
        run("while :; do sleep 0.1; done", "timeout: 1s")
                .ends(1)
                .says("FAILED  workflow/app  ran longer than its time limit of 1s");
        assertThat(scene.statuses()).containsExactly("failed");
    }

    @Test
    void aChildThatStaysHoldsNothing() {
        run("(trap '' TERM; sleep 20) & echo started").ends(0).prints("started").says("1 ok");
    }

    @Test
    void whatIsNoTextIsShownWithoutHarmAndKept() {
        Seen seen = run("printf 'a\\000\\033]0;title\\007\\377\\376\\033[31mred\\nnext\\n'");
        seen.ends(0).prints("a", "red", "next\n");
        assertThat(seen.out()).doesNotContain("\u001b", "\u0007", "\u0000");
        scene.run("logs", "--run", "run-0001", "-o", "json")
                .ends(0)
                .prints("\"message\":\"a\\u0000\\u001b]0;title\\u0007", "\"bytes\":\"");
    }

    @Test
    void moreThanTheHeapIsKeptLineByLine() throws IOException {
        flood(40_000);
    }

    @Test
    @Tag("soak")
    void aGigabyteIsKeptLineByLine() throws IOException {
        flood(1_000_000);
    }

    /** Lines of a kilobyte, in a heap of 32 megabytes. */
    private void flood(int lines) throws IOException {
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xmx32m");
        String line = "x".repeat(999);
        Process process = scene.tool
                .builder(
                        "run",
                        "--events",
                        "events.jsonl",
                        "--max-events",
                        "1",
                        "--",
                        "sh",
                        "-c",
                        "yes " + line + " | head -n " + lines)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(new String(process.getErrorStream().readAllBytes())).contains("1 ok");
        assertThat(Installation.end(process)).isZero();
        scene.run("logs", "--run", "@last", "--grep", "xxx", "--count").ends(0).prints(lines + "\n");
    }

    @Test
    void aLineWithoutEndIsKeptInPartsAndIsOneLine() {
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xmx32m");
        run("echo first; head -c 1000000 /dev/zero | tr '\\000' x").ends(0);
        String line = "x".repeat(1_000_000) + "\n";
        scene.run("logs", "--run", "@last", "--grep", "x", "-c").ends(0).prints("1\n");
        scene.run("logs", "--grep", "^x+$", "-c").ends(0).prints("1\n");
        scene.run("logs", "--grep", "x".repeat(300_000).substring(200_001), "-F", "-o", "raw")
                .ends(0)
                .prints(line);
        scene.run("logs", "--grep", "x", "-v", "-o", "raw").ends(0).prints("first\n");
        scene.run("logs", "@last", "--grep", "^first", "-A", "1", "-o", "raw")
                .ends(0)
                .prints("first\n" + line);
        scene.run("logs", "@last", "--grep", "x", "--tail", "1", "-f", "-o", "raw")
                .ends(0)
                .prints(line);
        scene.run("logs", "--tail", "1", "-o", "raw").ends(0).prints(line);
        assertThat(scene.run("logs", "--tail", "1", "-o", "json").ends(0).out().lines())
                .hasSize(4);
    }
}
