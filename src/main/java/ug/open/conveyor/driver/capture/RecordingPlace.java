package ug.open.conveyor.driver.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ug.open.conveyor.driver.store.index.FileOutput;

/** Where a recording goes. */
public abstract class RecordingPlace implements Closeable {
    RecordingPlace() {}

    /** Another program, a device: it gets line after line. Closing the place leaves the stream open. */
    public static RecordingPlace stream(OutputStream out) {
        return new RecordingStream(out);
    }

    /**
     * A file that only its owner may read; packed by gzip where its name ends with {@code .gz}. One that is packed never goes on in another
     * one.
     *
     * @param replace whether files may be replaced that are there already
     * @param most how large it may be, in bytes; then the recording goes on in another file, with a number before the ending of its name
     * @throws IOException where it cannot be made
     */
    public static RecordingPlace file(Path file, boolean replace, long most) throws IOException {
        return file(file, replace, most, FileOutput::create);
    }

    static RecordingPlace file(Path file, boolean replace, long most, FileOutput.Opener opener) throws IOException {
        return new RecordingFiles(file, replace, most, opener);
    }

    /** The files that have been written. */
    public abstract List<Path> files();

    /** Appends lines. Where that fails, those stay that were appended before. */
    abstract void append(byte[] lines, int length) throws IOException;

    /** How long lines may wait for others that go with them. */
    abstract Duration patience();

    /** Counts the files from 1. */
    abstract int segment();

    /** Where in its file the next line is appended. */
    abstract long size();

    /** Whether the next line should go into another file. */
    abstract boolean isFull(long size);

    /** Goes on in another file. */
    abstract void roll() throws IOException;

    /** Reads back appended bytes; none where somebody took the file away. */
    abstract byte[] read(int segment, long at, int length) throws IOException;
}
