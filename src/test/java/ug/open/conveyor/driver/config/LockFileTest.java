package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;

/** A lock between processes: what another one does with its file. */
final class LockFileTest {
    @TempDir
    Path folder;

    @Test
    void aLockThatAnotherProcessHoldsIsGivenUpAndCanBeTakenAfterIt() throws Exception {
        Programs.need("python3");
        Path lock = folder.resolve("a.lock");
        String hold = "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.lockf(f, fcntl.LOCK_EX); "
                + "print('held', flush=True); sys.stdin.read()";
        Process other = new ProcessBuilder("python3", "-c", hold, lock.toString()).start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> LockFile.take(lock, Duration.ofMillis(200)))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage(
                            lock + ": another process has held this lock for 200ms; try again, or find that process, "
                                    + "for example with 'lsof " + lock + "', and end it");
        } finally {
            other.outputWriter().close();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        LockFile.take(lock).close();
        assertThat(Files.size(lock)).isZero();
    }
}
