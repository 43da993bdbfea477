package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.TemporaryFailureException;
import ug.open.conveyor.driver.fakes.FakeResource;
import ug.open.conveyor.driver.fakes.FixedContext;
import ug.open.conveyor.driver.fakes.RecordedLines.Line;

class CommandDriverTest {
    @TempDir
    Path temporary;

    private CommandFixture commands;

    @BeforeEach
    void prepare() {
        commands = new CommandFixture(temporary);
    }

    @Test
    void givesThePayloadOnStandardInput() throws Exception {
        DriverMessage message = FakeResource.created("run-1", "app", "{\"n\":1.10,\"name\":\"größe\"}");
        DriverResult result = commands.run(message, "cat");
        assertThat(commands.lines.messages()).containsExactly("{\"n\":1.10,\"name\":\"größe\"}");
        assertThat(result).isEqualTo(DriverResult.success("exit 0"));
    }

    @Test
    void givesALargePayloadToACommandThatDoesNotReadIt() throws Exception {
        DriverMessage message = FakeResource.created("run-1", "app", "\"" + "x".repeat(5_000_000) + "\"");
        assertThat(commands.run(message, "true").success()).isTrue();
        commands.run(message, "sh", "-c", "wc -c < $CONVEYOR_PAYLOAD");
        assertThat(commands.lines.messages().get(0).strip()).isEqualTo("5000002");
    }

