package ug.open.conveyor.driver.store.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/**
 * Reads indexes, and makes what is missing. The index of a live session may be behind: the rest is read from the segment, and nothing is
 * written. The index of a dead one that has no right end is made again from the whole segment, and put in its place where the store can be
 * written.
 */
public final class IndexReader {
    /** More than any index of ours has, in bytes: a larger one is damaged. */
    private static final int MOST = 1 << 26;

    private static final byte[] NOTHING = {};

    private final StoreFolder folder;
    private final SessionList sessions;

    public IndexReader(StoreFolder folder) {
        this.folder = folder;
        this.sessions = new SessionList(folder);
    }

    /** Null where there is nothing that can be read: the segment is gone, or from a newer tool, or no recording. */
    public SegmentIndex read(SegmentName name) throws IOException {
        try {
            long size = folder.segment(name).toFile().length();
            byte[] lines = bytes(name);
            SegmentIndex index = sealed(name, lines, size);
            if (index != null) {
                return index;
            }
            boolean live = SessionLock.isLive(folder.index(name));
            lines = bytes(name); // again: it may have been sealed since
            index = sealed(name, lines, folder.segment(name).toFile().length());
            if (index != null) {
                return index;
            }
            return live ? live(name, lines) : dead(name);
        } catch (FileNotFoundException e) {
            return null; // pruned since it was listed
        }
    }

    /** Whether the index of a segment is there, whole and sound, or its session lives and still writes it. Repairs nothing. */
    public boolean isSound(SegmentName name) throws IOException {
        long size = folder.segment(name).toFile().length();
        return sealed(name, bytes(name), size) != null || SessionLock.isLive(folder.index(name));
    }

    private byte[] bytes(SegmentName name) {
        try {
            byte[] bytes = SessionLock.read(folder.index(name), 0, MOST);
            return bytes.length < MOST ? bytes : NOTHING;
        } catch (IOException e) {
            return NOTHING; // it is gone, or no file that can be read: then it is made again
        }
    }

    /** Null where the bytes are not the whole index of a segment of this size. */
    private SegmentIndex sealed(SegmentName name, byte[] lines, long size) {
        int last = Bytes.wholeLines(lines, 0, lines.length - 1);
        if (!hasHead(lines)
                || !Bytes.startsWith(lines, last, lines.length, IndexLines.SEALED)
                || lines[lines.length - 1] != '\n'
                || Bytes.digits(lines, last + IndexLines.SEALED.length, lines.length) != size
                || !IndexCheck.isSound(lines, last)) {
            return null;
        }
        boolean rolled = Bytes.endsWith(lines, last, lines.length, IndexLines.ROLLED);
        SegmentState state = rolled ? SegmentState.ROLLED : SegmentState.LAST;
        return new SegmentIndex(folder, name, state, lines, lines.length, true);
    }

    private static boolean hasHead(byte[] lines) {
        int end = Bytes.lineEnd(lines, 0, lines.length);
        RecordedLine head = new RecordedLine();
        return end >= 0
                && Bytes.startsWith(lines, 0, end, IndexLines.INDEX)
                && head.read(lines, 0, end)
                && head.number(Member.FORMAT) == IndexLines.FORMAT;
    }

    /** What the file has, and behind it what the segment has more. */
    private SegmentIndex live(SegmentName name, byte[] lines) throws IOException {
        int length = hasHead(lines) ? Bytes.wholeLines(lines, 0, lines.length) : 0;
        IndexLines out = new IndexLines();
        out.lines(lines, 0, length);
        long covered = Covered.by(lines, length);
        if (covered < 0 || covered > folder.segment(name).toFile().length()) {
            covered = 0; // damaged: all of it anew
            out.reset();
        }
        IndexBuilder builder = new IndexBuilder(out, name.ordinal(), covered + IndexLines.MARK_EVERY, at -> {});
        SegmentFile.read(folder.segment(name), covered, Long.MAX_VALUE, builder);
        if (out.length() == 0) {
            return null; // its session line is still to come
        }
        return new SegmentIndex(folder, name, SegmentState.LIVE, out.buffer(), out.length(), false);
    }

    private SegmentIndex dead(SegmentName name) throws IOException {
        Path segment = folder.segment(name);
        if (folder.isForeign(segment) || segment.toFile().length() == 0) {
            return null;
        }
        IndexLines out = new IndexLines();
        long size = segment.toFile().length();
        SegmentFile.read(
                segment,
                0,
                size,
                new IndexBuilder(out, name.ordinal(), IndexLines.MARK_EVERY, at -> folder.damaged(segment, at)));
        boolean rolled = sessions.behind(name) != null;
        out.sealed(size, IndexCheck.sum(out.buffer(), 0, out.length()), rolled);
        SegmentState state = rolled ? SegmentState.ROLLED : SegmentState.LAST;
        return new SegmentIndex(folder, name, state, out.buffer(), out.length(), keep(name, out));
    }

    private boolean keep(SegmentName name, IndexLines lines) {
        if (!folder.isWritable()) {
            return false;
        }
        try (TempFile file = new TempFile(folder.index(name))) {
            file.write(lines.buffer(), 0, lines.length());
            file.take();
            return true;
        } catch (IOException e) {
            return false; // it serves from memory; whoever can write will make it
        }
    }
}
