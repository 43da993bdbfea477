package ug.open.conveyor.driver.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. For megabytes: the first use of a VarHandle takes 5 ms, as long as {@link Bytes} takes for seven of them. */
public final class LongWords {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private LongWords() {}

    /** The eight bytes from a place on, the first one lowest. */
    public static long at(byte[] bytes, int place) {
        return (long) LONGS.get(bytes, place);
    }

    /** As {@link Bytes#plainEnd}. Measured by the bench rows {@code output} and {@code lines}. */
    public static int plainEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = at(bytes, at);
            long control = word - ONES * ' ' & ~word & HIGHS;
            long hits = zeros(word ^ ONES * '"') | zeros(word ^ ONES * '\\') | control | (word | word + ONES) & HIGHS;
            if (hits != 0) {
                return at + lowest(hits);
            }
        }
        return Bytes.plainEnd(bytes, at, to);
    }

    /** The place of a byte; -1 where it is not. */
    public static int find(byte wanted, byte[] bytes, int from, int to) {
        long all = ONES * (wanted & 0xff);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long hits = zeros(at(bytes, at) ^ all);
            if (hits != 0) {
                return at + lowest(hits);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at < to ? at : -1;
    }

    /** The number of the lowest byte with its highest bit, of words that have no other bits. The first compiler has no instruction for it. */
    private static int lowest(long hits) {
        return (int) (((hits - 1 & ~hits & ONES) * ONES >>> 56) - 1);
    }

    /** The highest bit of each byte that is zero, and now and then of one above it; the lowest is right. */
    private static long zeros(long word) {
        return word - ONES & ~word & HIGHS;
    }
}
