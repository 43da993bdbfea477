package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.Arrays;
import ug.open.conveyor.driver.runtime.LogSource.LogSink;

/** The lines that were found in one slice of a file, copied, or only their number. */
final class Hits {
    private final boolean kept;
    private byte[] lines = new byte[0];
    private int[] ends = new int[0];
    private final EntryTime times = new EntryTime();
    private int count;

    Hits(boolean kept) {
        this.kept = kept;
    }

    void add(byte[] bytes, int from, int to) {
        if (kept) {
            int end = count == 0 ? 0 : ends[count - 1];
            int length = to - from;
            if (end + length > lines.length) {
                lines = Arrays.copyOf(lines, Math.max(end + length, 2 * lines.length));
            }
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, Math.max(16, 2 * count));
            }
            System.arraycopy(bytes, from, lines, end, length);
            ends[count] = end + length;
        }
        count++;
    }

    int count() {
        return count;
    }

    /** Gives one of them, where they are kept. */
    void give(int hit, LogSink sink) throws IOException {
        if (kept) {
            sink.line(lines, hit == 0 ? 0 : ends[hit - 1], ends[hit]);
        }
    }

    /** When one of them was written; {@code otherwise} where it does not say. */
    long time(int hit, long otherwise) {
        return times.of(lines, hit == 0 ? 0 : ends[hit - 1], ends[hit], otherwise);
    }
}
