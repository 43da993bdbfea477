package ug.open.conveyor.driver.input;

/** From a 64-bit hash to an offset, without an object for each: 16 bytes an entry, and as much again for room. */
final class Offsets {
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long FNV_START = 0xcbf29ce484222325L;

    /** Hash, then offset plus one: 0 is an empty place. */
    private long[] table = new long[2 * 32];

    private int size;

    /** The hash of what an entry is found by; hardly ever the same for two. */
    static long hash(String runId, String driver, long event) {
        long hash = mix(FNV_START, runId);
        hash = mix((hash ^ 0xffff) * FNV_PRIME, driver);
        hash = (hash ^ event) * 0x9e3779b97f4a7c15L;
        return hash ^ hash >>> 29;
    }

    /** Puts an offset in the place of an earlier one. */
    void put(long hash, long offset) {
        if (size * 3L > table.length) {
            grow();
        }
        int at = find(hash);
        size += table[at + 1] == 0 ? 1 : 0;
        table[at] = hash;
        table[at + 1] = offset + 1;
    }

    /** The offset, -1 where there is none. */
    long get(long hash) {
        return table[find(hash) + 1] - 1;
    }

    int size() {
        return size;
    }

    private int find(long hash) {
        int mask = table.length / 2 - 1;
        int at = (int) (hash >>> 7) & mask;
        while (table[2 * at + 1] != 0 && table[2 * at] != hash) {
            at = at + 1 & mask;
        }
        return 2 * at;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int at = find(old[i]);
                table[at] = old[i];
                table[at + 1] = old[i + 1];
            }
        }
    }

    private static long mix(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
