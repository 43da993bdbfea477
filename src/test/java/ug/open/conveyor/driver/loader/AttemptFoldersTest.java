package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptFoldersTest {
    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    Path chosen;

    @Test
    void theyAreInMemoryWhereNobodyChoseAPlace() throws IOException {
        assumeTrue(Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > 1L << 30);
        Path path;
        try (AttemptFolders folders = new AttemptFolders(Path.of("/tmp"));
                AttemptFolder folder = folders.open("{}")) {
            path = folder.path();
            assertThat(path).startsWith(MEMORY);
            assertThat(folder.payload()).hasContent("{}");
        }
        assertThat(path.getParent()).doesNotExist();
    }

    @Test
    void theyAreInAChosenPlace() throws IOException {
        try (AttemptFolders folders = new AttemptFolders(chosen);
                AttemptFolder folder = folders.open("{}")) {
            assertThat(folder.path()).startsWith(chosen);
        }
        assertThat(chosen).isEmptyDirectory();
    }

    @Test
    void theyMoveWhereTheFirstPlaceTakesNoMore() throws IOException {
        Path memory = Files.createDirectory(chosen.resolve("memory"));
        Path disk = Files.createDirectory(chosen.resolve("disk"));
        try (AttemptFolders folders = new AttemptFolders(disk, memory)) {
            try (AttemptFolder before = folders.open("{}")) {
                assertThat(before.path()).startsWith(memory);
                Files.move(memory, chosen.resolve("away"));
                Files.createFile(memory);
                try (AttemptFolder after = folders.open("{}")) {
                    assertThat(after.path()).startsWith(disk);
                }
                Files.delete(memory);
                Files.move(chosen.resolve("away"), memory);
            }
            try (AttemptFolder next = folders.open("{}")) {
                assertThat(next.path()).startsWith(disk);
            }
        }
        assertThat(memory).isEmptyDirectory();
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void theNextAttemptFindsNothingOfTheOneBefore() throws IOException {
        try (AttemptFolders folders = new AttemptFolders(chosen)) {
            Path first;
            try (AttemptFolder folder = folders.open("{\"a\":1}")) {
                first = folder.path();
                Files.createDirectories(first.resolve("deep/er"));
                Files.writeString(folder.result(), "{}");
            }
            try (AttemptFolder folder = folders.open("{}")) {
                assertThat(folder.path()).isEqualTo(first);
                assertThat(first).isDirectoryContaining(folder.payload()::equals);
                assertThat(first.toFile().list()).hasSize(1);
            }
        }
    }
}
