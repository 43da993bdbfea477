package ug.open.conveyor.driver.json;

/** Writes whole numbers in decimal digits, two at a time. Its loops are small, since every line has many numbers. */
final class Digits {
    /** The digits of the largest number. */
    static final int MOST = 19;

    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];
    private static final long[] POWERS = new long[MOST];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
        POWERS[0] = 1;
        for (int i = 1; i < MOST; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private Digits() {}

    /** Writes a number that is not below zero; gives the place behind it. */
    static int write(byte[] out, int from, long value) {
        int to = from + count(value);
        int at = to;
        long rest = value;
        while (rest >= 10) {
            long left = rest / 100;
            at -= 2;
            pair(out, at, (int) (rest - 100 * left));
            rest = left;
        }
        if (at > from) {
            out[from] = (byte) ('0' + rest);
        }
        return to;
    }

    /** Writes two digits. */
    static void pair(byte[] out, int at, int value) {
        out[at] = TENS[value];
        out[at + 1] = ONES[value];
    }

    private static int count(long value) {
        int least = (Long.SIZE - Long.numberOfLeadingZeros(value)) * 1233 >>> 12; // by the logarithm of 2
        return value == 0 || least < MOST && value >= POWERS[least] ? least + 1 : least;
    }
}
