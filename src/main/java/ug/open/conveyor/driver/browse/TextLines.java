package ug.open.conveyor.driver.browse;

import java.util.ArrayList;
import java.util.List;

/** The lines of a view, as they come. Of a text that is too long to be held, the first ones go. */
final class TextLines {
    private static final long MOST_BYTES = 32L << 20;
    private static final int EACH = 64; // what a line takes beside its bytes

    private final long most;
    private List<byte[]> lines = new ArrayList<>();
    private long bytes;
    private long gone;

    TextLines() {
        this(MOST_BYTES);
    }

    TextLines(long most) {
        this.most = most;
    }

    /** Adds lines; gives how many went at the beginning. */
    int add(List<byte[]> more) {
        for (byte[] line : more) {
            lines.add(line);
            bytes += line.length + EACH;
        }
        int first = 0;
        if (bytes > most) { // some more than need be, so that it is seldom done
            for (; first < lines.size() - 1 && bytes > most - most / 8; first++) {
                bytes -= lines.get(first).length + EACH;
            }
            lines = new ArrayList<>(lines.subList(first, lines.size()));
            gone += first;
        }
        return first;
    }

    int size() {
        return lines.size();
    }

    byte[] get(int line) {
        return lines.get(line);
    }

    /** How many went. */
    long gone() {
        return gone;
    }
}
