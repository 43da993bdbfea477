package ug.open.conveyor.driver.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of ASCII and JSON text, and small questions about bytes. */
final class Bytes {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final int LONGEST_NUMBER = 20;

    private byte[] buffer;
    private int length;

    Bytes(int capacity) {
        buffer = new byte[capacity];
    }

    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    void reset() {
        length = 0;
    }

    Bytes add(byte[] text) {
        return add(text, 0, text.length);
    }

    Bytes add(byte[] text, int from, int to) {
        room(to - from);
        System.arraycopy(text, from, buffer, length, to - from);
        length += to - from;
        return this;
    }

    Bytes add(int b) {
        room(1);
        buffer[length++] = (byte) b;
        return this;
    }

    Bytes number(long value) {
        if (value < 0) {
            return add(ascii(Long.toString(value)));
        }
        room(LONGEST_NUMBER);
        int at = length;
        long rest = value;
        do {
            buffer[length++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        for (int low = at, high = length - 1; low < high; low++, high--) {
            byte b = buffer[low];
            buffer[low] = buffer[high];
            buffer[high] = b;
        }
        return this;
    }

    /** The text as the inside of a JSON string; always the same bytes for the same text, so that they can be compared. */
    Bytes escaped(String text) {
        int count = text.length();
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || c == 0x7f) {
                unicode(c);
            } else if (c < 0x80) {
                add(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < count && Character.isLowSurrogate(text.charAt(i + 1))) {
                add(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                i++;
            } else if (Character.isSurrogate(c)) {
                unicode(c);
            } else {
                add(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return this;
    }

    private void unicode(char c) {
        room(6);
        buffer[length++] = '\\';
        buffer[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            buffer[length++] = HEX[c >> shift & 15];
        }
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
        }
    }

    byte[] toArray() {
        return Arrays.copyOf(buffer, length);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
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

    static boolean endsWith(byte[] bytes, int from, int to, byte[] suffix) {
        return to - from >= suffix.length && startsWith(bytes, to - suffix.length, to, suffix);
    }

    /** Where the line ends that goes through {@code from}; -1 where it has no end before {@code to}. */
    static int lineEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** The offset behind the last line feed; {@code from} where there is none. */
    static int wholeLines(byte[] bytes, int from, int to) {
        for (int i = to; i > from; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return from;
    }

    /** The number that the digits at {@code from} make; -1 where there are none. */
    static long digits(byte[] bytes, int from, int to) {
        long value = -1;
        for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = Math.max(value, 0) * 10 + bytes[i] - '0';
        }
        return value;
    }
}