    @Test
    void saysInTheEnvironmentWhatTheEventIs() throws Exception {
        FakeResource resource = new FakeResource("workflow", "app", Optional.of("deploy"));
        commands.env(Map.of("LEVEL", "debug"));
        commands.run(new DriverMessage("update", "run-7", "", resource, "{}"), "env");
        assertThat(commands.lines.messages())
                .contains(
                        "CONVEYOR_RUN_ID=run-7",
                        "CONVEYOR_EVENT=update",
                        "CONVEYOR_DRIVER=cloner",
                        "CONVEYOR_RESOURCE_TYPE=workflow",
                        "CONVEYOR_RESOURCE_NAME=app",
                        "CONVEYOR_PIPELINE=deploy",
                        "CONVEYOR_ATTEMPT=1",
                        "CONVEYOR_MODE=offline",
                        "PYTHONUNBUFFERED=1",
                        "LEVEL=debug")
                .anyMatch(line -> line.startsWith("CONVEYOR_PAYLOAD=/"))
                .anyMatch(line -> line.startsWith("CONVEYOR_RESULT=/"))
                .anyMatch(line -> line.startsWith("PATH="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u001b[31mb", "a\u0000b"})
    void makesNoVariableOfControlCharacters(String runId) throws Exception {
        commands.run(FakeResource.created(runId, "x".repeat(9000), "{}"), "env");
        assertThat(commands.lines.messages())
                .noneMatch(line -> line.startsWith("CONVEYOR_RUN_ID") || line.startsWith("CONVEYOR_RESOURCE_NAME"))
                .contains("CONVEYOR_EVENT=create");
    }

    @Test
    void onRecordedEventsTheStreamIsNowhereUnlessTheProjectNamesOne() throws Exception {
        commands.env(Map.of("NATS_URL", "nats://mine"));
        commands.run(FakeResource.created("r", "app", "{}"), "env");
        assertThat(commands.lines.messages())
                .contains("CONVEYOR_NATS_URL=nats://127.0.0.1:1", "NATS_URL=nats://mine")
                .noneMatch(line -> line.startsWith("CONVEYOR_API_URL="));
    }

    @Test
    void aProgramThatFindsNoServerIsToldHowItRuns() throws Exception {
        commands.shell("echo no servers available for connection; exit 1");
        commands.shell("echo no servers available for connection");
        assertThat(commands.hints)
                .singleElement()
                .asString()
                .startsWith("'sh' looked for an event stream, which a command does not have.")
                .contains("run it with --program");
    }

    @Test
    void takesAwayTheVariablesOfAnOuterRun() throws Exception {
        commands.env(Map.of("CONVEYOR_RUN_ID", "outer"));
        commands.run(FakeResource.created("a\nb", "app", "{}"), "env");
        assertThat(commands.lines.messages()).noneMatch(line -> line.contains("outer"));
    }

    @Test
    void refusesVariablesThatNoSystemTakes() {
        assertThatThrownBy(() -> commands.env(Map.of("A=B", "c")).load("true"))
                .isInstanceOf(LoadException.class)
                .hasMessage("env: 'A=B' cannot be the name of a variable");
        assertThatThrownBy(() -> commands.env(Map.of("A", "b\0c")).load("true"))
                .hasMessage("env: the value of A has a NUL character in it");
    }

    @Test
    void worksInTheFolderOfTheProject() throws Exception {
        commands.script("where.sh", "#!/bin/sh\npwd\n");
        commands.run(FakeResource.created("r", "app", "{}"), "./where.sh");
        assertThat(commands.lines.messages())
                .containsExactly(commands.folder.toRealPath().toString());
    }

    @Test
    void passesArgumentsAsTheyAre() throws Exception {
        commands.run(FakeResource.created("r", "app", "{}"), "printf", "%s\\n", "a b", "$HOME", "*", "");
        assertThat(commands.lines.messages()).containsExactly("a b", "$HOME", "*", "");
    }

    @Test
    void keepsOutputAndErrorInTrueOrder() throws Exception {
        commands.shell("for i in 1 2 3 4 5; do echo out $i; echo err $i >&2; done");
        assertThat(commands.lines.messages())
                .containsExactly(
                        "out 1", "err 1", "out 2", "err 2", "out 3", "err 3", "out 4", "err 4", "out 5", "err 5");
    }

    @Test
    void labelsTheStreamsWhereTheyAreSeparate() throws Exception {
        commands.output(true, false).shell("echo out; echo err >&2");
        assertThat(commands.lines.lines())
                .containsExactlyInAnyOrder(
                        new Line(Level.INFO, "out", Map.of("stream", "out"), 0, ""),
                        new Line(Level.INFO, "err", Map.of("stream", "err"), 0, ""));
    }

    @Test
    void readsJsonLinesWhereAskedTo() throws Exception {
        commands.output(false, true).shell("echo '{\"level\":\"warn\",\"message\":\"hm\"}'; echo plain");
        assertThat(commands.lines.lines())
                .containsExactly(
                        new Line(Level.WARN, "hm", Map.of(), 0, ""), new Line(Level.INFO, "plain", Map.of(), 0, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "exit 3, exit 3",
        "exit 127, exit 127 (a command in it was not found)",
        "kill -9 $$, 'exit 137 (killed by SIGKILL, perhaps because memory ran out)'",
        "kill -TERM $$, exit 143 (ended by SIGTERM)",
        "kill -SEGV $$, exit 139 (crashed: SIGSEGV)",
    })
    void failsByTheExitCode(String script, String message) throws Exception {
        assertThat(commands.shell(script)).isEqualTo(DriverResult.failure(message));
    }

    @Test
    void asksForAnotherAttemptByExit75() {
        assertThatThrownBy(() -> commands.shell("echo busy; exit 75"))
                .hasMessage("exit 75 (a temporary failure): busy");
        assertThatThrownBy(() -> commands.shell("exit 75"))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessage("exit 75 (a temporary failure)");
        assertThatThrownBy(() -> commands.shell(
                        "echo '{\"success\":false,\"message\":\"registry is busy\"}' > $CONVEYOR_RESULT; exit 75"))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessage("registry is busy");
    }

    @Test
    void takesMessageAndDataFromTheResultFile() throws Exception {
        DriverResult result = commands.shell(
                "echo '{\"success\":true,\"message\":\"cloned\",\"data\":{\"commit\":\"abc\"}}' > $CONVEYOR_RESULT");
        assertThat(result).isEqualTo(DriverResult.success("cloned", Map.of("commit", "abc")));
        assertThat(commands.lines.count()).isZero();
    }

    @Test
    void letsTheExitCodeWinOverTheFileAndSaysSo() throws Exception {
        DriverResult result =
                commands.shell("echo '{\"success\":true,\"message\":\"fine\"}' > $CONVEYOR_RESULT; exit 4");
        assertThat(result).isEqualTo(DriverResult.failure("fine"));
        assertThat(commands.lines.messages())
                .containsExactly("the result file says success: true, but the exit code decides: exit 4");
    }

    @ParameterizedTest
    @CsvSource({
        "'echo nonsense > $CONVEYOR_RESULT', 'is not a driver result: line 1, column 1'",
        "'echo {} > $CONVEYOR_RESULT', 'success of a driver result must be true or false'",
        "'echo {\\\"success\\\":1} > $CONVEYOR_RESULT', 'success of a driver result must be true or false'",
        "'echo [] > $CONVEYOR_RESULT', 'is not a driver result'",
        "': > $CONVEYOR_RESULT', 'is empty'",
        "'mkdir $CONVEYOR_RESULT', 'is a folder, not a file'",
        "'ln -s /etc/passwd $CONVEYOR_RESULT', 'is a symbolic link, not a file'",
        "'mkfifo $CONVEYOR_RESULT', 'is a device or pipe, not a file'",
        "'head -c 17000000 /dev/zero > $CONVEYOR_RESULT', 'is larger than 16 MiB'",
    })
    void failsTheRunWhereTheResultFileIsBroken(String script, String problem) throws Exception {
        DriverResult result = commands.shell(script);
        assertThat(result.success()).isFalse();
        assertThat(result.message())
                .startsWith("the result file (CONVEYOR_RESULT) ")
                .contains(problem);
        assertThat(commands.shell(script + "; exit 3").message()).startsWith("exit 3, and the result file");
    }

    @Test
    void keepsThePayloadPrivateAndRemovesIt() throws Exception {
        String script = "stat -c %a $CONVEYOR_PAYLOAD $(dirname $CONVEYOR_PAYLOAD); cd $(dirname $CONVEYOR_RESULT);"
                + " mkdir -p more/deep; touch more/deep/file; ln -s /etc/passwd link";
        try (CommandDriver driver = commands.load("sh", "-c", script)) {
            reconcile(driver);
            assertThat(commands.lines.messages()).containsExactly("600", "700");
            try (var left = Files.walk(commands.scratch)) {
                assertThat(left)
                        .hasSize(4); // itself, the driver's with its lock, and an empty one for the next attempt
            }
        }
        assertThat(commands.scratch).isEmptyDirectory();
    }

    @Test
    void givesEachAttemptFilesOfItsOwn() throws Exception {
        String script = "echo $CONVEYOR_RESULT; rm -r $(dirname $CONVEYOR_RESULT)";
        try (CommandDriver driver = commands.load("sh", "-c", script)) {
            reconcile(driver);
            reconcile(driver);
            reconcile(driver);
        }
        assertThat(commands.lines.messages()).hasSize(3).doesNotHaveDuplicates();
    }

    private DriverResult reconcile(CommandDriver driver) throws InterruptedException {
        return driver.reconcile(FakeResource.created("r", "app", "{}"), new FixedContext(commands.lines));
    }

    @Test
    void failsTheRunWhereTheCommandIsGone() throws Exception {
        Path script = commands.script("gone.sh", "#!/bin/sh\n");
        try (CommandDriver driver = commands.load("./gone.sh")) {
            Files.delete(script);
            assertThat(reconcile(driver))
                    .isEqualTo(DriverResult.failure("the command './gone.sh' does not exist: no file " + script
                            + "; a command with a slash is relative to " + commands.folder));
        }
    }

    @Test
    void failsTheRunWhereThereIsNoRoomForThePayload() throws Exception {
        Files.delete(commands.scratch);
        assertThat(commands.shell("true").message())
                .isEqualTo(
                        "the payload cannot be written to a file in " + commands.scratch + ": there is no such folder");
    }

    @Test
    void hintsOnceWhereACommandSaysNothing() throws Exception {
        commands.silence(Duration.ofMillis(50));
        try (CommandDriver driver = commands.load("sleep", "0.3")) {
            reconcile(driver);
            reconcile(driver);
        }
        assertThat(commands.hints)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("'sleep' has printed nothing for 0 seconds");
    }

    @Test
    void hintsNothingWhereACommandSaysSomething() throws Exception {
        commands.silence(Duration.ofMillis(200)).shell("echo working; sleep 0.5");
        assertThat(commands.hints).isEqualTo(List.of());
    }
}
