package ug.open.conveyor.driver.search;

/**
 * Finds places where a text may begin by a look at every n-th place of the bytes: n is so small that one of them lies in each occurrence, and four
 * bytes there tell which places of the text it can be. A text of 26 bytes needs a look at one place of 23. It takes single bytes, so that it is fast
 * before the JVM has compiled it. Measured by the rows {@code search} of the benchmark.
 */
final class SampledNeedle {
    /** A shorter text is found faster by eight bytes at a time. */
    static final int SHORTEST = 8;

    private static final int GRAM = 4;
    private static final int LONGEST = 64; // of a longer text these first bytes are looked for
    private static final int SLOTS = 1 << 12;
    private static final int CASE = 0x20; // which letters differ in

    private final Needle needle;
    private final int step;
    private final int fold;
    private final byte[] last =
            new byte[SLOTS]; // the last place in the text that has this sum, from 1 on; 0: none has it
    private final byte[] before; // for such a place the one before it that has the same

    SampledNeedle(Needle needle, byte[] text, boolean ignoreCase) {
        this.needle = needle;
        step = Math.min(text.length, LONGEST) - GRAM + 1;
        fold = ignoreCase ? CASE : 0;
        before = new byte[step + 1];
        for (int place = 1; place <= step; place++) {
            int slot = slot(text, place - 1, fold);
            before[place] = last[slot];
            last[slot] = (byte) place;
        }
    }

    /** As {@link Needle#find}. */
    int find(byte[] bytes, int from, int to) {
        int end = to - GRAM;
        for (int at = from + step - 1; at <= end; at += step) {
            int place = last[slot(bytes, at, fold)];
            while (place != 0) {
                int begin = at + 1 - place;
                if (needle.isAt(bytes, begin, to)) {
                    return begin;
                }
                place = before[place];
            }
        }
        return -1;
    }

    private static int slot(byte[] bytes, int at, int fold) {
        int sum = (bytes[at] | fold) << 9
                ^ (bytes[at + 1] | fold) << 6
                ^ (bytes[at + 2] | fold) << 3
                ^ (bytes[at + 3] | fold);
        return sum & SLOTS - 1;
    }
}
