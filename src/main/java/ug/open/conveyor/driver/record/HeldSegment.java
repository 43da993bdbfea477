package ug.open.conveyor.driver.record;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;

/** A segment that a follower holds open: where it is pruned meanwhile, it can still be read to its end. */
final class HeldSegment implements Closeable {
    private final RandomAccessFile file;
    private long position;

    private HeldSegment(RandomAccessFile file, long position) {
        this.file = file;
        this.position = position;
    }

    /** From an offset on; null where it is gone. */
    static HeldSegment open(StoreFolder folder, SegmentName name, long position) throws IOException {
        try {
            return new HeldSegment(StoreFile.open(folder.segment(name)), position);
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    /** Gives the lines that have come; false where none had. */
    boolean readOn(SegmentFile.Lines lines) throws IOException {
        long length = file.length();
        if (length <= position) {
            return false;
        }
        long before = position;
        position = SegmentFile.read(file, position, length, lines);
        return position > before;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
