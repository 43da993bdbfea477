package ug.open.conveyor.driver.record;

import java.nio.charset.StandardCharsets;

/** What stands at a place of an input, for a sentence: short, in one line, harmless on a terminal. */
final class Found {
    private static final int LONGEST = 24;

    private Found() {}

    static String at(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + 4 * LONGEST);
        return quoted(new String(bytes, from, end - from, StandardCharsets.UTF_8));
    }

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        int shownCharacters = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '\n' || c == '\r') {
                break;
            }
            if (shownCharacters++ == LONGEST) {
                return shown.append("…'").toString();
            }
            shown.appendCodePoint(isShown(c) ? c : '\ufffd');
        }
        return shown.append('\'').toString();
    }

    private static boolean isShown(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
