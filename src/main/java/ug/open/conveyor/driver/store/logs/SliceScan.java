package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.Arrays;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.search.LinePart;
import ug.open.conveyor.driver.search.Needles;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.search.Selector;
import ug.open.conveyor.driver.search.WholeLines;
import ug.open.conveyor.driver.store.index.SegmentFile;

/** Searches slices one after the other. For one thread: it keeps its buffer. */
final class SliceScan {
    private static final int BEYOND = 8 << 10;
    /** Lines of twice this are seen to be long, which are those that may be in parts. */
    private static final int LONG = 64 << 10;

    private static final int LINE_END = 64; // has the number of the part

    /** What is damaged is not given: it would be no JSON. */
    private final WholeLine whole = new WholeLine();

    private final Selector selector;
    private final Needles needles;
    private final boolean counts;
    private byte[] bytes = new byte[0];
    private AttemptSet attempts;
    private long begin; // where in the file the bytes begin
    private int from;
    private int to;

    /** @param counts whether only the number of what it finds is wanted */
    SliceScan(SearchPattern pattern, Selector selector, boolean counts) {
        this.selector = selector;
        this.counts = counts;
        needles = new Needles(pattern.byteNeedles());
    }

    Hits scan(Slices.Slice slice) throws IOException {
        load(slice);
        if (hasParts()) {
            return Hits.inParts();
        }
        Hits hits = hits();
        if (selector.needsNeedle()) {
            needleByNeedle(hits);
        } else {
            lineByLine(hits);
        }
        return hits;
    }

    private Hits hits() {
        return counts ? Hits.counting() : new Hits(to - from, begin);
    }

    /** A search of the slices of one session whose lines may be in parts; it uses what this one has for its thread. */
    InParts inParts(WholeLines.Room room) {
        return new InParts(room);
    }

    /** Searches slices one behind the other: the parts of a line may be in several. */
    final class InParts implements WholeLines.Taker {
        private final WholeLines whole;
        private Hits hits;

        InParts(WholeLines.Room room) {
            whole = new WholeLines(selector, this, room);
        }

        Hits scan(Slices.Slice slice) throws IOException {
            load(slice);
            hits = hits();
            for (int at = from; at < to; ) {
                int lineTo = lineEnd(at);
                if (isMeant(at, lineTo)) {
                    whole.line("", bytes, at, lineTo);
                }
                at = lineTo + 1;
            }
            return hits;
        }

        /** What is found in lines of which no more parts come. */
        Hits end() throws IOException {
            hits = hits();
            whole.end();
            return hits;
        }

        @Override
        public void one(byte[] line, int lineFrom, int lineTo) {
            if (selector.selects(line, lineFrom, lineTo)) {
                hits.add(line, lineFrom, lineTo);
            }
        }

        @Override
        public void joined(String attempt, byte[] parts, int first, int end) {
            if (selector.selectsJoined(parts, first, end)) {
                hits.addJoined(parts, first, end);
            }
        }
    }

    /** Whether a line in it is a part of one that was too long to be kept as one; looks only into lines that are long. */
    private boolean hasParts() {
        for (int at = from; at + LONG <= to; at += LONG) {
            if (Bytes.lineEnd(bytes, at, at + LONG) < 0) {
                int lineTo = lineEnd(at + LONG);
                if (LinePart.number(bytes, Math.max(from, lineTo - LINE_END), lineTo) > 0) {
                    return true;
                }
                at = lineTo + 1 - LONG;
            }
        }
        return false;
    }

    private void needleByNeedle(Hits hits) {
        needles.on(bytes, to);
        int at = from;
        for (int hit = needles.next(at); hit >= 0; hit = needles.next(at)) {
            at = line(hits, Bytes.lineStart(bytes, at, hit)) + 1;
        }
    }

    private void lineByLine(Hits hits) {
        needles.on(bytes, to);
        for (int at = from; at < to; ) {
            at = line(hits, at) + 1;
        }
    }

    /** Adds the line that begins here if it is given; tells where it ends. */
    private int line(Hits hits, int lineFrom) {
        int end = whole.end(bytes, lineFrom, to);
        if (end >= 0 && end < to && bytes[end] == '\n') {
            if (isOfAttempts(lineFrom, end) && selector.accepts(bytes, lineFrom, end) && selectsKnown(lineFrom, end)) {
                hits.add(bytes, lineFrom, end, whole);
            }
            return end;
        }
        int lineTo = lineEnd(lineFrom);
        if (isMeant(lineFrom, lineTo)
                && whole.isWhole(bytes, lineFrom, lineTo)
                && selector.selects(bytes, lineFrom, lineTo)) {
            hits.add(bytes, lineFrom, lineTo);
        }
        return lineTo;
    }

    /** Whether a line is given that was found to be like one before: looks for needles in its message alone, since many are in times and run ids. */
    private boolean selectsKnown(int lineFrom, int lineTo) {
        if (selector.hasNeedles()) {
            int hit = needles.next(whole.message());
            if (hit < 0 || hit >= whole.quote()) {
                return selector.selectsOthers();
            }
        }
        String message = whole.message(bytes);
        return message != null
                ? selector.selects(message)
                : selector.isMeant(bytes, lineFrom, lineTo) && selector.selects(bytes, lineFrom, lineTo);
    }

    private boolean isOfAttempts(int lineFrom, int lineTo) {
        return attempts == null || AttemptSet.takes(attempts, bytes, lineFrom, lineTo);
    }

    private boolean isMeant(int lineFrom, int lineTo) {
        return isOfAttempts(lineFrom, lineTo) && selector.isMeant(bytes, lineFrom, lineTo);
    }

    private int lineEnd(int at) {
        int end = Bytes.lineEnd(bytes, at, to);
        return end < 0 ? to : end;
    }

    /** Reads the slice, from its first line that begins in it to the end of its last one. */
    private void load(Slices.Slice slice) throws IOException {
        attempts = slice.attempts();
        begin = Math.max(0, slice.start() - 1);
        int length = (int) (slice.end() - begin);
        if (length > bytes.length) {
            bytes = new byte[length + 2 * BEYOND];
        }
        to = slice.read(bytes, 0, length, begin);
        from = 0;
        if (slice.start() > 0) {
            int before = Bytes.lineEnd(bytes, 0, to);
            from = before < 0 ? to : before + 1;
        }
        int seen = to;
        while (from < seen && bytes[to - 1] != '\n') {
            if (to - from > SegmentFile.LONGEST) {
                to = Bytes.wholeLines(bytes, from, seen); // the last line is too long to be one of ours
                return;
            }
            if (to + BEYOND > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length + BEYOND);
            }
            int read = slice.read(bytes, to, BEYOND, begin + to);
            int end = Bytes.lineEnd(bytes, to, to + read);
            to = end < 0 ? to + read : end + 1;
            if (read < BEYOND) {
                return;
            }
        }
    }
}
