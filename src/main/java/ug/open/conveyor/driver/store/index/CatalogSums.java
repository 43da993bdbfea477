package ug.open.conveyor.driver.store.index;

import java.util.zip.CRC32;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Bytes;

/** The sums in a lookup file, which show damage: in its first line that of the rows, in each entry its own. */
final class CatalogSums {
    static final int LONGEST_HEAD = 32;

    private static final byte[] HEAD = Bytes.ascii("\t-\tsums\t");

    private CatalogSums() {}

    /** Whether a file begins with sums: all do but those of an older tool. */
    static boolean isHead(byte[] head) {
        return Bytes.startsWith(head, 0, head.length, HEAD);
    }

    /** The first line of the file, with the sum of its rows. */
    static byte[] head(byte[] rows, int length) {
        return new Buffer(LONGEST_HEAD)
                .add(HEAD)
                .number(IndexCheck.sum(rows, 0, length))
                .add('\n')
                .toArray();
    }

    /** Adds its sum to an entry that is alone in a buffer and will be at an offset in the file, and ends it. */
    static void close(Buffer entry, long at) {
        entry.add('\t');
        entry.number(sum(entry.bytes(), 0, entry.length(), at)).add('\n');
    }

    /** The place counts too: an entry that stands somewhere else would lead a search astray. */
    private static long sum(byte[] bytes, int from, int to, long at) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, to - from);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            sum.update((int) (at >>> shift));
        }
        return sum.getValue();
    }

    /** Whether a line that begins at an offset in a file is an entry as it was written. */
    static boolean hold(byte[] bytes, int from, int to, long at) {
        int tab = to;
        do {
            tab--;
        } while (tab > from && bytes[tab] != '\t');
        return Bytes.digits(bytes, tab + 1, to) == sum(bytes, from, tab + 1, at);
    }
}
