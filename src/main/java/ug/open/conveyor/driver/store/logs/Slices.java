package ug.open.conveyor.driver.store.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts the files of a session into slices, in order. A file that is gone by then is passed over: another process may have pruned it. */
final class Slices implements Closeable {
    /** What a processor's own cache has room for. */
    static final int LENGTH = 512 << 10;

    /** The JDK copies what it reads once more: so it reads what is still in a near cache then. In smaller pieces it compiles what it reads by. */
    private static final int PIECE = 256 << 10;

    private final Iterator<LogPart> files;
    private final Set<FileChannel> open = new HashSet<>();
    private Path path;
    private AttemptSet attempts;
    private FileChannel file;
    private long size;
    private long at;
    private long most;

    Slices(List<LogPart> files) {
        this.files = files.iterator();
    }

    /**
     * The next one; empty at the end.
     *
     * @param length how long, in bytes
     * @param keep whether the file may be kept open for the one behind it
     */
    Optional<Slice> next(int length, boolean keep) throws IOException {
        while (file == null && !open()) {
            if (!files.hasNext()) {
                return Optional.empty();
            }
            LogPart part = files.next();
            path = part.segment();
            attempts = part.attempts();
            at = part.from();
            most = part.to();
        }
        long end = Math.min(size, at + length);
        boolean last = end == size;
        Slice slice = new Slice(path, file, at, end, last || !keep, attempts);
        at = end;
        path = last ? null : path;
        file = last || !keep ? null : file;
        return Optional.of(slice);
    }

    /** Says that a slice was read; with the last one of a file that is closed. */
    void done(Slice slice) throws IOException {
        if (slice.last()) {
            open.remove(slice.file());
            slice.file().close();
        }
    }

    /** Begins again with the slice that was given last; it may be cut in another way now. */
    void goBack(Slice slice) throws IOException {
        if (file != null) {
            open.remove(file);
            file.close();
            file = null;
        }
        path = slice.path();
        at = slice.start();
    }

    @Override
    public void close() throws IOException {
        for (FileChannel left : open) {
            left.close();
        }
    }

    private boolean open() throws IOException {
        if (path == null || !path.toFile().isFile()) {
            path = null;
            return false;
        }
        try {
            file = FileChannel.open(path);
        } catch (NoSuchFileException | AccessDeniedException e) {
            path = null;
            return false;
        }
        open.add(file);
        size = Math.max(at, Math.min(most, file.size()));
        return true;
    }

    /**
     * A part of a file: the lines whose first byte is in it.
     *
     * @param path where the file is
     * @param file open for reading
     * @param start its first byte
     * @param end behind its last byte
     * @param last whether it is the last one that is read from the open file
     * @param attempts whose lines are wanted; null: of all
     */
    record Slice(Path path, FileChannel file, long start, long end, boolean last, AttemptSet attempts) {
        int length() {
            return (int) (end - start);
        }

        /** Fills a part of an array from a place of the file; gives how many bytes there were, fewer only at the end of the file. */
        int read(byte[] into, int at, int length, long place) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(into, at, length);
            int read = 0;
            while (buffer.position() < at + length && read >= 0) {
                buffer.limit(Math.min(at + length, buffer.position() + PIECE));
                read = file.read(buffer, place + buffer.position() - at);
            }
            return buffer.position() - at;
        }
    }
}
