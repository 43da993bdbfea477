package ug.open.conveyor.driver.system;

/**
 * Words as they stand in a line of Windows. A program cuts its line itself, as Microsoft's C library does: a quote inside is {@code \"}, and
 * backslashes count twice only in front of a quote.
 */
public final class WindowsQuotes {
    /** Gives {@code %} by itself: behind it stands a variable that is there, cut to nothing. */
    private static final String PERCENT = "%%cd:~,%";

    private WindowsQuotes() {}

    /** For a program, which Windows starts itself. */
    public static String ofProgram(String word) {
        boolean plain = !word.isEmpty();
        for (int i = 0; plain && i < word.length(); i++) {
            plain = " \t\n\u000b\"".indexOf(word.charAt(i)) < 0;
        }
        return plain ? word : quoted(word, "\\\"");
    }

    /**
     * For a batch file, in a line that {@code cmd /c} reads: always between quotes, and with an even number of them, so that none of its signs
     * acts. A quote inside is two, which programs understand too. A word with a line end cannot be said.
     */
    public static String ofBatch(String word) {
        return quoted(word, "\"\"").replace("%", PERCENT);
    }

    /** The same for a line that a person types into {@code cmd}: a percent sign is changed only where it could begin the name of a variable. */
    public static String ofTyped(String word) {
        String quoted = quoted(word, "\"\"");
        int first = quoted.indexOf('%');
        return first < 0 || quoted.indexOf('%', first + 1) < 0 ? quoted : quoted.replace("%", PERCENT);
    }

    private static String quoted(String word, String quote) {
        StringBuilder quoted = new StringBuilder("\"");
        int backslashes = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '"') {
                quoted.append("\\".repeat(backslashes)).append(quote);
            } else {
                quoted.append(c);
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return quoted.append("\\".repeat(backslashes)).append('"').toString();
    }
}
