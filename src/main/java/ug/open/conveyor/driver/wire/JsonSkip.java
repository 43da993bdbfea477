package ug.open.conveyor.driver.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes over JSON in bytes, and undoes the escapes of a string. Never leaves the range, whatever the bytes are. */
final class JsonSkip {
    private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    private JsonSkip() {}

    static int space(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && JsonScanner.isSpace(bytes[i])) {
            i++;
        }
        return i;
    }

    /** The place of the quote that ends the string whose first character is at {@code at}; -1 where there is none. */
    static int string(byte[] bytes, int at, int to) {
        for (int i = at; i < to; i++) {
            byte c = bytes[i];
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** The place behind the value that begins at {@code at}; -1 where there is no whole one. */
    static int value(byte[] bytes, int at, int to) {
        if (at >= to) {
            return -1;
        }
        byte c = bytes[at];
        if (c == '"') {
            int end = string(bytes, at + 1, to);
            return end < 0 ? -1 : end + 1;
        }
        return c == '{' || c == '[' ? container(bytes, at, to) : word(bytes, at, to);
    }

    private static int container(byte[] bytes, int at, int to) {
        int depth = 0;
        for (int i = at; i < to; i++) {
            byte c = bytes[i];
            if (c == '"') {
                i = string(bytes, i + 1, to);
                if (i < 0) {
                    return -1;
                }
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** A number, true, false or null. */
    private static int word(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && isWord(bytes[i])) {
            i++;
        }
        return i == at ? -1 : i;
    }

    private static boolean isWord(byte c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'E';
    }

    /** The text of a string, given what is between its quotes. What is no valid escape or UTF-8 becomes U+FFFD. */
    static String text(byte[] bytes, int from, int to) {
        int escape = escape(bytes, from, to);
        if (escape == to) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (escape < to) {
            text.append(new String(bytes, i, escape - i, StandardCharsets.UTF_8));
            int c = escaped(bytes, escape, to);
            text.append(c < 0 ? '\uFFFD' : (char) c);
            i = escape + escapeLength(bytes, escape, to);
            escape = escape(bytes, i, to);
        }
        return text.append(new String(bytes, i, to - i, StandardCharsets.UTF_8)).toString();
    }

    /** Writes the text of a string as UTF-8, given what is between its quotes: a run of bytes at a time, escapes undone. */
    static void write(byte[] bytes, int from, int to, OutputStream out) throws IOException {
        int i = from;
        for (int escape = escape(bytes, i, to); escape < to; escape = escape(bytes, i, to)) {
            out.write(bytes, i, escape - i);
            i = writeEscape(bytes, escape, to, out);
        }
        out.write(bytes, i, to - i);
    }

    private static int writeEscape(byte[] bytes, int at, int to, OutputStream out) throws IOException {
        int c = escaped(bytes, at, to);
        int next = at + escapeLength(bytes, at, to);
        if (c >= 0 && c < 0x80) {
            out.write(c);
        } else if (c >= 0 && !Character.isSurrogate((char) c)) {
            out.write(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        } else {
            int low = c >= 0 && Character.isHighSurrogate((char) c) ? escaped(bytes, next, to) : -1;
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                out.write(Character.toString(Character.toCodePoint((char) c, (char) low))
                        .getBytes(StandardCharsets.UTF_8));
                return next + escapeLength(bytes, next, to);
            }
            out.write(REPLACEMENT);
        }
        return next;
    }

    private static int escape(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** The UTF-16 unit that the escape here stands for; -1 where there is no valid one. */
    private static int escaped(byte[] bytes, int at, int to) {
        if (at + 1 >= to || bytes[at] != '\\') {
            return -1;
        }
        return switch (bytes[at + 1]) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\', '/' -> bytes[at + 1];
            case 'u' -> hex(bytes, at + 2, to);
            default -> -1;
        };
    }

    private static int escapeLength(byte[] bytes, int at, int to) {
        int length = at + 1 < to && bytes[at + 1] == 'u' ? 6 : 2;
        return Math.min(length, to - at);
    }

    private static int hex(byte[] bytes, int at, int to) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < to ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
