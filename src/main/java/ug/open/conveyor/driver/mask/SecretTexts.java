package ug.open.conveyor.driver.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds all of some texts in one pass, whose time hardly grows with their number (S. Wu, U. Manber, A Fast Algorithm for Multi-Pattern
 * Searching, 1994): a table tells for a few bytes at the end of a window how far the next beginning can be, and most windows are skipped.
 */
final class SecretTexts {
    private static final int WIDEST = 16;
    private static final int SLOTS = 1 << 16;

    /** How many first bytes of each text are in the window: as many as the shortest has. */
    private final int window;

    /** How many bytes at its end are looked up. */
    private final int block;

    private final int longest;
    private final byte[] shifts;
    private final Entry[][] ending;

    private record Entry(byte[] bytes, SecretText text) {}

    SecretTexts(Collection<SecretText> texts) {
        List<Entry> entries = new ArrayList<>(texts.size());
        int shortest = WIDEST;
        for (SecretText text : texts) {
            entries.add(new Entry(text.toBytes(), text));
            shortest = Math.min(shortest, text.bytes().length());
        }
        entries.sort((a, b) -> b.bytes.length - a.bytes.length);
        this.longest = entries.isEmpty() ? 0 : entries.get(0).bytes.length;
        this.window = shortest;
        this.block = shortest < 3 ? 1 : shortest < 6 ? 2 : 3;
        this.shifts = new byte[entries.isEmpty() ? 0 : SLOTS];
        this.ending = new Entry[shifts.length][];
        Arrays.fill(shifts, (byte) (window - block + 1));
        entries.forEach(this::enter);
    }

    private void enter(Entry entry) {
        for (int last = block - 1; last < window; last++) {
            int slot = slot(entry.bytes, last);
            shifts[slot] = (byte) Math.min(shifts[slot], window - 1 - last);
        }
        int slot = slot(entry.bytes, window - 1);
        Entry[] before = ending[slot];
        ending[slot] = before == null ? new Entry[1] : Arrays.copyOf(before, before.length + 1);
        ending[slot][ending[slot].length - 1] = entry;
    }

    private int slot(byte[] text, int last) {
        int key = text[last] & 0xff;
        if (block > 1) {
            key |= (text[last - 1] & 0xff) << 8;
        }
        if (block > 2) {
            key = (key | (text[last - 2] & 0xff) << 16) * 0x9E3779B1 >>> 16;
        }
        return key;
    }

    /** Of the longest, in bytes. */
    int longest() {
        return longest;
    }

    boolean isEmpty() {
        return longest == 0;
    }

    /** Adds where they stand, by the places of the text that was spelled so. */
    void find(Spelled in, Spans found) {
        byte[] text = in.bytes();
        int length = isEmpty() ? 0 : in.length();
        for (int last = window - 1; last < length; ) {
            int slot = slot(text, last);
            int shift = shifts[slot];
            if (shift == 0) {
                compare(in, last - window + 1, ending[slot], found);
                shift = 1;
            }
            last += shift;
        }
    }

    private static void compare(Spelled in, int at, Entry[] candidates, Spans found) {
        byte[] text = in.bytes();
        for (Entry candidate : candidates) {
            int end = at + candidate.bytes.length;
            if (end <= in.length() && Arrays.equals(text, at, end, candidate.bytes, 0, candidate.bytes.length)) {
                int from = candidate.text.begin(text, at);
                int to = candidate.text.end(text, in.length(), end);
                found.add(in.start(from), in.end(to - 1));
                return;
            }
        }
    }
}
