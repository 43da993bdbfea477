package ug.open.conveyor.driver.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds all of some texts in one pass, whose time does not grow with their number: the first bytes of each are looked up in a small table,
 * and what is behind them is compared only where that table knows them.
 */
final class SecretTexts {
    private static final int MOST = 4;
    private static final int SHIFT = 16;
    private static final int BUCKETS = 1 << 10;

    /** How many first bytes are looked up: as many as the shortest text has, four at most. */
    private final int first;

    private final int mask;
    private final int longest;
    private final long[] known = new long[1 << SHIFT >>> 6];
    private final Entry[][] buckets = new Entry[BUCKETS][];

    private record Entry(byte[] bytes, SecretText text) {}

    SecretTexts(Collection<SecretText> texts) {
        List<Entry> entries = new ArrayList<>(texts.size());
        int shortest = MOST;
        for (SecretText text : texts) {
            entries.add(new Entry(text.toBytes(), text));
            shortest = Math.min(shortest, text.bytes().length());
        }
        this.first = shortest;
        this.mask = -1 >>> (Integer.SIZE - 8 * shortest);
        entries.sort((a, b) -> b.bytes.length - a.bytes.length);
        this.longest = entries.isEmpty() ? 0 : entries.get(0).bytes.length;
        entries.forEach(this::enter);
    }

    private void enter(Entry entry) {
        int key = 0;
        for (int i = 0; i < first; i++) {
            key = key << 8 | entry.bytes[i] & 0xff;
        }
        int slot = slot(key);
        known[slot >>> 6] |= 1L << slot;
        int bucket = slot & BUCKETS - 1;
        Entry[] before = buckets[bucket];
        buckets[bucket] = before == null ? new Entry[1] : Arrays.copyOf(before, before.length + 1);
        buckets[bucket][buckets[bucket].length - 1] = entry;
    }

    private static int slot(int key) {
        return key * 0x9E3779B1 >>> SHIFT;
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
        int length = in.length();
        int key = 0;
        for (int i = 0; i < length; i++) {
            key = key << 8 | text[i] & 0xff;
            int slot = slot(key & mask);
            if ((known[slot >>> 6] & 1L << slot) != 0 && i >= first - 1) {
                compare(in, i - first + 1, buckets[slot & BUCKETS - 1], found);
            }
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
