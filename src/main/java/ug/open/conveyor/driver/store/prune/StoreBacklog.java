package ug.open.conveyor.driver.store.prune;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * How much has come into a store since it was last kept in order, as the length of a file: one byte for each session, and one for each 64 KiB of it.
 * To look through a store of 5,000 sessions takes 150 ms (row {@code growth} of the benchmark), to ask here nothing. Two that change it at the same
 * time count one of both.
 */
final class StoreBacklog {
    private static final int DUE = 16;
    private static final int EACH = 16; // a power of two: 64 KiB
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Path file;

    StoreBacklog(StoreFolder folder) {
        file = folder.lookup().resolve("backlog");
    }

    /** Whether somebody should look; so too where nobody has counted within a day, by a clock that may be wrong. */
    boolean isDue(Instant now) {
        long since = now.toEpochMilli() - file.toFile().lastModified();
        return !isCounted() || file.toFile().length() >= DUE || Math.abs(since) > DAY;
    }

    private boolean isCounted() {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Counts a session that has ended; {@code bytes} are those that it wrote since it last looked through the store. */
    void add(long bytes) throws IOException {
        set(file.toFile().length() + 1 + (bytes >> EACH));
    }

    /** Somebody has looked through all of the store. */
    void clear() throws IOException {
        try {
            OwnersAlone.createFile(file);
        } catch (FileAlreadyExistsException e) {
            set(0);
        }
    }

    private void set(long length) throws IOException {
        if (isCounted()) {
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.setLength(Math.min(DUE, length));
            }
        }
    }
}
