package ug.open.conveyor.driver.store.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells a live session from a dead one: the writer holds a lock on one byte of its index, far behind its end, and the system lets go of it
 * when the process is gone, however it went.
 *
 * <p>On POSIX systems a process loses its locks on a file as soon as it closes <em>any</em> channel on it. So within the writer's own process
 * nobody else opens an index that is locked: all reading of indexes goes through {@link #read}, which borrows the writer's file.
 */
public final class SessionLock implements AutoCloseable {
    private static final long BYTE = 1L << 62;
    private static final Map<Path, FileOutput> OURS = new HashMap<>(); // guarded by the class

    private final Path index;
    private final FileOutput output;

    private SessionLock(Path index, FileOutput output) {
        this.index = index;
        this.output = output;
    }

    /** Makes an index that is not there yet, and locks it. */
    public static SessionLock create(Path index, FileOutput.Opener opener) throws IOException {
        synchronized (SessionLock.class) {
            FileOutput output = opener.create(index);
            try {
                output.lock(BYTE); // waits: somebody may be looking at it just now
            } catch (IOException e) {
                output.close();
                throw e;
            }
            OURS.put(index, output);
            return new SessionLock(index, output);
        }
    }

    public FileOutput output() {
        return output;
    }

    @Override
    public void close() throws IOException {
        synchronized (SessionLock.class) {
            OURS.remove(index);
            output.close();
        }
    }

    /** Whether a process is writing the segment of this index; false where there is no index. */
    public static boolean isLive(Path index) throws IOException {
        synchronized (SessionLock.class) {
            if (OURS.containsKey(index)) {
                return true;
            }
            if (!index.toFile().isFile()) {
                return false; // there is none, or what is there would let who opens it wait
            }
            try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ);
                    FileLock lock = channel.tryLock(BYTE, 1, true)) {
                return lock == null;
            } catch (NoSuchFileException | AccessDeniedException e) {
                return false;
            } catch (OverlappingFileLockException e) {
                return true;
            }
        }
    }

    /**
     * The bytes of an index, from an offset.
     *
     * @return fewer than asked for at its end
     * @throws FileNotFoundException where there is none
     */
    public static byte[] read(Path index, long from, int most) throws IOException {
        synchronized (SessionLock.class) {
            FileOutput ours = OURS.get(index);
            if (ours != null) {
                return ours.read(from, most);
            }
            try (RandomAccessFile theirs = StoreFile.open(index)) {
                return FileOutput.read(theirs, from, (int) Math.max(0, Math.min(most, theirs.length() - from)));
            }
        }
    }
}
