package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.Arrays;

/** Searches slices one after the other. For one thread: it keeps its buffer. */
final class SliceScan {
    private static final Needle LINE_FEED = Needle.of(new byte[] {'\n'}, false);
    private static final int BEYOND = 8 << 10;

    private final Selector selector;
    private final Needles needles;
    private final boolean keepLines;
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    SliceScan(SearchPattern pattern, Selector selector, boolean keepLines) {
        this.selector = selector;
        needles = new Needles(pattern.byteNeedles());
        this.keepLines = keepLines;
    }

    Hits scan(Slice slice) throws IOException {
        Hits hits = new Hits(keepLines);
        load(slice);
        if (selector.needsNeedle()) {
            needleByNeedle(hits);
        } else {
            lineByLine(hits);
        }
        return hits;
    }

    private void needleByNeedle(Hits hits) {
        needles.on(bytes, to);
        int at = from;
        for (int hit = needles.next(at); hit >= 0; hit = needles.next(at)) {
            int lineFrom = hit;
            while (lineFrom > at && bytes[lineFrom - 1] != '\n') {
                lineFrom--;
            }
            int lineTo = lineEnd(hit);
            if (selector.isMeant(bytes, lineFrom, lineTo) && selector.selects(hit)) {
                hits.add(bytes, lineFrom, lineTo);
            }
            at = lineTo + 1;
        }
    }

    private void lineByLine(Hits hits) {
        for (int at = from; at < to; ) {
            int lineTo = lineEnd(at);
            if (selector.isMeant(bytes, at, lineTo) && selector.selects(bytes, at, lineTo)) {
                hits.add(bytes, at, lineTo);
            }
            at = lineTo + 1;
        }
    }

    private int lineEnd(int at) {
        int end = LINE_FEED.find(bytes, at, to);
        return end < 0 ? to : end;
    }

    /** Reads the slice, from its first line that begins in it to the end of its last one. */
    private void load(Slice slice) throws IOException {
        long begin = Math.max(0, slice.start() - 1);
        int length = (int) (slice.end() - begin);
        if (length > bytes.length) {
            bytes = new byte[length + 2 * BEYOND];
        }
        to = slice.read(bytes, 0, length, begin);
        from = 0;
        if (slice.start() > 0) {
            int before = LINE_FEED.find(bytes, 0, to);
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
            int end = LINE_FEED.find(bytes, to, to + read);
            to = end < 0 ? to + read : end + 1;
            if (read < BEYOND) {
                return;
            }
        }
    }
}
