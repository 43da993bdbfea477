package ug.open.conveyor.driver.terminal;

import org.jline.utils.WCWidth;

/** How wide text is on a terminal: an ideograph takes two columns, a combining mark none. The text is clean. */
final class Columns {
    private static final int ELLIPSIS = '…';

    /** This many marks stand above one character; more would reach into the lines around it. */
    static final int MOST_STACKED = 3;

    private Columns() {}

    static int of(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            columns += of(c);
        }
        return columns;
    }

    /** The text, padded with blanks. */
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The text, cut at its end where it is wider. */
    static String cut(String text, int columns, String ellipsis) {
        if (of(text) <= columns) {
            return text;
        }
        return columns <= ellipsis.length()
                ? text.substring(0, fits(text, columns))
                : text.substring(0, fits(text, columns - ellipsis.length())) + ellipsis;
    }

    /** The text, cut in its middle where it is wider. */
    static String shorten(String text, int columns, String ellipsis) {
        int left = columns - ellipsis.length();
        if (left < 2 || of(text) <= columns) {
            return cut(text, columns, ellipsis);
        }
        String head = text.substring(0, fits(text, left - left / 2));
        int from = text.length();
        for (int room = left / 2; from > 0; ) {
            int c = text.codePointBefore(from);
            room -= of(c);
            if (room < 0) {
                break;
            }
            from -= Character.charCount(c);
        }
        return head + ellipsis + text.substring(from);
    }

    /** How many chars of the text fit. */
    private static int fits(String text, int columns) {
        int room = columns;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            room -= of(c);
            if (room < 0) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /** The text, without marks that are stacked too high above one character. */
    static String stacked(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int stacked = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            stacked = of(c) > 0 ? 0 : stacked + 1;
            if (stacked <= MOST_STACKED) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    static int of(int c) {
        boolean known = c >= ' ' && c < 0x7f || c == ELLIPSIS; // nearly always: the library need not be loaded
        return known ? 1 : Math.max(0, WCWidth.wcwidth(c));
    }
}
