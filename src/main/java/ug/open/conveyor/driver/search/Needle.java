package ug.open.conveyor.driver.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ug.open.conveyor.driver.json.LongWords;

/**
 * Finds one text in bytes: a long one by {@link SampledNeedle}; of a short one two bytes that are rare in log lines are looked for at eight places at
 * a time, and only where both are is the rest compared.
 */
public final class Needle {
    /** Fewer bytes than this are searched byte by byte: see {@link LongWords}. */
    private static final int FEW = 1 << 12;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** The bytes of recorded log lines from the most to the least frequent; what is not here is rare. */
    private static final byte[] FREQUENT =
            "\"e0ti:na,2lrosdmg1-u3pv54k6b879cy.fTZ{}h/w_=LIEWx\\".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text;
    private final boolean ignoreCase;
    private final int first;
    private final int second;
    private final long firstWanted;
    private final long secondWanted;
    private final long firstFold;
    private final long secondFold;
    private final SampledNeedle samples; // null where the text is too short

    private Needle(byte[] text, boolean ignoreCase) {
        this.text = text;
        this.ignoreCase = ignoreCase;
        first = rarest(text, -1);
        second = text.length == 1 ? first : rarest(text, first);
        firstWanted = ONES * (text[first] & 0xff);
        secondWanted = ONES * (text[second] & 0xff);
        firstFold = fold(text[first], ignoreCase);
        secondFold = fold(text[second], ignoreCase);
        samples = text.length < SampledNeedle.SHORTEST ? null : new SampledNeedle(this, text, ignoreCase);
    }

    /**
     * For these bytes.
     *
     * @param utf8 at least one byte
     * @param ignoreCase whether ASCII letters match in either case
     */
    public static Needle of(byte[] utf8, boolean ignoreCase) {
        if (utf8.length == 0) {
            throw new IllegalArgumentException("a needle has at least one byte");
        }
        byte[] text = utf8.clone();
        if (ignoreCase) {
            for (int i = 0; i < text.length; i++) {
                text[i] = lower(text[i]);
            }
        }
        return new Needle(text, ignoreCase);
    }

    int length() {
        return text.length;
    }

    /** The first place from {@code from} on where all of the needle lies before {@code to}; -1 where there is none. */
    public int find(byte[] bytes, int from, int to) {
        if (samples != null) {
            return samples.find(bytes, from, to);
        }
        int last = to - text.length;
        int place = to - from < FEW ? from : amongWords(bytes, from, to);
        while (place <= last && !isAt(bytes, place)) {
            place++;
        }
        return place <= last ? place : -1;
    }

    /** The first place, or the one from which on there are too few bytes for whole words. */
    private int amongWords(byte[] bytes, int from, int to) {
        int last = to - text.length;
        int wholeWords = to - Long.BYTES - Math.max(first, second);
        int at = from;
        for (; at <= wholeWords; at += Long.BYTES) {
            long one = (LongWords.at(bytes, at + first) | firstFold) ^ firstWanted;
            long two = (LongWords.at(bytes, at + second) | secondFold) ^ secondWanted;
            // a byte of zero, and now and then one above it, gets its highest bit
            long hits = (one - ONES) & ~one & (two - ONES) & ~two & HIGHS;
            while (hits != 0) {
                int place = at + (Long.numberOfTrailingZeros(hits) >>> 3);
                if (place <= last && isAt(bytes, place)) {
                    return place;
                }
                hits &= hits - 1;
            }
        }
        return at;
    }

    /** Whether all of it is at a place, and before {@code to}. */
    boolean isAt(byte[] bytes, int place, int to) {
        return place + text.length <= to && isAt(bytes, place);
    }

    private boolean isAt(byte[] bytes, int place) {
        if (!ignoreCase) {
            return Arrays.equals(bytes, place, place + text.length, text, 0, text.length);
        }
        for (int i = 0; i < text.length; i++) {
            if (lower(bytes[place + i]) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static int rarest(byte[] text, int except) {
        int best = -1;
        int bestRank = -1;
        for (int i = 0; i < text.length; i++) {
            int rank = rank(text[i]);
            if (i != except && (rank > bestRank || best == -1)) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }

    private static int rank(byte b) {
        for (int i = 0; i < FREQUENT.length; i++) {
            if (FREQUENT[i] == b) {
                return i;
            }
        }
        return b == ' ' ? 0 : FREQUENT.length;
    }

    private static long fold(byte b, boolean ignoreCase) {
        return ignoreCase && b >= 'a' && b <= 'z' ? ONES * 0x20 : 0;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }
}
