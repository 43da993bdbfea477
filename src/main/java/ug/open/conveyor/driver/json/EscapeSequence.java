package ug.open.conveyor.driver.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Finds the end of a terminal's escape sequence (ECMA-48), and tells colours from the rest. */
public final class EscapeSequence {
    private static final int ESC = 0x1b;
    private static final int BEL = 0x07;

    private EscapeSequence() {}

    /** The text without escape sequences, such as the colours of a build tool. An ESC that begins no sequence stays. */
    public static String without(String text) {
        if (text.indexOf(ESC) < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; ) {
            int behind = in[i] == ESC ? end(in, i, in.length) : -1;
            if (behind < 0) {
                out.write(in[i++]);
            } else {
                i = behind;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The offset behind the sequence that begins with the ESC at {@code i}; -1 where it does not end and a terminal would swallow what follows. */
    public static int end(byte[] in, int i, int to) {
        if (i + 1 >= to) {
            return -1;
        }
        return switch (in[i + 1]) {
            case '[' -> controlEnd(in, i + 2, to);
            case ']', 'P', 'X', '^', '_' -> stringEnd(in, i + 2, to);
            default -> shortEnd(in, i + 1, to);
        };
    }

    /** Parameters and intermediates, then one final byte. */
    private static int controlEnd(byte[] in, int from, int to) {
        int i = from;
        while (i < to && in[i] >= 0x20 && in[i] < 0x40) {
            i++;
        }
        return i < to && in[i] >= 0x40 && in[i] < 0x7f ? i + 1 : -1;
    }

    /** Any bytes up to BEL or ESC \; with a line feed among them it is no sequence. */
    private static int stringEnd(byte[] in, int from, int to) {
        for (int i = from; i < to && in[i] != '\n'; i++) {
            if (in[i] == BEL) {
                return i + 1;
            }
            if (in[i] == ESC) {
                return i + 1 < to && in[i + 1] == '\\' ? i + 2 : -1;
            }
        }
        return -1;
    }

    private static int shortEnd(byte[] in, int from, int to) {
        int i = from;
        while (i < to && in[i] >= 0x20 && in[i] < 0x30) {
            i++;
        }
        return i < to && in[i] >= 0x30 && in[i] < 0x7f ? i + 1 : -1;
    }

    /** Whether a whole sequence sets a colour or weight, and does not hide the text behind it: 8 does, and 58 in terminals that do not know it. */
    public static boolean colours(byte[] in, int from, int to) {
        if (in[from + 1] != '[' || in[to - 1] != 'm' || to - from > 64) {
            return false;
        }
        int value = 0;
        int skip = 0; // parameters of an extended colour that are still to come
        boolean extended = false;
        for (int i = from + 2; i < to; i++) {
            byte b = in[i];
            if (b >= '0' && b <= '9') {
                value = value * 10 + b - '0';
                continue;
            }
            if (b != ';' && b != ':' && b != 'm') {
                return false;
            }
            if (skip > 0) {
                skip--;
            } else if (extended) {
                extended = false;
                skip = value == 5 ? 1 : value == 2 ? 3 : 0;
            } else if (value == 8 || value == 58) {
                return false;
            } else {
                extended = value == 38 || value == 48;
            }
            value = 0;
        }
        return true;
    }
}
