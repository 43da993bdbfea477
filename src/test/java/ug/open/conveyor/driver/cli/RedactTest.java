package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.cli.Here.Outcome;

/** {@code runs export --redact} writes a recording that others may see, and that replays. */
class RedactTest {
    private static final String EVENT =
            "{\"event\":\"create\",\"run_id\":\"run-0001\",\"id\":\"m\",\"payload\":{\"id\":\"1\",\"name\":\"app\","
                    + "\"resource\":\"workflow\",\"spec\":{\"branch\":\"main\",\"db\":{\"password\":\"correct horse\"},"
                    + "\"url\":\"https://ci:battery-staple@git.example/app.git\",\"host\":\"inner-7\"}}}\n";

    @TempDir
    Path folder;

    private Outcome tool(String... words) {
        return new Here().folder(folder).run(words);
    }

    private void run() throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), EVENT);
        Outcome run = tool(
                "run",
                "--events",
                "events.jsonl",
                "--",
                "sh",
                "-c",
                "echo cloning with token=ha7tery-s9aple; echo '-----BEGIN "
                        + "RSA PRIVATE KEY-----'; echo QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=; echo '-----END RSA PRIVATE KEY-----'");
        assertThat(run.code()).isZero();
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void secretsAreReplacedMarkedAndCounted() throws IOException {
        run();
        Outcome export = tool(
                "runs",
                "export",
                "@last",
                "shared.jsonl",
                "--redact",
                "--redact-path",
                "spec.host",
                "--redact-path",
                "spec.hots");
        String shared = file("shared.jsonl");
        assertThat(shared)
                .doesNotContain("correct horse", "battery-staple", "ha7tery-s9aple", "QUJDREVGR0", "inner-7")
                .contains(
                        "\"password\":\"***redacted***\"",
                        "https://ci:***redacted***@git.example/app.git",
                        "token=***redacted***")
                .contains("\"branch\":\"main\"");
        assertThat(shared.lines().findFirst().orElseThrow())
                .startsWith("{\"kind\":\"session\"")
                .endsWith(",\"redacted\":true}");
        assertThat(export.err())
                .matches("wrote execution [a-z0-9]{6}\\.1 to shared.jsonl\n"
                        + "redacted 6 values in 4 of 8 lines; not looked into: .*\n"
                        + "conveyor-driver: --redact-path spec.hots fits no value\n");
        assertThat(tool("replay", "--check", "shared.jsonl", "--", "true").code())
                .isZero();
        assertThat(tool("runs", "export", "@last", "-", "--redact").out()).contains("\"redacted\":true");
    }

    @Test
    void aRedactedCaseIsAddedToASuite() throws IOException {
        run();
        tool("runs", "export", "@last", "cases.jsonl", "--append", "--redact");
        assertThat(file("cases.jsonl")).contains("\"redacted\":true").doesNotContain("correct horse");
    }

    @Test
    void whatIsWrongIsNamed() {
        Outcome outcome = tool("runs", "export", "@last", "a.jsonl", "--redact-path", "spec.host");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("conveyor-driver: --redact-path needs --redact");
        outcome = tool("runs", "export", "@last", "a.jsonl", "--redact", "--redact-path", "spec..host");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("conveyor-driver: --redact-path: 'spec..host' is no path: expected");
    }

    /** The verdicts of a driver that reads nothing of what was replaced. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/captures/single-driver.jsonl",
                "src/test/resources/captures/python-runtime.jsonl",
                "src/test/resources/captures/go-labels-panic.jsonl",
                "src/test/resources/captures/engine-duplicate-results.jsonl",
                "src/test/resources/captures/pipeline-first-step-fails.jsonl",
                "src/test/resources/captures/pipeline-three-steps.jsonl",
                "src/test/resources/captures/pipeline-two-steps.jsonl",
                "examples/recordings/single-driver.jsonl",
                "examples/git-cloner/events.jsonl",
                "examples/go-program/events.jsonl",
                "examples/java-builder/events.jsonl",
                "examples/java-builder/broken.jsonl"
            })
    void aRedactedRecordingReplaysWithTheSameVerdicts(String file) throws IOException {
        String source = Path.of(file).toAbsolutePath().toString();
        String names =
                tool("run", "--events", source, "--no-store", "--", "true").err();
        String name = names.contains("--name ")
                ? names.replaceAll("(?s).*(?:is|are) addressed to ([a-z0-9-]+).*", "$1")
                : "demo";
        tool("run", "--name", name, "--events", source, "--", "sh", "-c", "echo done; test $CONVEYOR_EVENT != update");
        assertThat(tool("runs", "export", "--session", "@last", "plain.jsonl").code())
                .isZero();
        Outcome export = tool("runs", "export", "--session", "@last", "shared.jsonl", "--redact");
        assertThat(export.err()).contains("redacted ");
        List<String> plain = checked("plain.jsonl", name);
        assertThat(checked("shared.jsonl", name)).isEqualTo(plain).hasSize(2);
    }

    private List<String> checked(String file, String name) {
        Outcome checked =
                tool("replay", "--check", file, "--name", name, "--", "sh", "-c", "test $CONVEYOR_EVENT != delete");
        String err = checked.err();
        return List.of(
                "exit code " + checked.code(),
                err.substring(err.indexOf("result")).replace(file, "FILE"));
    }
}
