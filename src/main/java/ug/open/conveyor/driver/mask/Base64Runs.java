package ug.open.conveyor.driver.mask;

import java.util.Arrays;

/** Finds what looks like base64 in a text, also over line ends, and decodes it piece by piece. */
final class Base64Runs {
    /** The shortest that can hold a secret worth the name, in characters. */
    private static final int SHORTEST = 16;

    /** The shortest line that goes on in the next one, in characters. */
    private static final int COLUMNS = 48;

    /** How much is decoded at a time, and how much of it again with the next piece, in characters: multiples of 4. */
    private static final int PIECE = 1 << 16;

    private static final int OVERLAP = 1 << 13;
    private static final byte[] VALUES = values();

    /** Looks at what was decoded. */
    interface Look {
        /**
         * Gives whether the base64 has to be replaced.
         *
         * @param begin whether these are the first bytes of the whole
         */
        boolean at(byte[] decoded, boolean begin);
    }

    private Base64Runs() {}

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < letters.length(); i++) {
            values[letters.charAt(i)] = (byte) i;
        }
        values['-'] = 62;
        values['_'] = 63;
        return values;
    }

    /** Adds each whole run in which the look finds something. */
    static void find(Spelled in, Look look, Spans found) {
        byte[] text = in.bytes();
        byte[] run = null;
        for (int at = 0; at < in.length(); at++) {
            if (VALUES[text[at] & 0xff] < 0) {
                continue;
            }
            int line = lineEnd(in, at);
            int to = line;
            if (line - at >= SHORTEST) {
                run = run == null ? new byte[in.length()] : run;
                int length = copy(text, at, line, run, 0);
                for (int next = goesOn(in, at, line); next > 0; next = goesOn(in, next, to)) {
                    to = lineEnd(in, next);
                    length = copy(text, next, to, run, length);
                }
                if (isFound(run, length, look)) {
                    int padded = to;
                    while (padded < Math.min(in.length(), to + 2) && text[padded] == '=') {
                        padded++;
                    }
                    found.add(in.start(at), in.end(padded - 1));
                }
            }
            at = to;
        }
    }

    private static int lineEnd(Spelled in, int at) {
        int to = at;
        while (to < in.length() && VALUES[in.bytes()[to] & 0xff] >= 0) {
            to++;
        }
        return to;
    }

    /** Where the next line of the same base64 begins; -1 where there is none. */
    private static int goesOn(Spelled in, int from, int to) {
        int next = to;
        while (next < in.length() && next < to + 2 && (in.bytes()[next] == '\n' || in.bytes()[next] == '\r')) {
            next++;
        }
        boolean more = to - from >= COLUMNS && next > to && next < in.length();
        return more && VALUES[in.bytes()[next] & 0xff] >= 0 ? next : -1;
    }

    private static int copy(byte[] text, int from, int to, byte[] run, int length) {
        System.arraycopy(text, from, run, length, to - from);
        return length + to - from;
    }

    /** At whichever character of a run the base64 begins: a path may stand before it. */
    private static boolean isFound(byte[] run, int length, Look look) {
        for (int from = 0; from == 0 || from + OVERLAP < length; from += PIECE - OVERLAP) {
            int to = Math.min(length, from + PIECE);
            for (int shift = 0; shift < 4; shift++) {
                if (look.at(decoded(run, from + shift, to), from + shift == 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] decoded(byte[] run, int from, int to) {
        byte[] decoded = new byte[(to - from) * 6 / 8];
        int bits = 0;
        int at = 0;
        for (int i = from; i < to && at < decoded.length; i++) {
            bits = bits << 6 | VALUES[run[i] & 0xff];
            int rest = (i - from) % 4;
            if (rest > 0) {
                decoded[at++] = (byte) (bits >> (6 - 2 * rest));
            }
        }
        return decoded;
    }
}
