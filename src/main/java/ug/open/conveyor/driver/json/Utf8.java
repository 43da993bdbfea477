package ug.open.conveyor.driver.json;

import java.nio.charset.StandardCharsets;

/** Checks and decodes UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
    private Utf8() {}

    /** The text with a question mark for each lone surrogate: some parsers refuse those in names, even as escapes. */
    public static String wellFormed(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return name;
    }

    /** Whether the bytes are UTF-8 without NUL and without a byte order mark at the beginning. */
    static boolean isText(byte[] bytes, int from, int to) {
        for (int i = from; i < to; ) {
            int length = bytes[i] > 0 ? 1 : bytes[i] == 0 ? 0 : sequence(bytes, i, to);
            if (length == 0 || i == from && length == 3 && character(bytes, i, 3) == 0xFEFF) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /**
     * The length of the sequence that begins with a byte above 0x7F.
     *
     * @return 2 to 4, or 0 where there is no whole valid sequence
     */
    public static int sequence(byte[] text, int at, int to) {
        int lead = text[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length > to - at || !second(lead, text[at + 1] & 0xFF)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((text[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean second(int lead, int next) {
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return next >= least && next <= most;
    }

    /** The character (a code point) that these bytes encode. */
    public static int character(byte[] in, int i, int length) {
        int c = in[i] & (0xff >> length + 1);
        for (int k = 1; k < length; k++) {
            c = c << 6 | in[i + k] & 0x3f;
        }
        return c;
    }
}
