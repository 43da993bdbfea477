package ug.open.conveyor.driver.mask;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a secret looks: a literal, and what stands behind it. */
final class Shape {
    private final byte[] literal;
    private final Pattern behind;
    private final boolean inWord;

    /**
     * A shape.
     *
     * @param literal of at least two characters, ASCII
     * @param behind a regular expression in linear time; its first group, if it has one, is the secret, else literal and match are
     * @param inWord whether the literal may have letters or digits before it; those belong to the secret unless there is a group
     */
    Shape(String literal, String behind, boolean inWord) {
        this.literal = literal.getBytes(StandardCharsets.US_ASCII);
        this.behind = Pattern.compile(behind);
        this.inWord = inWord;
    }

    byte[] literal() {
        return literal;
    }

    /** Whether the literal stands here, and may begin here. */
    boolean begins(byte[] text, int length, int at) {
        if (at + literal.length > length) {
            return false;
        }
        for (int i = 2; i < literal.length; i++) {
            if (text[at + i] != literal[i]) {
                return false;
            }
        }
        return inWord || at == 0 || !isWord(text[at - 1]);
    }

    /** Adds the secret whose literal stands here; gives the place behind it, or -1 where there is none. */
    int find(Spelled in, int at, Spans found) {
        Matcher matcher = behind.matcher(new Latin1(in.bytes(), in.length()));
        matcher.region(at + literal.length, in.length());
        if (!matcher.lookingAt() || matcher.end() == at) {
            return -1;
        }
        int from = matcher.groupCount() > 0 ? matcher.start(1) : at;
        int to = matcher.groupCount() > 0 ? matcher.end(1) : matcher.end();
        if (inWord && matcher.groupCount() == 0) {
            for (int i = 0; i < MOST_BEFORE && from > 0 && isWord(in.bytes()[from - 1]); i++) {
                from--;
            }
        }
        found.add(in.start(from), in.end(to - 1));
        return matcher.end();
    }

    private static final int MOST_BEFORE = 64;

    static boolean isWord(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
    }

    /** Bytes as characters, without a copy. */
    private record Latin1(byte[] bytes, int length) implements CharSequence {
        @Override
        public char charAt(int index) {
            return (char) (bytes[index] & 0xff);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}
