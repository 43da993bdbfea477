package ug.open.conveyor.driver.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Makes text that others wrote safe for a place that has one line, such as a run id in a message: no character in it moves the cursor, colours
 * anything, turns the direction of writing or cannot be seen.
 */
public final class Clean {
    private Clean() {}

    /** The text with everything that cannot be printed escaped: {@code \n}, {@code \e}, {@code \x07}. */
    public static String oneLine(String text) {
        return oneLine(text, false);
    }

    /** The text without the escape sequences that a terminal would obey; an ESC that begins none stays. */
    public static String withoutEscapes(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; ) {
            int behind = in[i] == 0x1b ? EscapeSequence.end(in, i, in.length) : -1;
            if (behind < 0) {
                out.write(in[i++]);
            } else {
                i = behind;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** {@link #oneLine(String)}, cut in the middle where it takes more than so many columns of a terminal. */
    public static String oneLine(String text, int columns) {
        return shorten(text, columns, Surface.file());
    }

    static String shorten(String text, int columns, Surface surface) {
        int enough = 8 * columns + 64; // a run id can have megabytes: only what may be shown is looked at
        String clean = text.length() <= 2 * enough
                ? oneLine(text, surface.asciiOnly())
                : oneLine(text.substring(0, enough), surface.asciiOnly())
                        + oneLine(text.substring(text.length() - enough), surface.asciiOnly());
        return Columns.shorten(clean, columns, surface.ellipsis());
    }

    static String oneLine(String text, boolean ascii) {
        int plain = 0;
        while (plain < text.length() && printable(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (int i = plain; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80 ? printable((char) c) : !ascii && visible(c)) {
                clean.appendCodePoint(c);
            } else {
                clean.append(escape(c));
            }
        }
        return clean.toString();
    }

    private static boolean printable(char c) {
        return c >= ' ' && c < 0x7f;
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** How a character is written that is not shown; bash and zsh read it back between {@code $'} and {@code '}. */
    static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x1b -> "\\e";
            default -> c < 0x80 ? escapeByte(c) : c < 0x10000 ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
        };
    }

    /** How a byte is written that is no character. */
    static String escapeByte(int b) {
        return "\\x" + hex(b, 2);
    }

    private static String hex(int c, int digits) {
        String hex = Integer.toHexString(c);
        return "0".repeat(digits - hex.length()) + hex;
    }
}
