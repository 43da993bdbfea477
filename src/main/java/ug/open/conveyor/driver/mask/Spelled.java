package ug.open.conveyor.driver.mask;

/**
 * A text as it is, or with a spelling undone, such as its escapes. Each byte knows the place in the first text that it stands for.
 */
final class Spelled {
    private static final String LETTERS = "bfnrtaveE";
    private static final String CONTROLS = "\b\f\n\r\t\u0007\u000b\u001b\u001b";

    private static final byte ESC = 0x1b;
    private static final byte BELL = 7;
    private static final byte DELETE = 0x7f;

    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;
    private int length;

    private Spelled(byte[] bytes, int[] starts, int[] ends, int length) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
        this.length = length;
    }

    /** As it is. */
    static Spelled plain(byte[] text) {
        return new Spelled(text, null, null, text.length);
    }

    private Spelled empty() {
        return new Spelled(new byte[length], new int[length], new int[length], 0);
    }

    /** Only the first {@link #length} of them count. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Where in the first text the spelling of this byte begins. */
    int start(int index) {
        return starts == null ? index : starts[index];
    }

    /** Where in the first text the spelling of this byte ends. */
    int end(int index) {
        return ends == null ? index + 1 : ends[index];
    }

    /**
     * With the escapes of JSON undone, whichever a writer chose; also those that only programming languages and shells have, such as {@code
     * \'}, {@code \x27} and {@code \303}. Null where there are none.
     */
    Spelled unescaped() {
        if (indexOf((byte) '\\') < 0) {
            return null;
        }
        Spelled out = empty();
        for (int i = 0; i < length; ) {
            if (bytes[i] == '\\' && i + 1 < length) {
                i = unescape(i, out);
            } else {
                out.put(this, i, i + 1, bytes[i++]);
            }
        }
        return out;
    }

    /** With {@code %41} undone, in whichever digits. Null where there is none. */
    Spelled percentDecoded() {
        int first = indexOf((byte) '%');
        while (first >= 0 && first < length && !isPercent(first)) {
            first++;
        }
        if (first < 0 || first == length) {
            return null;
        }
        Spelled out = empty();
        for (int i = 0; i < length; ) {
            int to = i >= first && isPercent(i) ? i + 3 : i + 1;
            out.put(this, i, to, to == i + 1 ? bytes[i] : number(i + 1, 2, 16));
            i = to;
        }
        return out;
    }

    /** Whether something could be undone: most texts have no sign of it. */
    boolean isEncoded() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\\' || bytes[i] == '%') {
                return true;
            }
        }
        return false;
    }

    /** Without blanks, tabs and line ends. */
    Spelled blankFree() {
        Spelled out = empty();
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                out.put(this, i, i + 1, b);
            }
        }
        return out;
    }

    /** As a terminal shows it: without colours and other control sequences, and without controls but tabs and line ends. Null where there are none. */
    Spelled shown() {
        int first = 0;
        while (first < length && !isControl(first)) {
            first++;
        }
        if (first == length) {
            return null;
        }
        Spelled out = empty();
        for (int i = 0; i < length; ) {
            if (!isControl(i)) {
                out.put(this, i, i + 1, bytes[i++]);
            } else {
                i = bytes[i] == ESC ? behindSequence(i) : i + 1;
            }
        }
        return out;
    }

    private boolean isControl(int at) {
        byte b = bytes[at];
        return b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' || b == DELETE;
    }

    /** Behind ECMA-48's CSI and OSC sequences, and those of two bytes. */
    private int behindSequence(int at) {
        int i = at + 1;
        if (i < length && bytes[i] == '[') {
            for (i++; i < length && bytes[i] >= ' ' && bytes[i] < '@'; i++) {
                // its parameters
            }
        } else if (i < length && bytes[i] == ']') {
            for (i++; i < length && bytes[i] != BELL && bytes[i] != ESC; i++) {
                // its text
            }
            i += i < length && bytes[i] == ESC ? 1 : 0;
        }
        return Math.min(length, i + 1);
    }

    /** Whether this byte is among them. */
    int indexOf(byte sought) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == sought) {
                return i;
            }
        }
        return -1;
    }

    private boolean isPercent(int at) {
        return bytes[at] == '%' && number(at + 1, 2, 16) >= 0;
    }

    private int unescape(int at, Spelled out) {
        int c = bytes[at + 1];
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            return out.put(this, at, at + 2, CONTROLS.charAt(letter));
        }
        if (c == 'u' && number(at + 2, 4, 16) >= 0) {
            return unit(at, out);
        }
        if (c == 'x' && number(at + 2, 2, 16) >= 0) {
            return out.put(this, at, at + 4, number(at + 2, 2, 16));
        }
        if (c >= '0' && c <= '3' && number(at + 1, 3, 8) >= 0) {
            return out.put(this, at, at + 4, number(at + 1, 3, 8));
        }
        return out.put(this, at, at + 2, c);
    }

    private int unit(int at, Spelled out) {
        int c = number(at + 2, 4, 16);
        int to = at + 6;
        if (Character.isHighSurrogate((char) c) && to + 1 < length && bytes[to] == '\\' && bytes[to + 1] == 'u') {
            int low = number(to + 2, 4, 16);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                c = Character.toCodePoint((char) c, (char) low);
                to += 6;
            }
        }
        if (c < 0x80) {
            return out.put(this, at, to, c);
        }
        if (c < 0x800) {
            out.put(this, at, to, 0xc0 | c >> 6);
        } else {
            if (c < 0x10000) {
                out.put(this, at, to, 0xe0 | c >> 12);
            } else {
                out.put(this, at, to, 0xf0 | c >> 18);
                out.put(this, at, to, 0x80 | c >> 12 & 0x3f);
            }
            out.put(this, at, to, 0x80 | c >> 6 & 0x3f);
        }
        return out.put(this, at, to, 0x80 | c & 0x3f);
    }

    private int put(Spelled source, int from, int to, int b) {
        bytes[length] = (byte) b;
        starts[length] = source.start(from);
        ends[length++] = source.end(to - 1);
        return to;
    }

    /** So many digits as a number; -1 where they are not there. */
    private int number(int at, int digits, int radix) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = i < length && bytes[i] > 0 ? Character.digit((char) bytes[i], radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
