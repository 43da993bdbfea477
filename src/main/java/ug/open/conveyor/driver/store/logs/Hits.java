package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.Arrays;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.search.SearchSink;
import ug.open.conveyor.driver.search.WholeLines;

/** The lines that were found in one slice of a file, copied. */
final class Hits {
    private final int most; // that all lines together can take
    private final long origin; // where in the file the bytes of the slice begin
    private int[] places = new int[0]; // of the lines in the slice
    private byte[] lines = new byte[0]; // each with its line feed
    private final KnownEntries entries = new KnownEntries();
    private final EntryTime times = new EntryTime();
    private final boolean counts;
    private int counted;
    private boolean parts;

    Hits(int most) {
        this(most, 0);
    }

    /** Of a slice whose bytes begin here in the file. */
    Hits(int most, long origin) {
        this(most, origin, false);
    }

    private Hits(int most, long origin, boolean counts) {
        this.most = most;
        this.origin = origin;
        this.counts = counts;
        entries.begin(lines, 0);
    }

    /** Of which the number alone is wanted: none is kept. */
    static Hits counting() {
        return new Hits(0, 0, true);
    }

    /** Begins anew with what it has room for; false where it is for another length. */
    boolean clear(long length) {
        entries.begin(lines, 0);
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
        if (counts) {
            counted++;
            return;
        }
        copy(bytes, from, to);
        entries.addUnknown(entries.to() + to - from + 1);
    }

    /** The same for the line that {@link WholeLine#end} has just been found of. */
    void add(byte[] bytes, int from, int to, WholeLine whole) {
        if (counts) {
            counted++;
            return;
        }
        copy(bytes, from, to);
        whole.addTo(entries, entries.to() + to - from + 1, entries.to() - from);
    }

    private void copy(byte[] bytes, int from, int to) {
        int count = entries.count();
        if (count >= places.length) {
            places = Arrays.copyOf(places, Math.max(16, 2 * count));
        }
        places[count] = from;
        int end = makeRoom(to - from + 1);
        System.arraycopy(bytes, from, lines, end, to - from);
        lines[end + to - from] = '\n';
    }

    void addAll(KnownEntries others) {
        int length = others.to() - others.from();
        int end = makeRoom(length);
        System.arraycopy(others.bytes(), others.from(), lines, end, length);
        entries.addAll(others);
    }

    /** Gives where the next lines begin. */
    private int makeRoom(int length) {
        int end = entries.to();
        if (end + length > lines.length) {
            lines = Arrays.copyOf(lines, Math.max(end + length, Math.min(most, 2 * lines.length)));
            entries.moved(lines);
        }
        return end;
    }

    int count() {
        return counts ? counted : entries.count();
    }

    /** Where in the file one of them begins. */
    long place(int hit) {
        return origin + places[hit];
    }

    /** What they take, in bytes. */
    int size() {
        return lines.length;
    }

    /** Gives those from one up to before another. */
    void give(int first, int last, LogSink sink) throws IOException {
        if (!parts) {
            sink.entries(entries.part(first, last));
            return;
        }
        for (int hit = first; hit < last; hit++) {
            WholeLines.give(lines, entries.from(hit), entries.to(hit), SearchSink.of(sink));
        }
    }

    /** When one of them was written; {@code otherwise} where it does not say. */
    long time(int hit, long otherwise) {
        int from = entries.from(hit);
        int to = parts ? WholeLines.firstEnd(lines, from, entries.to(hit)) : entries.to(hit);
        return times.of(lines, from, to, otherwise);
    }
}
