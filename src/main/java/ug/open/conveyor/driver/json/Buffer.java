package ug.open.conveyor.driver.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A growing, reusable buffer for JSON and text in UTF-8. For one thread. */
public final class Buffer {
    private static final int CHUNK = 1024;
    private static final int MAX_KEPT = 4 * 1024 * 1024;
    private static final int LONGEST_ESCAPE = 6;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte UNICODE = 1;
    /** For each ASCII character: 0 where it needs no escape, {@link #UNICODE} for a \\u escape, else the letter behind the backslash. */
    private static final byte[] SHORT = escapes(true);
    /** The same for the indexes of the run store. */
    private static final byte[] LONG = escapes(false);

    private static final byte[] NONE = new byte[128];
    private static final int MANY = 1 << 13; // texts, before there is enough to do for LongWords

    private final int capacity;
    private byte[] bytes;
    private int length;
    private final byte[] stamp = new byte[Timestamps.LENGTH]; // the last time, and its second
    private long second = Long.MIN_VALUE;
    private int texts;

    public Buffer(int capacity) {
        this.capacity = capacity;
        bytes = new byte[capacity];
    }

    private static byte[] escapes(boolean letters) {
        byte[] table = new byte[128];
        Arrays.fill(table, 0, 0x20, UNICODE);
        table['"'] = letters ? (byte) '"' : UNICODE;
        table['\\'] = letters ? (byte) '\\' : UNICODE;
        if (letters) {
            table['\b'] = 'b';
            table['\f'] = 'f';
            table['\n'] = 'n';
            table['\r'] = 'r';
            table['\t'] = 't';
        } else {
            table[0x7f] = UNICODE;
        }
        return table;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Empties the buffer, and shrinks it where one huge message made it huge. */
    public void clear() {
        length = 0;
        if (bytes.length > MAX_KEPT) {
            bytes = new byte[capacity];
        }
    }

    /** Drops the bytes behind this length. */
    public void cut(int length) {
        this.length = length;
    }

    public Buffer add(byte[] more) {
        return add(more, 0, more.length);
    }

    public Buffer add(byte[] more, int from, int to) {
        ensure(to - from);
        System.arraycopy(more, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    /** Appends one byte, or one ASCII character. */
    public Buffer add(int b) {
        ensure(1);
        bytes[length++] = (byte) b;
        return this;
    }

    /** Appends one character (a code point) in UTF-8. */
    public void character(int c) {
        ensure(4);
        if (c < 0x80) {
            bytes[length++] = (byte) c;
        } else {
            length = wide(bytes, length, c);
        }
    }

    public void add(Buffer other) {
        add(other.bytes, 0, other.length);
    }

    /** Appends text that must be ASCII. */
    public void ascii(String text) {
        int n = text.length();
        ensure(n);
        for (int i = 0; i < n; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /** Appends text in UTF-8, without escapes. */
    public void utf8(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    public void blanks(int n) {
        for (int i = 0; i < n; i++) {
            add(' ');
        }
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Appends the content in base64 as a JSON string. */
    public void base64(byte[] content) {
        byte[] encoded = Base64.getEncoder().encode(content);
        ensure(encoded.length + 2);
        bytes[length++] = '"';
        add(encoded);
        add('"');
    }

    /** Appends a whole number in decimal digits. */
    public Buffer number(long value) {
        if (value < 0) {
            ascii(Long.toString(value)); // only a clock that ran backwards
            return this;
        }
        ensure(Digits.MOST);
        length = Digits.write(bytes, length, value);
        return this;
    }

    /** Appends a time as a JSON string; see {@link Timestamps}. */
    public Buffer time(Instant time) {
        if (time.getEpochSecond() != second) {
            Timestamps.write(stamp, 0, time);
            second = time.getEpochSecond();
        }
        ensure(Timestamps.LENGTH + 2);
        bytes[length] = '"';
        System.arraycopy(stamp, 0, bytes, length + 1, Timestamps.LENGTH);
        Timestamps.micros(bytes, length + 1, time);
        bytes[length + Timestamps.LENGTH + 1] = '"';
        length += Timestamps.LENGTH + 2;
        return this;
    }

    /** Appends a JSON string with its quotes. A lone surrogate, which UTF-8 cannot express, becomes a \\u escape. */
    public void string(String text) {
        add('"');
        inside(text);
        add('"');
    }

    /** Appends the text as it stands between the quotes of a JSON string; only what must be escaped is. */
    public Buffer inside(String text) {
        return plain(text) ? this : characters(text, SHORT);
    }

    /**
     * Appends text of printable ASCII without quotes and backslashes; gives false and appends nothing for any other text. It does the same for the
     * first 8,192 texts, where the quick look costs more than it saves.
     */
    public boolean plain(String text) {
        texts += texts < MANY ? 1 : 0;
        if (texts < MANY) {
            return false;
        }
        byte[] latin =
                text.getBytes(StandardCharsets.ISO_8859_1); // a character that it does not have becomes a question mark
        int length = latin.length;
        if (LongWords.plainEnd(latin, 0, length) < length || LongWords.find((byte) '?', latin, 0, length) >= 0) {
            return false;
        }
        add(latin);
        return true;
    }

    /** The same with a \\u escape for each special character, DEL too: the form of the indexes and lookup files. */
    public Buffer escaped(String text) {
        return characters(text, LONG);
    }

    /** Appends JSON text; a lone surrogate in it becomes a \\u escape. */
    Buffer json(String json) {
        return characters(json, NONE);
    }

    private Buffer characters(String text, byte[] escapes) {
        int end = text.length();
        for (int i = 0; i < end; ) {
            i = characters(text, i, Math.min(end, i + CHUNK), escapes);
        }
        return this;
    }

    /** Writes the characters up to {@code to}, and one more where that would split a pair. Returns the place behind them. */
    private int characters(String text, int from, int to, byte[] escapes) {
        ensure(LONGEST_ESCAPE * (to - from + 1));
        byte[] out = bytes;
        int at = length;
        int i = from;
        for (; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                byte escape = escapes[c];
                if (escape == 0) {
                    out[at++] = (byte) c;
                } else if (escape == UNICODE) {
                    at = unicode(out, at, c);
                } else {
                    out[at++] = '\\';
                    out[at++] = escape;
                }
            } else if (!Character.isSurrogate(c)) {
                at = wide(out, at, c);
            } else if (isPair(text, i)) {
                at = wide(out, at, Character.toCodePoint(c, text.charAt(++i)));
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

    /** Writes a character beyond ASCII. Returns the place behind it. */
    private static int wide(byte[] out, int at, int c) {
        int behind = at;
        if (c < 0x800) {
            out[behind++] = (byte) (0xC0 | c >> 6);
        } else {
            if (c < 0x10000) {
                out[behind++] = (byte) (0xE0 | c >> 12);
            } else {
                out[behind++] = (byte) (0xF0 | c >> 18);
                out[behind++] = (byte) (0x80 | c >> 12 & 0x3F);
            }
            out[behind++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        out[behind++] = (byte) (0x80 | c & 0x3F);
        return behind;
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
