package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is to be marked in a message: what was searched for. */
public interface Highlighter {
    /**
     * Looks at the next message.
     *
     * @param text holds it, UTF-8 with the escapes of JSON undone
     * @param from its first byte
     * @param to behind its last byte
     */
    void reset(byte[] text, int from, int to);

    /** Goes to the next match that is not empty; false where there is none. */
    boolean next();

    /** Where the match begins in the text. */
    int start();

    /** Behind the last byte of the match. */
    int end();

    /** Marks what a regular expression matches. */
    static Highlighter of(Pattern pattern) {
        return new OfPattern(pattern);
    }

    /** Works on a string and counts its bytes: only what is looked at by a person comes here. */
    final class OfPattern implements Highlighter {
        private final Matcher matcher;
        private String text = "";
        private int chars;
        private int bytes;
        private int start;
        private int end;

        private OfPattern(Pattern pattern) {
            matcher = pattern.matcher("");
        }

        @Override
        public void reset(byte[] utf8, int from, int to) {
            text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
            boolean valid = text.getBytes(StandardCharsets.UTF_8).length == to - from;
            matcher.reset(valid ? text : ""); // what is replaced has another length: nothing is marked then
            chars = 0;
            bytes = from;
        }

        @Override
        public boolean next() {
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    start = bytesUpTo(matcher.start());
                    end = bytesUpTo(matcher.end());
                    return true;
                }
            }
            return false;
        }

        private int bytesUpTo(int end) {
            bytes += text.substring(chars, end).getBytes(StandardCharsets.UTF_8).length;
            chars = end;
            return bytes;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }
    }
}
