package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the close of a guarded folder ends. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GuardedFolderTest {
    /** A child in the group without the mark, and one with the mark in a session of its own; each writes its number. */
    private static final String FAMILY = "echo $$ > pids; env -i sleep 1000 & echo $! >> pids;"
            + " setsid sh -c 'echo $$ >> pids; echo ready; exec sleep 1000' & wait";

    /** A child that notes it when somebody asks it to end. Its shell tells of each sleep that is ended, to nobody once the parent has ended. */
    private static final String HEARING =
            "setsid sh -c 'trap \"echo asked > asked; exit\" TERM; echo $$ >> pids; echo ready; exec 2>/dev/null;"
                    + " while :; do sleep 0.05; done' & wait";

    @TempDir
    Path temporary;

    @AfterEach
    void leaveNothing() throws IOException {
        pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private List<Long> pids() throws IOException {
        Path file = temporary.resolve("pids");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                : List.of();
    }

    private boolean anyRuns() throws IOException {
        return pids().stream().anyMatch(pid -> ProcessHandle.of(pid).isPresent() && !ProcessTable.isZombie(pid));
    }

    private GuardedProcess start(GuardedFolder folder, String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder().directory(temporary.toFile());
        GuardedProcess process = GuardedProcess.start(builder, List.of("/bin/sh", "-c", script), folder);
        assertThat(process.process().inputReader().readLine()).isEqualTo("ready");
        return process;
    }

    @Test
    void endsWhatIsLeftInTheGroupOrHasTheMarkOfAProcessThatWasEndedBefore() throws Exception {
        GuardedFolder folder = GuardedFolder.in(temporary);
        GuardedProcess process = start(folder, FAMILY);
        assertThat(pids()).hasSize(3);
        process.endBeforeFolder(Duration.ZERO);
        assertThat(process.process().isAlive()).isFalse();
        assertThat(anyRuns()).isTrue();
        folder.close();
        assertThat(anyRuns()).isFalse();
        assertThat(folder.path()).doesNotExist();
        folder.close();
    }

    @Test
    void endsAProcessThatNobodyHasEnded() throws Exception {
        GuardedFolder folder = GuardedFolder.in(temporary);
        start(folder, FAMILY);
        folder.close();
        assertThat(anyRuns()).isFalse();
    }

    @Test
    void asksAProcessAndItsChildrenToEndBeforeItKillsThem() throws Exception {
        GuardedFolder folder = GuardedFolder.in(temporary);
        GuardedProcess process = start(folder, HEARING);
        process.endBeforeFolder(Duration.ofSeconds(5));
        assertThat(anyRuns()).isFalse();
        assertThat(temporary.resolve("asked")).exists();
        folder.close();
    }

    @Test
    void asksWhatIsLeftToEndBeforeItIsKilled() throws Exception {
        GuardedFolder folder = GuardedFolder.in(temporary);
        GuardedProcess process = start(folder, HEARING);
        process.endBeforeFolder(Duration.ZERO);
        assertThat(anyRuns()).isTrue();
        folder.close();
        assertThat(anyRuns()).isFalse();
        assertThat(temporary.resolve("asked")).exists();
    }

    @Test
    void endsAProcessThatDoesNotHearAndItsChildrenBeforeTheFolder() throws Exception {
        GuardedFolder folder = GuardedFolder.in(temporary);
        GuardedProcess process =
                start(folder, "trap '' TERM; " + FAMILY.replace("& wait", "& while :; do sleep 0.05; done"));
        process.endBeforeFolder(Duration.ofMillis(300));
        folder.close();
        assertThat(anyRuns()).isFalse();
    }
}
