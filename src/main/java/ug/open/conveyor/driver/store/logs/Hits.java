package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.Arrays;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.search.SearchSink;
import ug.open.conveyor.driver.search.WholeLines;

/** The lines that were found in one slice of a file, copied. */
final class Hits {
    private final int most; // that all lines together can take
    private final long origin; // where in the file the bytes of the slice begin
    private int[] places = new int[0]; // of the lines in the slice
    private byte[] lines = new byte[0];
    private int[] ends = new int[0];
    private final EntryTime times = new EntryTime();
    private int count;
    private boolean parts;

    Hits(int most) {
        this(most, 0);
    }

    /** Of a slice whose bytes begin here in the file. */
    Hits(int most, long origin) {
        this.most = most;
        this.origin = origin;
    }

    /** Begins anew with what it has room for; false where it is for another length. */
    boolean clear(long length) {
        count = 0;
        return most == length;
    }

    /** A slice with parts of lines, which are to be looked at together with those of other slices. */
    static Hits inParts() {
        Hits hits = new Hits(0);
        hits.parts = true;
        return hits;
    }

    /** Whether some of the lines are in parts, with a line feed between them; or, without any, the slice has such lines. */
    boolean areInParts() {
        return parts;
    }

    /** The same for a line in parts, with a line feed between them. */
    void addJoined(byte[] bytes, int from, int to) {
        parts = true;
        add(bytes, from, to);
    }

    void add(byte[] bytes, int from, int to) {
        int end = count == 0 ? 0 : ends[count - 1];
        int length = to - from;
        if (end + length > lines.length) {
            lines = Arrays.copyOf(lines, Math.max(end + length, Math.min(most, 2 * lines.length)));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, Math.max(16, 2 * count));
            places = Arrays.copyOf(places, ends.length);
        }
        places[count] = from;
        System.arraycopy(bytes, from, lines, end, length);
        ends[count] = end + length;
        count++;
    }

    int count() {
        return count;
    }

    /** Where in the file one of them begins. */
    long place(int hit) {
        return origin + places[hit];
    }

    /** What they take, in bytes. */
    int size() {
        return lines.length;
    }

    /** Gives one of them. */
    void give(int hit, LogSink sink) throws IOException {
        if (parts) {
            WholeLines.give(lines, begin(hit), ends[hit], SearchSink.of(sink));
        } else {
            sink.line(lines, begin(hit), ends[hit]);
        }
    }

    private int begin(int hit) {
        return hit == 0 ? 0 : ends[hit - 1];
    }

    /** When one of them was written; {@code otherwise} where it does not say. */
    long time(int hit, long otherwise) {
        int from = begin(hit);
        int to = parts ? WholeLines.firstEnd(lines, from, ends[hit]) : ends[hit];
        return times.of(lines, from, to, otherwise);
    }
}
