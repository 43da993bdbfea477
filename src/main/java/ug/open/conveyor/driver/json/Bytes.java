package ug.open.conveyor.driver.json;

import java.nio.charset.StandardCharsets;

/** Compares and searches bytes. */
public final class Bytes {
    private Bytes() {}

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        if (to - from < prefix.length) {
            return false;
        }
        for (int i = prefix.length - 1; i >= 0; i--) { // lines differ late
            if (bytes[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    public static boolean endsWith(byte[] bytes, int from, int to, byte[] suffix) {
        return to - from >= suffix.length && startsWith(bytes, to - suffix.length, to, suffix);
    }

    /** The offset of the first line feed at or after {@code from}; -1 where there is none before {@code to}. */
    public static int lineEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Where the line begins that has a place in it; {@code from} where no line feed is before it. */
    public static int lineStart(byte[] bytes, int from, int place) {
        int start = place;
        while (start > from && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /** The first byte that is a quote, a backslash or no printable ASCII; else {@code to}. What is before it stands for itself in a JSON string. */
    public static int plainEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= ' ' && bytes[at] != 0x7f && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The offset behind the last line feed; {@code from} where there is none. */
    public static int wholeLines(byte[] bytes, int from, int to) {
        for (int i = to; i > from; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return from;
    }

    /** The number that the ASCII digits at {@code from} express; -1 where there are none. */
    public static long digits(byte[] bytes, int from, int to) {
        long value = -1;
        for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = Math.max(value, 0) * 10 + bytes[i] - '0';
        }
        return value;
    }
}
