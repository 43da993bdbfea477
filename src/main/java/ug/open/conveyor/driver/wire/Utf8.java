package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;

/** What UTF-8 allows (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** The text with a question mark for each lone surrogate: not every parser takes those in names, escaped or not. */
    static String wellFormed(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return name;
    }

    /**
     * The length of the sequence that begins with a byte above 0x7F.
     *
     * @return 2 to 4, or 0 where there is no whole valid sequence
     */
    static int sequence(byte[] text, int at, int to) {
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
}
