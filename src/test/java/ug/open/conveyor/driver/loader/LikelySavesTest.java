package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LikelySavesTest {
    @TempDir
    private Path folder;

    private final LikelySaves likely = new LikelySaves();
    private Path file;

    @BeforeEach
    void one() throws IOException {
        file = Files.writeString(folder.resolve("driver.sh"), "a");
        likely.add(List.of(file, folder.resolve("driver.yaml")));
    }

    @Test
    void aSaveIsSeenOnce() throws IOException {
        assertThat(likely.hasSave()).isFalse();
        Files.writeString(file, "another");
        assertThat(likely.hasSave()).isTrue();
        assertThat(likely.hasSave()).isFalse();
    }

    @Test
    void aFileThatComesOrGoesIsASave() throws IOException {
        Files.writeString(folder.resolve("driver.yaml"), "a");
        assertThat(likely.hasSave()).isTrue();
        Files.delete(file);
        assertThat(likely.hasSave()).isTrue();
    }

    @Test
    void onlyTheLastFilesAreAskedFor() throws IOException {
        for (int i = 0; i < 16; i++) {
            likely.add(List.of(folder.resolve("part" + i)));
        }
        Files.writeString(file, "another");
        assertThat(likely.hasSave()).isFalse();
        Files.writeString(folder.resolve("part15"), "a");
        assertThat(likely.hasSave()).isTrue();
    }
}
