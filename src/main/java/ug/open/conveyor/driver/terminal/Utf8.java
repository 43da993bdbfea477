package ug.open.conveyor.driver.terminal;

/** Reads UTF-8 that may be none. */
final class Utf8 {
    private Utf8() {}

    /** How many bytes the character at {@code i} takes, which is beyond ASCII; 0 where there is none (overlong forms and surrogates too). */
    static int length(byte[] in, int i, int to) {
        int lead = in[i] & 0xff;
        int length =
                lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
        if (length == 0 || i + length > to) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((in[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int c = character(in, i, length);
        boolean real =
                length == 2 || length == 3 && c >= 0x800 && (c < 0xd800 || c > 0xdfff) || c >= 0x10000 && c <= 0x10ffff;
        return real ? length : 0;
    }

    /** The character that these bytes are. */
    static int character(byte[] in, int i, int length) {
        int c = in[i] & (0xff >> length + 1);
        for (int k = 1; k < length; k++) {
            c = c << 6 | in[i + k] & 0x3f;
        }
        return c;
    }

    /** Appends a character. */
    static void append(int c, Bytes out) {
        if (c < 0x80) {
            out.add((char) c);
        } else if (c < 0x800) {
            out.add((char) (0xc0 | c >> 6));
            tail(c, 0, out);
        } else if (c < 0x10000) {
            out.add((char) (0xe0 | c >> 12));
            tail(c, 6, out);
        } else {
            out.add((char) (0xf0 | c >> 18));
            tail(c, 12, out);
        }
    }

    private static void tail(int c, int shift, Bytes out) {
        for (int s = shift; s >= 0; s -= 6) {
            out.add((char) (0x80 | c >> s & 0x3f));
        }
    }
}
