package ug.open.conveyor.driver.config;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.system.OwnersAlone;

/** A lock between processes on an empty file beside the one that it is for. It waits a few seconds for others, and opens regular files alone. */
public final class LockFile implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** The system gives a lock to a whole process: its threads take turns. */
    private static final ReentrantLock TURN = new ReentrantLock();

    private final FileChannel channel;
    private final FileLock held;

    private LockFile(FileChannel channel, FileLock held) {
        this.channel = channel;
        this.held = held;
    }

    /**
     * Takes the lock; makes its file, for the owner alone, where there is none. The folder has to be there.
     *
     * @throws FileSystemException where another process holds it for 5 s, or there is something else than a file
     */
    public static LockFile take(Path lock) throws IOException {
        return take(lock, LIMIT);
    }

    static LockFile take(Path lock, Duration limit) throws IOException {
        TURN.lock();
        try {
            return taken(lock, limit);
        } catch (IOException | RuntimeException e) {
            TURN.unlock();
            throw e;
        }
    }

    private static LockFile taken(Path lock, Duration limit) throws IOException {
        if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
            try {
                OwnersAlone.createFile(lock);
            } catch (FileAlreadyExistsException e) {
                // by another process, at this moment
            }
        }
        if (!Files.isRegularFile(lock)) { // who opens a pipe or a device may wait for ever
            throw new FileSystemException(lock.toString(), null, "it is no file, where a lock should be; remove it");
        }
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        try {
            return new LockFile(channel, locked(channel, lock, limit));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock locked(FileChannel channel, Path lock, Duration limit) throws IOException {
        for (long left = limit.toNanos(); left > 0; left -= PAUSE_NANOS) {
            FileLock held = channel.tryLock();
            if (held != null) {
                return held;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
        }
        throw new FileSystemException(
                lock.toString(),
                null,
                "another process has held this lock for " + Durations.text(limit)
                        + "; try again, or find that process"
                        + (OperatingSystem.here().isWindows() ? "" : ", for example with 'lsof " + lock + "',")
                        + " and end it");
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            held.release();
        } finally {
            TURN.unlock();
        }
    }
}
