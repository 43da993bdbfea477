package ug.open.conveyor.driver.store.write;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.zip.CRC32;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.store.index.FileOutput;
import ug.open.conveyor.driver.store.index.IndexLines;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SessionLock;
import ug.open.conveyor.driver.store.index.StartLine;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.wire.LineWriter;
import ug.open.conveyor.driver.wire.SessionLine;

/** The segment that a session writes, with its index: buffers of whole lines, and the files they go to. Guarded by its session. */
final class Segment {
    /** The buffer is handed over when it is this large. */
    private static final int BUFFER = 1 << 18;

    private final SegmentName name;
    private final SessionLock lock;
    private final FileOutput data;
    private final LineWriter lines = new LineWriter();
    private final IndexLines index = new IndexLines();
    private final CRC32 sum = new CRC32(); // of the lines that the index has
    private long nextMark = IndexLines.MARK_EVERY;
    private long head;

    private Segment(SegmentName name, SessionLock lock, FileOutput data) {
        this.name = name;
        this.lock = lock;
        this.data = data;
    }

    /** Makes the files and writes the session line. */
    static Segment begin(StoreFolder folder, SegmentName name, SessionLine session, FileOutput.Opener opener)
            throws IOException {
        SessionLock lock = SessionLock.create(folder.index(name), opener);
        try {
            Segment segment = new Segment(name, lock, opener.create(folder.segment(name)));
            segment.lines.session(session);
            segment.index.index(session.driver(), session.mode(), session.time());
            segment.flush();
            segment.head = segment.size();
            return segment;
        } catch (IOException e) {
            lock.close();
            Files.deleteIfExists(folder.index(name));
            throw e;
        }
    }

    /** Repeats the lines of what goes on from the segment before. */
    void carry(OpenWork work, Segment before) throws IOException {
        for (OpenWork.Event event : work.events().values()) {
            repeat(event.line(), before);
        }
        for (OpenWork.Running running : work.attempts().values()) {
            byte[] again = Bytes.ascii("{\"kind\":\"again\",\"a\":"
                    + running.attempt().number() + ",\"first\":" + running.first() + "}\n");
            data.write(again, 0, again.length);
            repeat(running.line(), before);
            OpenWork.Event event = work.events().get(running.attempt().eventNumber());
            OpenWork.Line line = running.line();
            index.start(
                    StartLine.of(running.attempt()),
                    event == null ? -1 : event.line().at,
                    line.at,
                    line.at + line.length,
                    running.first());
        }
        flush();
        head = size();
        nextMark = head + IndexLines.MARK_EVERY;
    }

    private void repeat(OpenWork.Line line, Segment before) throws IOException {
        byte[] bytes = before.data.read(line.at, line.length);
        line.moved(data.size(), data.size() + line.length);
        data.write(bytes, 0, bytes.length);
    }

    SegmentName name() {
        return name;
    }

    /** Builds the next line of the segment. */
    LineWriter lines() {
        return lines;
    }

    /** Builds the next line of the index. */
    IndexLines index() {
        return index;
    }

    /** Where the next line of the segment will be. */
    long size() {
        return data.size() + lines.length();
    }

    /** Where the next line of the index will be. */
    long indexSize() {
        return lock.output().size() + index.length();
    }

    /** Whether it is full; one that had to begin with a lot gets room for as much again. */
    boolean isFull(SegmentLimits limits) {
        return size() >= Math.max(limits.bytes(), 2 * head) || indexSize() >= limits.indexBytes();
    }

    boolean isBufferFull() {
        return lines.length() >= BUFFER;
    }

    /** Puts a mark into the index where one is due; to be called before a line of this time. */
    void mark(Instant time) {
        long at = size();
        if (at >= nextMark) {
            index.mark(at, time);
            nextMark = at + IndexLines.MARK_EVERY;
        }
    }

    /** Forgets all that was built behind {@code size}, a line that could not be finished. */
    void dropBehind(long size) throws IOException {
        int kept = (int) (size - data.size());
        byte[] whole = java.util.Arrays.copyOf(lines.buffer(), kept);
        lines.reset();
        data.write(whole, 0, kept);
    }

    /**
     * Hands the buffers to the operating system, the index behind what it tells of.
     *
     * @throws IOException when that fails; then the files end with their last whole lines
     */
    void flush() throws IOException {
        if (lines.length() > 0) {
            data.append(lines.buffer(), lines.length());
            lines.reset();
        }
        if (index.length() > 0) {
            lock.output().append(index.buffer(), index.length());
            sum.update(index.buffer(), 0, index.length());
            index.reset();
        }
    }

    /** Writes the last line of the index, and lets go of the files. */
    void seal(boolean rolled) throws IOException {
        try (lock;
                data) {
            flush();
            index.sealed(data.size(), sum.getValue(), rolled);
            flush();
        }
    }

    /** Lets go of the files as they are. */
    void abandon() throws IOException {
        try (lock;
                data) {
            lines.reset();
            index.reset();
        }
    }
}
