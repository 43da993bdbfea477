package ug.open.conveyor.driver.store.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * Appends to a file of its own, which can be read meanwhile. Not by a {@link java.nio.channels.FileChannel}: that closes itself under a thread
 * that is interrupted, and here threads write that belong to a driver's author.
 */
public class FileOutput implements Closeable {
    /** What the JDK reads and writes without native memory; what it takes for more, the system may never get back. */
    private static final int CHUNK = 8192;

    private static final long LOCK_PAUSE_NANOS = 100_000;

    private final RandomAccessFile file;
    private volatile long size; // set by who holds the monitor

    private FileOutput(RandomAccessFile file) {
        this.file = file;
    }

    /** Another view of the same file, for tests that let it fail. */
    public FileOutput(FileOutput other) {
        this(other.file);
    }

    /** Makes a file that is not there yet. */
    public static FileOutput create(Path file) throws IOException {
        OwnersAlone.createFile(file);
        return new FileOutput(new RandomAccessFile(file.toFile(), "rw"));
    }

    /** Appends all of it; when it throws, {@link #size} tells how much of it got there. */
    public synchronized void write(byte[] bytes, int from, int to) throws IOException {
        file.seek(size);
        try {
            for (int at = from; at < to; at += CHUNK) {
                file.write(bytes, at, Math.min(CHUNK, to - at));
            }
        } finally {
            size = file.getFilePointer();
        }
    }

    /** Appends lines; when it throws, the file ends with the last of them that is whole. */
    public final void append(byte[] lines, int length) throws IOException {
        long before = size();
        try {
            write(lines, 0, length);
        } catch (IOException e) {
            int written = (int) (size() - before);
            try {
                cut(before + Bytes.wholeLines(lines, 0, written));
            } catch (IOException cut) {
                e.addSuppressed(cut); // then a torn line stays, which readers pass over
            }
            throw e;
        }
    }

    /** Reads back what was written; fewer bytes than asked for at its end. */
    public synchronized byte[] read(long at, int most) throws IOException {
        return read(file, at, (int) Math.max(0, Math.min(most, size - at)));
    }

    /** Reads bytes of a file from an offset on; fewer than {@code length} at its end. */
    public static byte[] read(RandomAccessFile file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at);
        int held = 0;
        for (int n; (n = file.read(bytes, held, Math.min(CHUNK, length - held))) > 0; ) {
            held += n;
        }
        return held == length ? bytes : Arrays.copyOf(bytes, held);
    }

    public synchronized void cut(long length) throws IOException {
        file.setLength(length);
        size = length;
    }

    public long size() {
        return size;
    }

    /** Locks a byte, waiting until nobody else has it locked: not by {@code lock}, which an interrupt ends together with the channel. */
    void lock(long at) throws IOException {
        while (file.getChannel().tryLock(at, 1, false) == null) {
            LockSupport.parkNanos(LOCK_PAUSE_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Makes files that are not there yet. */
    public interface Opener {
        FileOutput create(Path file) throws IOException;
    }
}
