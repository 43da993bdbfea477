package ug.open.conveyor.driver.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFilesTest {
    private final List<Long> pauses = new ArrayList<>();
    private int tries;

    @TempDir
    Path folder;

    private void again(OperatingSystem system, int failures, IOException failure) throws IOException {
        HeldFiles.again(
                Path.of("runs.index"),
                () -> {
                    tries++;
                    if (tries <= failures) {
                        throw failure;
                    }
                },
                system,
                pauses::add);
    }

    @Test
    void onWindowsAFileThatIsHeldForAMomentIsReplacedAfterIt() throws Exception {
        again(OperatingSystem.WINDOWS, 3, new AccessDeniedException("runs.index"));

        assertThat(tries).isEqualTo(4);
        assertThat(pauses).containsExactly(5L, 10L, 20L);
    }

    @Test
    void onWindowsOneThatStaysHeldIsGivenUpAfterTheLimitWithASentence() {
        assertThatThrownBy(() ->
                        again(OperatingSystem.WINDOWS, 1_000, new FileSystemException("runs.index", null, "busy")))
                .isInstanceOf(FileSystemException.class)
                .hasMessage("runs.index: another program has it open, or this user may not change it;"
                        + " close that program, such as an editor, and try again");
        assertThat(pauses.stream().mapToLong(Long::longValue).sum())
                .isBetween(HeldFiles.LIMIT.toMillis(), HeldFiles.LIMIT.toMillis() + 100);
    }

    @Test
    void whatIsNoMatterOfTimeIsNotTriedAgain() {
        assertThatThrownBy(() -> again(OperatingSystem.WINDOWS, 1, new NoSuchFileException("runs.index")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> again(OperatingSystem.UNIX, 2, new AccessDeniedException("runs.index")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aFileTakesThePlaceOfAnother() throws Exception {
        Path fresh = Files.writeString(folder.resolve("fresh"), "new");
        Path file = Files.writeString(folder.resolve("file"), "old");

        HeldFiles.replace(fresh, file);
        assertThat(file).hasContent("new");
        assertThat(fresh).doesNotExist();
    }

    @Test
    void onlyOnWindowsAFileCanBeHeld() {
        assertThat(HeldFiles.isHeld(new AccessDeniedException("f"), OperatingSystem.WINDOWS))
                .isTrue();
        assertThat(HeldFiles.isHeld(new AccessDeniedException("f"), OperatingSystem.MAC))
                .isFalse();
        assertThat(HeldFiles.isHeld(new IOException("disk full"), OperatingSystem.WINDOWS))
                .isFalse();
    }
}
