package ug.open.conveyor.driver.runtime;

import java.util.Locale;

/** The ways in which writers of JSON put a text between quotes. */
enum JsonEscapes {
    /** Only what must be: quotes, backslashes, control characters. */
    PLAIN(false, false, false),
    /** Also {@code <}, {@code >} and {@code &}, as Go does (protocol.md, Bodies). */
    HTML(true, false, false),
    /** Also everything outside ASCII, in small hex digits, as Python does. */
    ASCII(false, true, false),
    /** The same in capital hex digits, as Java's writers do. */
    ASCII_CAPITALS(false, true, true);

    private static final String SHORT = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

    private final boolean html;
    private final boolean ascii;
    private final boolean capitals;

    JsonEscapes(boolean html, boolean ascii, boolean capitals) {
        this.html = html;
        this.ascii = ascii;
        this.capitals = capitals;
    }

    /** The text as it stands between the quotes. */
    String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            append(out, text.charAt(i));
        }
        return out.toString();
    }

    private void append(StringBuilder out, char c) {
        int letter = SHORT.indexOf(c);
        if (letter >= 0) {
            out.append('\\').append(LETTERS.charAt(letter));
        } else if (c < 0x20 || (ascii && c > 0x7e) || (html && (c == '<' || c == '>' || c == '&'))) {
            String hex = String.format(Locale.ROOT, "%04x", (int) c);
            out.append("\\u").append(capitals ? hex.toUpperCase(Locale.ROOT) : hex);
        } else {
            out.append(c);
        }
    }
}
