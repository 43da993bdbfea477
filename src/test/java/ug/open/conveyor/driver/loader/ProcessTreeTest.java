package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.loader.CommandFixture.Running;
import ug.open.conveyor.driver.runtime.Secrets;

/** What a command started, and how it ends. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProcessTreeTest {
    @TempDir
    Path temporary;

    private CommandFixture commands;

    @BeforeEach
    void prepare() {
        commands = new CommandFixture(temporary);
    }

    @AfterEach
    void leaveNothing() throws Exception {
        for (long pid : pids()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** The scripts write the numbers of what they start, one a line, into {@code pids}. */
    private long[] pids() throws Exception {
        Path file = commands.folder.resolve("pids");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().mapToLong(Long::parseLong).toArray()
                : new long[0];
    }

    private boolean anyRuns() throws Exception {
        return Arrays.stream(pids()).anyMatch(ProcessTreeTest::runs);
    }

    private static boolean runs(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        try {
            return process.isPresent()
                    && !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void stopsACommandThatLoopsForEver() throws Exception {
        Running running = commands.start("echo $$ > pids; echo ready; while :; do :; done");
        commands.lines.await("ready");
        running.interrupt();
        assertThat(running.end()).isInstanceOf(InterruptedException.class);
        assertThat(anyRuns()).isFalse();
    }

    @Test
    void readsWhatACommandSaysWhileItStops() throws Exception {
        Running running = commands.start("trap 'echo cleaning up; printf unfinished; exit 0' TERM; echo ready;"
                + " while :; do sleep 0.05; done");
        commands.lines.await("ready");
        running.interrupt();
        assertThat(running.end()).isInstanceOf(InterruptedException.class);
        assertThat(commands.lines.messages()).containsSubsequence("ready", "cleaning up", "unfinished");
    }

    @Test
    void killsACommandThatIgnoresTheRequestAfterItsGrace() throws Exception {
        commands.grace(Duration.ofMillis(300));
        Running running = commands.start(
                "trap '' TERM INT; echo $$ > pids; sleep 1000 & echo $! >> pids; echo ready; wait; sleep 1000");
        commands.lines.await("ready");
        running.interrupt();
        assertThat(running.end()).isInstanceOf(InterruptedException.class);
        assertThat(anyRuns()).isFalse();
    }

    @Test
    void killsAtOnceWhenInterruptedAgain() throws Exception {
        commands.grace(Duration.ofHours(1));
        Running running =
                commands.start("trap 'echo asked' TERM; echo $$ > pids; echo ready; while :; do sleep 0.05; done");
        commands.lines.await("ready");
        running.interrupt();
        commands.lines.await("asked");
        running.interrupt();
        assertThat(running.end()).isInstanceOf(InterruptedException.class);
        assertThat(anyRuns()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void stopsChildrenThatLeftTheTree() throws Exception {
        Running running = commands.start("(setsid sh -c 'echo $$ >> pids; exec sleep 1000' >/dev/null 2>&1 &);"
                + " while [ ! -s pids ]; do sleep 0.02; done; echo ready; sleep 1000");
        commands.lines.await("ready");
        assertThat(anyRuns()).isTrue();
        running.interrupt();
        running.end();
        assertThat(anyRuns()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void goesOnWhereAHelperHoldsTheOutputAndStopsIt() throws Exception {
        DriverResult result = commands.shell("sleep 1000 & echo $! > pids; echo done");
        assertThat(result).isEqualTo(DriverResult.success("exit 0"));
        assertThat(commands.lines.messages()).hasSize(2).first().isEqualTo("done");
        assertThat(commands.lines.messages().get(1))
                .startsWith("the command has ended but left a process that held its output, and that was stopped: "
                        + pids()[0] + " (")
                .contains("sleep 1000");
        assertThat(anyRuns()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void goesOnWhereAHelperPrintsForEver() throws Exception {
        DriverResult result = commands.shell("(while :; do echo more; sleep 0.05; done) & echo $! > pids");
        assertThat(result.success()).isTrue();
        assertThat(anyRuns()).isFalse();
    }

    /** As on a busy machine: the JDK has closed the pipe before anybody could read it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void stopsAHelperOfACommandThatEndedBeforeItsOutputWasRead() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                OwnSession.of(List.of("sh", "-c", "sleep 1000 & echo $! > pids; echo done; echo gone >&2")));
        builder.directory(commands.folder.toFile());
        ExecutorService readers = Executors.newCachedThreadPool();
        CommandOutput output = CommandOutput.start(
                () -> ended(builder.start()),
                true,
                readers,
                new OutputLines.Settings(commands.lines, Secrets.none(), false));
        output.finish(new ProcessTree(output.process(), "CONVEYOR_RESULT=none"));
        readers.shutdown();
        assertThat(commands.lines.messages()).hasSize(3).contains("done", "gone");
        assertThat(commands.lines.messages().get(2))
                .contains(" held its output, and that was stopped: " + pids()[0] + " (")
                .contains("what it printed meanwhile may be lost");
        assertThat(anyRuns()).isFalse();
    }

    private static Process ended(Process process) throws IOException {
        try {
            process.waitFor();
            Thread.sleep(100); // the JDK closes on a thread of its own
            return process;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void leavesAHelperThatHasAnOutputOfItsOwn() throws Exception {
        commands.shell("sleep 1000 >/dev/null 2>&1 & echo $! > pids; echo done");
        assertThat(commands.lines.messages()).containsExactly("done");
        assertThat(anyRuns()).isTrue();
    }

    @Test
    void readsAllThatAFinishingHelperPrints() throws Exception {
        // The shell ends first; what comes through the pipe later is what the JDK would have cut off.
        commands.shell("(sleep 0.3; for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.02; done) & sleep 0.2");
        assertThat(commands.lines.messages()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    }

    @Test
    void takesAProcessThatClosesItsOutputAndWorksOn() throws Exception {
        assertThat(commands.shell("exec >&- 2>&-; sleep 0.2; exit 3")).isEqualTo(DriverResult.failure("exit 3"));
    }

    @Test
    void startsNothingOnAnInterruptedThread() throws Exception {
        Thread.currentThread().interrupt();
        assertThatCode(() -> commands.shell("touch started")).isInstanceOf(InterruptedException.class);
        assertThat(commands.folder.resolve("started")).doesNotExist();
    }
}
