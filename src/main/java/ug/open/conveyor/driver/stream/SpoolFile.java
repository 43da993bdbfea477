package ug.open.conveyor.driver.stream;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import ug.open.conveyor.driver.runtime.Envelope;

/**
 * A file of events that are read in the order they were written. It is emptied when all are read. Nobody else can see it where the system
 * allows to take an open file's name away, and a process that is killed leaves none behind. No file channel: one of those closes under a
 * thread that is interrupted. Not for use by several threads at once.
 */
final class SpoolFile implements Closeable {
    private static final int BUFFER = 64 * 1024;
    private static final int HEAD = 2 * Integer.BYTES + Long.BYTES + Integer.BYTES;

    private final Path path;
    private final RandomAccessFile writer;
    private final RandomAccessFile reader;
    private DataInputStream in;
    private long end;
    private long unread;

    /** @param folder made where it is not there */
    SpoolFile(Path folder) throws IOException {
        Files.createDirectories(folder);
        path = Files.createTempFile(folder, "events-", ".spool");
        RandomAccessFile opened = null;
        try {
            opened = new RandomAccessFile(path.toFile(), "rw");
            reader = new RandomAccessFile(path.toFile(), "r");
        } catch (IOException e) {
            if (opened != null) {
                opened.close();
            }
            Files.deleteIfExists(path);
            throw e;
        }
        writer = opened;
        in = buffered();
        removeName();
    }

    private DataInputStream buffered() throws IOException {
        return new DataInputStream(new BufferedInputStream(new FileInputStream(reader.getFD()), BUFFER));
    }

    private void removeName() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit(); // this system keeps an open file's name; close tries again
        }
    }

    /** Adds one behind the others. Where that fails the others are as they were. */
    void add(Envelope event) throws IOException {
        byte[] subject = event.subject().getBytes(StandardCharsets.UTF_8);
        byte[] body = event.body();
        byte[] record = ByteBuffer.allocate(HEAD + subject.length + body.length)
                .putInt(subject.length)
                .putInt(body.length)
                .putLong(event.time().getEpochSecond())
                .putInt(event.time().getNano())
                .put(subject)
                .put(body)
                .array();
        try {
            writer.seek(end);
            writer.write(record);
        } catch (IOException e) {
            writer.setLength(end);
            throw e;
        }
        end += record.length;
        unread++;
    }

    boolean isEmpty() {
        return unread == 0;
    }

    long size() {
        return unread;
    }

    /** The oldest of those that were not read; there must be one. */
    Envelope read() throws IOException {
        byte[] subject = new byte[in.readInt()];
        byte[] body = new byte[in.readInt()];
        Instant time = Instant.ofEpochSecond(in.readLong(), in.readInt());
        in.readFully(subject);
        in.readFully(body);
        if (--unread == 0) {
            empty();
        }
        return new Envelope(body, new String(subject, StandardCharsets.UTF_8), OptionalLong.empty(), time);
    }

    private void empty() throws IOException {
        writer.setLength(0);
        end = 0;
        reader.seek(0);
        in = buffered();
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            reader.close();
            Files.deleteIfExists(path);
        }
    }
}
