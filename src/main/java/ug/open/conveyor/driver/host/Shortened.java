package ug.open.conveyor.driver.host;

/** Keeps sentences readable that repeat a value from outside, which may have megabytes. */
final class Shortened {
    private static final int LONGEST_WORD = 1_000;
    private static final int LONGEST = 6_000;

    private Shortened() {}

    /** The text; of a word over 1,000 characters, and of a whole text over 6,000, only the beginning and the end. */
    static String of(String text) {
        return text.length() <= LONGEST_WORD ? text : cut(words(text), LONGEST);
    }

    private static String words(String text) {
        StringBuilder shorter = new StringBuilder(LONGEST);
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
                shorter.append(cut(text.substring(from, at), LONGEST_WORD));
                shorter.append(text, at, Math.min(at + 1, text.length()));
                from = at + 1;
            }
        }
        return shorter.toString();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int head = whole(text, most / 2);
        int tail = whole(text, text.length() - most / 4);
        return text.substring(0, head) + "… (" + (tail - head) + " characters left out) …" + text.substring(tail);
    }

    /** Not between the two halves of a character. */
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
