package ug.open.conveyor.driver.json;

/**
 * Makes untrusted text safe to show. This is the one rule of which characters are shown as they are: none that moves the cursor, colours a
 * terminal, changes the direction of writing, ends a line or is invisible. Such a character is shown as an escape: {@code \n}, {@code
 * \e}, {@code \x07}, {@code \u202e}. bash and zsh read the escapes back between {@code $'} and {@code '}.
 */
public final class Harmless {
    private static final int ZERO_WIDTH_SPACE = 0x200b;
    private static final int JOINER = 0x200d;

    private Harmless() {}

    /**
     * Whether a character (a code point) is shown as it is, whatever is beside it. Hidden are controls (C0, DEL, C1), direction marks, line
     * and paragraph separators, lone surrogates, tags and other invisible characters; for some of them see {@link #isJoiner}.
     */
    public static boolean isShown(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> isNumberMark(c);
            default -> true;
        };
    }

    /**
     * Whether it is a joiner or the space of no width. Persian and Khmer are written with them, and emoji put together; so they are shown
     * where one of the characters beside them {@link #isJoined}. Elsewhere they would only hide.
     */
    public static boolean isJoiner(int c) {
        return c >= ZERO_WIDTH_SPACE && c <= JOINER;
    }

    /** Whether a character (a UTF-16 unit will do) may need joiners: it is neither ASCII nor of U+2000 to U+203F, where joiners are. */
    public static boolean isJoined(int c) {
        return c >= 0x80 && (c < 0x2000 || c >= 0x2040);
    }

    /** Format characters that are visible: they stand before a number. */
    private static boolean isNumberMark(int c) {
        return c >= 0x600 && c <= 0x605 || c == 0x6dd || c == 0x70f || c == 0x8e2 || c == 0x110bd || c == 0x110cd;
    }

    /** The text on one line: each hidden character is an escape. */
    public static String oneLine(String text) {
        return oneLine(text, false);
    }

    /** The same; with {@code ascii}, each character beyond ASCII is an escape too. */
    public static String oneLine(String text, boolean ascii) {
        return clean(text, ascii, "");
    }

    /** The text with its line feeds and tabs; each other hidden character is an escape. */
    public static String lines(String text) {
        return clean(text, false, "\n\t");
    }

    /** The text on one line, cut behind {@code most} chars: for the message of a server within a sentence. */
    public static String quoted(String text, int most) {
        return text.length() <= most ? oneLine(text) : oneLine(text.substring(0, most)) + " …";
    }

    /** The text in quotes on one line, cut behind 100 characters: for a name within a sentence. */
    public static String inQuotes(String text) {
        return inQuotes(text, 100);
    }

    /** The text in quotes on one line, cut behind {@code most} characters. */
    public static String inQuotes(String text, int most) {
        int end = most < text.length() && text.codePointCount(0, text.length()) > most
                ? text.offsetByCodePoints(0, most)
                : text.length();
        return "'" + oneLine(text.substring(0, end)) + (end < text.length() ? "…'" : "'");
    }

    /** The text as one word of a shell's command substitution: blanks and the characters of patterns are escapes too. */
    public static String word(String text) {
        String line = oneLine(text);
        StringBuilder word = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            word.append(Character.isSpaceChar(c) || "*?[".indexOf(c) >= 0 ? escape(c) : String.valueOf(c));
        }
        return word.toString();
    }

    /** JSON text of the same value, in which each hidden character is an escape of JSON. */
    public static String json(String json) {
        int at = firstHidden(json, "\n");
        if (at == json.length()) {
            return json;
        }
        StringBuilder clean = new StringBuilder(json.length() + 16).append(json, 0, at);
        while (at < json.length()) {
            int c = json.codePointAt(at);
            boolean shown = isShown(json, at, c);
            at += Character.charCount(c);
            if (shown || c < ' ') { // white space between the tokens
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
            boolean shown = isShown(text, at, c);
            at += Character.charCount(c);
            if (shown && (c < 0x80 || !ascii) || kept.indexOf(c) >= 0) {
                clean.appendCodePoint(c);
            } else {
                clean.append(escape(c));
            }
        }
        return clean.toString();
    }

    private static boolean isShown(String text, int at, int c) {
        return isShown(c)
                || isJoiner(c)
                        && (at > 0 && isJoined(text.charAt(at - 1))
                                || at + 1 < text.length() && isJoined(text.charAt(at + 1)));
    }

    /** The place of the first character that is neither printable ASCII nor among {@code kept}; the length where there is none. */
    private static int firstHidden(String text, String kept) {
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            if ((c < ' ' || c >= 0x7f) && kept.indexOf(c) < 0) {
                return at;
            }
        }
        return length;
    }

    /** Whether the text is printable ASCII alone: it is shown as it is, in one column a character. */
    public static boolean isPlain(String text) {
        return firstHidden(text, "") == text.length();
    }

    /** The escape of a hidden character. */
    public static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x1b -> "\\e";
            default -> c < 0x80 ? escapeByte(c) : c < 0x10000 ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
        };
    }

    /** The escape of a byte that belongs to no character. */
    public static String escapeByte(int b) {
        return "\\x" + hex(b, 2);
    }

    private static String hex(int c, int digits) {
        String hex = Integer.toHexString(c);
        return "0".repeat(digits - hex.length()) + hex;
    }
}
