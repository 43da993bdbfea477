package ug.open.conveyor.driver.wire;

/**
 * Makes text that others wrote harmless to whoever looks at it: nothing in it moves the cursor, colours a terminal, turns the direction of
 * writing, ends a line or hides what is there. This is the one rule of which characters do. What would is written as an escape that can be
 * read: {@code \n}, {@code \e}, {@code \x07}, {@code \u202e}; bash and zsh read it back between {@code $'} and {@code '}.
 */
public final class Harmless {
    private static final int ZERO_WIDTH_SPACE = 0x200b;
    private static final int JOINER = 0x200d;

    private Harmless() {}

    /**
     * Whether a character is shown as it is. Not the controls (C0, DEL, C1), marks that turn the direction, line and paragraph separators,
     * half pairs, tags and other characters that are there and not seen; but those that only tell how letters beside them are joined.
     */
    public static boolean isShown(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> c >= ZERO_WIDTH_SPACE && c <= JOINER || isNumberMark(c);
            default -> true;
        };
    }

    /** Format characters that are seen: they stand before a number. */
    private static boolean isNumberMark(int c) {
        return c >= 0x600 && c <= 0x605 || c == 0x6dd || c == 0x70f || c == 0x8e2 || c == 0x110bd || c == 0x110cd;
    }

    /** The text on one line. */
    public static String oneLine(String text) {
        return oneLine(text, false);
    }

    /** The same in ASCII alone, where wanted. */
    public static String oneLine(String text, boolean ascii) {
        return clean(text, ascii, "");
    }

    /** The text with its line feeds and tabs. */
    public static String lines(String text) {
        return clean(text, false, "\n\t");
    }

    /** The text on one line, cut behind so many characters: for what a server says, in a sentence. */
    public static String quoted(String text, int most) {
        return text.length() <= most ? oneLine(text) : oneLine(text.substring(0, most)) + " …";
    }

    /** The text as one word of a shell's command substitution: blanks, and what a shell would take for a pattern, are escaped too. */
    public static String word(String text) {
        String line = oneLine(text);
        StringBuilder word = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            word.append(Character.isSpaceChar(c) || "*?[".indexOf(c) >= 0 ? escape(c) : String.valueOf(c));
        }
        return word.toString();
    }

    /** JSON text that says the same: what is not shown is written as its escapes of JSON. */
    public static String json(String json) {
        int at = firstHidden(json, "\n");
        if (at == json.length()) {
            return json;
        }
        StringBuilder clean = new StringBuilder(json.length() + 16).append(json, 0, at);
        while (at < json.length()) {
            int c = json.codePointAt(at);
            at += Character.charCount(c);
            if (isShown(c) || c < ' ') { // white space between the tokens
                clean.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    clean.append("\\u").append(hex(unit, 4));
                }
            }
        }
        return clean.toString();
    }

    private static String clean(String text, boolean ascii, String kept) {
        int at = firstHidden(text, kept);
        if (at == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isShown(c) && (c < 0x80 || !ascii) || kept.indexOf(c) >= 0) {
                clean.appendCodePoint(c);
            } else {
                clean.append(escape(c));
            }
        }
        return clean.toString();
    }

    /** Where the first character is that is not printable ASCII, nor one of these; the length where none is. */
    private static int firstHidden(String text, String kept) {
        int at = 0;
        while (at < text.length() && (isPlain(text.charAt(at)) || kept.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }

    /** How a character is written that is not shown. */
    public static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x1b -> "\\e";
            default -> c < 0x80 ? escapeByte(c) : c < 0x10000 ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
        };
    }

    /** How a byte is written that is no character. */
    public static String escapeByte(int b) {
        return "\\x" + hex(b, 2);
    }

    private static String hex(int c, int digits) {
        String hex = Integer.toHexString(c);
        return "0".repeat(digits - hex.length()) + hex;
    }
}
