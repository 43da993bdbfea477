package ug.open.conveyor.driver.cli;

import ug.open.conveyor.driver.terminal.Clean;

/** Makes text from outside safe to print: it cannot move the cursor, colour the terminal or turn the reading direction. */
final class Printable {
    private static final char ESC = '\u001B';

    /** The text without escape sequences, such as the colours of a build; other control characters but tab and line feed, and marks that turn the direction, become U+FFFD. */
    static String of(String said) {
        String text = said.indexOf(ESC) < 0 ? said : Clean.withoutEscapes(said);
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(harmless(c) ? c : '\uFFFD');
        }
        return safe.toString();
    }

    private static boolean harmless(char c) {
        boolean turns = c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
        return c == '\t' || c == '\n' || !Character.isISOControl(c) && !turns;
    }

    private Printable() {}
}
