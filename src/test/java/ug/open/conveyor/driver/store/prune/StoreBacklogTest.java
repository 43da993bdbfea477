package ug.open.conveyor.driver.store.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.index.Catalog;

/** When a session looks through the store: not each time. */
class StoreBacklogTest {
    private static final int DUE = 16;

    @TempDir
    Path home;

    private StoreRig rig;
    private StoreBacklog backlog;
    private Path file;

    @BeforeEach
    void store() throws IOException {
        rig = new StoreRig(home);
        rig.time = Time.system();
        rig.folder().create();
        file = rig.folder().lookup().resolve("backlog");
        backlog = new StoreBacklog(rig.folder());
    }

    private void sessions(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            rig.run("cloner", "run", true);
        }
    }

    private int uncovered() throws IOException {
        try (Catalog.Snapshot store = new Catalog(rig.folder()).snapshot()) {
            return store.uncovered().size();
        }
    }

    @Test
    void theFirstSessionLooksAndThenOneInSixteen() throws IOException {
        sessions(1);
        assertThat(file).hasSize(1);
        sessions(DUE - 1);
        assertThat(file).hasSize(DUE);
        assertThat(uncovered()).isEqualTo(DUE);
        sessions(1);
        assertThat(file).hasSize(1);
        assertThat(uncovered()).as("the last one may have ended by then").isBetween(0, 1);
        sessions(DUE - 1);
        assertThat(uncovered()).isBetween(DUE - 1, DUE);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "65535, 1", "65536, 2", "917504, 15", "983040, 16", "9000000000000000, 16"})
    void aLargeSessionCountsForSeveral(long bytes, int length) throws IOException {
        backlog.clear();
        backlog.add(bytes);
        assertThat(file).hasSize(length);
        assertThat(backlog.isDue(Instant.now())).isEqualTo(length == DUE);
    }

    @ParameterizedTest
    @CsvSource({"-25, true", "-23, false", "23, false", "25, true"})
    void aDayIsTheLongest(int hours, boolean due) throws IOException {
        backlog.clear();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofHours(hours))));
        assertThat(backlog.isDue(Instant.now())).isEqualTo(due);
    }

    @Test
    void whatIsNoFileIsLeftAloneAndEachSessionLooks() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("elsewhere"), "kept");
        Files.createSymbolicLink(file, elsewhere);
        backlog.add(1);
        backlog.clear();
        assertThat(elsewhere).hasContent("kept");
        assertThat(backlog.isDue(Instant.now())).isTrue();
        Files.delete(file);
        Files.createDirectory(file);
        sessions(DUE + 1);
        assertThat(uncovered()).isLessThan(DUE);
    }

    @Test
    void whereTheFolderIsGoneEachSessionLooks() throws IOException {
        Files.delete(rig.folder().lookup());
        backlog.add(1);
        assertThat(backlog.isDue(Instant.now())).isTrue();
        sessions(2);
        assertThat(rig.runIds()).hasSize(2);
    }
}
