package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.EscapeSequence;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Utf8;

/**
 * Makes the text of a log line safe to show, bytes to bytes. Line feeds begin a continuation line; tabs stay; colours stay where there are
 * colours, and end with the line; other escape sequences are removed; other characters that are not shown are escaped; see
 * {@link Harmless}.
 */
final class TextCleaner {
    private static final byte FIRST_OF_SEVERAL = (byte) 0xc0; // the bytes behind the first one of a character are below

    private final Style style;
    private final boolean ascii;
    private boolean coloured;

    TextCleaner(Surface surface) {
        style = surface.style();
        ascii = surface.asciiOnly();
    }

    /** Whether the bytes are printable ASCII and tabs, without a backslash: then they are their own JSON string and need no cleaning. */
    static boolean plain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b < ' ' && b != '\t' || b == 0x7f || b == '\\') {
                return false;
            }
        }
        return true;
    }

    /**
     * Appends cleaned text.
     *
     * @param in UTF-8, or anything
     * @param indent how many blanks a continuation line begins with
     */
    void append(byte[] in, int from, int to, Buffer out, int indent) {
        int i = from;
        while (i < to) {
            int run = i;
            while (i < to && (in[i] >= ' ' && in[i] != 0x7f || in[i] == '\t')) {
                i++;
            }
            out.add(in, run, i);
            if (i < to) {
                i = in[i] < 0 ? wide(in, i, from, to, out) : control(in, i, to, out, indent);
            }
        }
        end(out);
    }

    /** A control character at {@code i}; gives where to go on. */
    private int control(byte[] in, int i, int to, Buffer out, int indent) {
        if (in[i] == '\r' && i + 1 < to && in[i + 1] == '\n') {
            return i + 1;
        }
        if (in[i] == '\n') {
            end(out);
            if (i + 1 < to) { // a line feed at the end is the end of the line
                out.add('\n');
                out.blanks(indent);
            }
            return i + 1;
        }
        if (in[i] != 0x1b) {
            out.ascii(Harmless.escape(in[i]));
            return i + 1;
        }
        int behind = EscapeSequence.end(in, i, to);
        if (behind < 0) {
            out.ascii("\\e");
            return i + 1;
        }
        if (style.on() && EscapeSequence.colours(in, i, behind)) {
            out.add(in, i, behind);
            coloured = true;
        }
        return behind;
    }

    /** Something beyond ASCII at {@code i}; gives where to go on. */
    private int wide(byte[] in, int i, int from, int to, Buffer out) {
        int length = Utf8.sequence(in, i, to);
        if (length == 0) {
            out.ascii(Harmless.escapeByte(in[i] & 0xff));
            return i + 1;
        }
        int c = Utf8.character(in, i, length);
        boolean shown = Harmless.isShown(c)
                || Harmless.isJoiner(c) && (isJoined(in, i - 1, from, to) || isJoined(in, i + length, from, to));
        if (ascii || !shown) {
            out.ascii(Harmless.escape(c));
        } else {
            out.add(in, i, i + length);
        }
        return i + length;
    }

    /** Whether the character that has the byte at {@code at} may need joiners. */
    private static boolean isJoined(byte[] in, int at, int from, int to) {
        if (at < from || at >= to) {
            return false;
        }
        int begin = at;
        while (begin > from && in[begin] < FIRST_OF_SEVERAL) {
            begin--;
        }
        int length = Utf8.sequence(in, begin, to);
        return length > 0 && begin + length > at && Harmless.isJoined(Utf8.character(in, begin, length));
    }

    private void end(Buffer out) {
        if (coloured) {
            out.ascii(Tone.RESET);
            coloured = false;
        }
    }
}
