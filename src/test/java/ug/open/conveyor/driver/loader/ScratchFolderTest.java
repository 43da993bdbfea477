package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    @TempDir
    Path scratch;

    private Path left(String name, boolean lock) throws IOException {
        Path folder = Files.createDirectory(scratch.resolve(name));
        Files.writeString(Files.createDirectory(folder.resolve("1")).resolve("payload-1.json"), "{}");
        if (lock) {
            Files.createFile(folder.resolve("lock"));
        }
        return folder;
    }

    @Test
    void removesWhatAProcessThatIsNoMoreHasLeft() throws IOException {
        Path dead = left("conveyor-driver-run-1-abc-1", true);
        try (ScratchFolder own = ScratchFolder.in(scratch)) {
            own.sweep();
            assertThat(dead).doesNotExist();
            assertThat(own.path()).isDirectory();
        }
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void leavesWhatIsNotProvablyItsOwn() throws IOException {
        Path unlocked = left("conveyor-driver-run-2-abc-1", false);
        Path other = left("conveyor-driver-other", true);
        Path elsewhere = left("elsewhere", true);
        Path link = Files.createSymbolicLink(scratch.resolve("conveyor-driver-run-3-abc-1"), elsewhere);
        Path linked = left("conveyor-driver-run-4-abc-1", false);
        Files.createSymbolicLink(linked.resolve("lock"), elsewhere.resolve("lock"));
        try (ScratchFolder own = ScratchFolder.in(scratch)) {
            own.sweep();
        }
        for (Path folder : new Path[] {unlocked, other, elsewhere, link, linked}) {
            assertThat(folder.resolve("1/payload-1.json")).exists();
        }
    }

    @Test
    void leavesWhatALiveProcessUses() throws IOException {
        Path live = left("conveyor-driver-run-5-abc-1", true);
        try (FileChannel channel = FileChannel.open(live.resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock();
                ScratchFolder own = ScratchFolder.in(scratch)) {
            own.sweep();
            assertThat(lock.isValid()).isTrue();
            assertThat(live.resolve("1/payload-1.json")).exists();
        }
    }
}
