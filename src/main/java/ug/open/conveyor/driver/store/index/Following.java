package ug.open.conveyor.driver.store.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ug.open.conveyor.driver.system.OwnersAlone;

/** Tells those who prune that somebody follows, by a lock on a file: a follower looks for new segments now and then, and must find them. */
public final class Following implements Closeable {
    private static final String FILE = "following";

    private final Path file;
    private FileChannel channel;

    public Following(StoreFolder folder) {
        this.file = folder.lookup().resolve(FILE);
    }

    /** Begins to tell so, where it does not yet and the store is there and can be written. */
    public void tell() {
        if (channel != null) {
            return;
        }
        try {
            channel = open();
            channel.tryLock(0, 1, true);
        } catch (IOException e) {
            channel = null; // not yet, or never: then nobody who could prune knows
        } catch (OverlappingFileLockException e) {
            // this process tells so already
        }
    }

    private FileChannel open() throws IOException {
        try {
            OwnersAlone.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // of an earlier follower
        }
        if (!file.toFile().isFile()) {
            throw new NoSuchFileException(file.toString());
        }
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /** Whether somebody follows in this store. */
    public boolean isTold() {
        if (!file.toFile().isFile()) {
            return false;
        }
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return other.tryLock(0, 1, false) == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false; // there is none, or it may not be written: then nothing here may be
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
