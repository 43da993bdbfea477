package ug.open.conveyor.driver.runtime;

/** Puts a text between the quotes of JSON. */
final class JsonEscapes {
    private static final String SHORT = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";
    private static final String HEX = "0123456789abcdef";

    private JsonEscapes() {}

    /** The text as it stands between the quotes: escaped is only what must be. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            append(out, text.charAt(i));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, char c) {
        int letter = SHORT.indexOf(c);
        if (letter >= 0) {
            out.append('\\').append(LETTERS.charAt(letter));
        } else if (c < 0x20) {
            out.append("\\u00").append(c >> 4).append(HEX.charAt(c & 15));
        } else {
            out.append(c);
        }
    }
}
