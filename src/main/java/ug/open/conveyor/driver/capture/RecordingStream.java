package ug.open.conveyor.driver.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Lines for a reader who is there. */
final class RecordingStream extends RecordingPlace {
    private final OutputStream out;

    RecordingStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public List<Path> files() {
        return List.of();
    }

    @Override
    void append(byte[] lines, int length) throws IOException {
        out.write(lines, 0, length);
        out.flush();
    }

    @Override
    Duration patience() {
        return RecordingFiles.AT_ONCE;
    }

    @Override
    int segment() {
        return 1;
    }

    @Override
    long size() {
        return 0;
    }

    @Override
    boolean isFull(long size) {
        return false;
    }

    @Override
    void roll() {
        throw new IllegalStateException("a stream is never full");
    }

    @Override
    byte[] read(int segment, long at, int length) {
        throw new IllegalStateException("a stream has one segment");
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
