package ug.open.conveyor.driver.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts files into slices, in order. A file that is gone by then is passed over: another process may have pruned it. */
final class Slices implements Closeable {
    /** What a processor's own cache has room for. */
    static final int LENGTH = 512 << 10;

    private final Iterator<Path> files;
    private final Set<FileChannel> open = new HashSet<>();
    private FileChannel file;
    private long size;
    private long at;

    Slices(List<Path> files) {
        this.files = files.iterator();
    }

    /** The next one; empty at the end. */
    Optional<Slice> next() throws IOException {
        while (file == null) {
            if (!files.hasNext()) {
                return Optional.empty();
            }
            open(files.next());
        }
        long end = Math.min(size, at + LENGTH);
        Slice slice = new Slice(file, at, end, end == size);
        at = end;
        file = slice.last() ? null : file;
        return Optional.of(slice);
    }

    /** Says that a slice was read; with the last one its file is closed. */
    void done(Slice slice) throws IOException {
        if (slice.last()) {
            open.remove(slice.file());
            slice.file().close();
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel left : open) {
            left.close();
        }
    }

    private void open(Path path) throws IOException {
        if (!path.toFile().isFile()) {
            return;
        }
        try {
            file = FileChannel.open(path);
        } catch (NoSuchFileException | AccessDeniedException e) {
            return;
        }
        open.add(file);
        size = file.size();
        at = 0;
    }
}
