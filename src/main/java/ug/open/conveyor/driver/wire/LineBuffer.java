package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Bytes of JSON that grow: members one after another. Names are constants of ours and need no escape. */
final class LineBuffer {
    private static final int CHUNK = 1024;
    private static final int MAX_KEPT = 4 * 1024 * 1024;
    private static final int LONGEST_ESCAPE = 6;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** For each ASCII character: 0 as it is, 1 as a \\u escape, else the letter behind a backslash. */
    private static final byte[] ESCAPE = escapes();

    private final int capacity;
    private byte[] bytes;
    private int length;

    LineBuffer(int capacity) {
        this.capacity = capacity;
        bytes = new byte[capacity];
    }

    private static byte[] escapes() {
        byte[] table = new byte[128];
        Arrays.fill(table, 0, 0x20, (byte) 1);
        table['\b'] = 'b';
        table['\f'] = 'f';
        table['\n'] = 'n';
        table['\r'] = 'r';
        table['\t'] = 't';
        table['"'] = '"';
        table['\\'] = '\\';
        return table;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Forgets what is in it, and lets a buffer go that one huge message made huge. */
    void clear() {
        length = 0;
        if (bytes.length > MAX_KEPT) {
            bytes = new byte[capacity];
        }
    }

    void raw(byte[] more) {
        raw(more, 0, more.length);
    }

    void raw(byte[] more, int from, int to) {
        ensure(to - from);
        System.arraycopy(more, from, bytes, length, to - from);
        length += to - from;
    }

    void raw(String json) {
        raw(json.getBytes(StandardCharsets.UTF_8));
    }

    void base64(byte[] content) {
        byte[] encoded = Base64.getEncoder().encode(content);
        ensure(encoded.length + 2);
        bytes[length++] = '"';
        raw(encoded);
        ascii('"');
    }

    void ascii(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
    }

    void number(long value) {
        if (value < 0) {
            raw(Long.toString(value)); // only a clock that ran backwards
            return;
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        ensure(digits);
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    void time(Instant time) {
        ensure(Timestamps.LENGTH + 2);
        bytes[length] = '"';
        length = Timestamps.write(bytes, length + 1, time);
        bytes[length++] = '"';
    }

    /** A JSON string. A lone surrogate, which UTF-8 does not have, is escaped. */
    void string(String text) {
        ascii('"');
        int end = text.length();
        for (int i = 0; i < end; ) {
            i = characters(text, i, Math.min(end, i + CHUNK));
        }
        ascii('"');
    }

    /** Writes characters up to {@code to}, or one more where that would part a pair; the place behind them. */
    private int characters(String text, int from, int to) {
        ensure(LONGEST_ESCAPE * (to - from + 1));
        byte[] out = bytes;
        int at = length;
        int i = from;
        for (; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                byte escape = ESCAPE[c];
                if (escape == 0) {
                    out[at++] = (byte) c;
                } else if (escape == 1) {
                    at = unicode(out, at, c);
                } else {
                    out[at++] = '\\';
                    out[at++] = escape;
                }
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | c >> 6);
                out[at++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                at = threeBytes(out, at, c);
            } else if (isPair(text, i)) {
                at = fourBytes(out, at, Character.toCodePoint(c, text.charAt(++i)));
            } else {
                at = unicode(out, at, c);
            }
        }
        length = at;
        return i;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static int threeBytes(byte[] out, int at, char c) {
        out[at] = (byte) (0xE0 | c >> 12);
        out[at + 1] = (byte) (0x80 | c >> 6 & 0x3F);
        out[at + 2] = (byte) (0x80 | c & 0x3F);
        return at + 3;
    }

    private static int fourBytes(byte[] out, int at, int c) {
        out[at] = (byte) (0xF0 | c >> 18);
        out[at + 1] = (byte) (0x80 | c >> 12 & 0x3F);
        out[at + 2] = (byte) (0x80 | c >> 6 & 0x3F);
        out[at + 3] = (byte) (0x80 | c & 0x3F);
        return at + 4;
    }

    private static int unicode(byte[] out, int at, char c) {
        out[at] = '\\';
        out[at + 1] = 'u';
        out[at + 2] = HEX[c >> 12];
        out[at + 3] = HEX[c >> 8 & 0xF];
        out[at + 4] = HEX[c >> 4 & 0xF];
        out[at + 5] = HEX[c & 0xF];
        return at + 6;
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
        }
    }
}
