package ug.open.conveyor.driver.capture;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import ug.open.conveyor.driver.store.index.FileOutput;
import ug.open.conveyor.driver.store.index.Problem;
import ug.open.conveyor.driver.store.index.StoreException;

/**
 * A file of a recording, and those in which it goes on. A packed one is one gzip member behind the other, each of whole lines: so whatever
 * happens, what was appended before can be read.
 */
final class RecordingFiles extends RecordingPlace {
    static final Duration AT_ONCE = Duration.ofMillis(5);

    private static final Duration PACKED = Duration.ofMillis(500); // few lines do not pack well

    private final Path first;
    private final boolean replace;
    private final boolean packed;
    private final long most;
    private final FileOutput.Opener opener;
    private final List<Path> files = new ArrayList<>();
    private FileOutput output;
    private int number = 1;

    RecordingFiles(Path first, boolean replace, long most, FileOutput.Opener opener) throws IOException {
        this.first = first;
        this.replace = replace;
        this.packed = first.toString().endsWith(".gz");
        this.most = most;
        this.opener = opener;
        open(first);
    }

    private void open(Path file) throws IOException {
        if (replace) {
            Files.deleteIfExists(file);
        }
        output = opener.create(file);
        files.add(file);
    }

    @Override
    public List<Path> files() {
        return List.copyOf(files);
    }

    @Override
    void append(byte[] lines, int length) throws IOException {
        try {
            if (packed) {
                appendPacked(lines, length);
            } else {
                output.append(lines, length);
            }
        } catch (IOException e) {
            throw unwritten(files.get(files.size() - 1), e);
        }
    }

    private void appendPacked(byte[] lines, int length) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream(length / 4 + 64);
        try (GZIPOutputStream packing = new GZIPOutputStream(member)) {
            packing.write(lines, 0, length);
        }
        long before = output.size();
        try {
            output.write(member.toByteArray(), 0, member.size());
        } catch (IOException e) {
            output.cut(before);
            throw e;
        }
    }

    private static StoreException unwritten(Path file, IOException cause) {
        return new StoreException(
                "The recording " + file + " cannot be written: " + Problem.of(cause)
                        + ". What was recorded before is in it; make room, and record on into another file.",
                cause);
    }

    @Override
    Duration patience() {
        return packed ? PACKED : AT_ONCE;
    }

    @Override
    int segment() {
        return files.size();
    }

    @Override
    long size() {
        return output.size();
    }

    @Override
    boolean isFull(long size) {
        return !packed && size >= most;
    }

    @Override
    void roll() throws IOException {
        output.close();
        while (true) {
            Path next = numbered(++number);
            try {
                open(next);
                return;
            } catch (FileAlreadyExistsException e) {
                // another recording's: the next number
            } catch (IOException e) {
                throw unwritten(next, e);
            }
        }
    }

    /** {@code prod.jsonl}, {@code prod-2.jsonl}, {@code prod-3.jsonl}. */
    private Path numbered(int which) {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return first.resolveSibling(name.substring(0, end) + "-" + which + name.substring(end));
    }

    @Override
    byte[] read(int segment, long at, int length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(files.get(segment - 1).toFile(), "r")) {
            return FileOutput.read(file, at, length);
        } catch (FileNotFoundException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
