package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters
 */
record Position(int line, int column) {
    /** The place of a byte in UTF-8 text that begins at {@code from}. */
    static Position of(byte[] text, int from, int where) {
        int line = 1;
        int lineStart = from;
        for (int i = from; i < where; i++) {
            if (text[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = 1;
        for (int i = lineStart; i < where; i++) {
            if ((text[i] & 0xC0) != 0x80) {
                column++;
            }
        }
        return new Position(line, column);
    }

    SyntaxException fail(String problem) {
        return new SyntaxException(problem, line, column);
    }

    /** What is at a place, for people: a character in quotes, a control character or byte by its number. */
    static String found(byte[] text, int where, int to) {
        if (where >= to) {
            return "the end of the text";
        }
        byte c = text[where];
        if (c == 0x7F || c >= 0 && c < 0x20) {
            return String.format("the control character U+%04X", c);
        }
        if (c > 0) {
            return c == '\'' ? "a single quote" : "'" + (char) c + "'";
        }
        int length = Utf8.sequence(text, where, to);
        if (length == 0) {
            return String.format("the byte 0x%02X", c & 0xFF);
        }
        String character = new String(text, where, length, StandardCharsets.UTF_8);
        return character.equals("\uFEFF") ? "a byte order mark" : "'" + character + "'";
    }
}
