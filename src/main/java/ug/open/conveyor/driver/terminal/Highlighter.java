package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is to be marked in a message: what a regular expression matches. It works on a string and counts its bytes: only what a person
 * looks at comes here.
 */
public final class Highlighter {
    private final Matcher matcher;
    private String text = "";
    private int chars;
    private int bytes;
    private int start;
    private int end;

    /** Marks what this matches. */
    public static Highlighter of(Pattern pattern) {
        return new Highlighter(pattern);
    }

    private Highlighter(Pattern pattern) {
        matcher = pattern.matcher("");
    }

    /** Looks at the next message, which is UTF-8 with the escapes of JSON undone. */
    void reset(byte[] utf8, int from, int to) {
        text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        boolean valid = text.getBytes(StandardCharsets.UTF_8).length == to - from;
        matcher.reset(valid ? text : ""); // what is replaced has another length: nothing is marked then
        chars = 0;
        bytes = from;
    }

    /** Goes to the next match that is not empty; false where there is none. */
    boolean next() {
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

    /** Where the match begins in the text. */
    int start() {
        return start;
    }

    /** Behind the last byte of the match. */
    int end() {
        return end;
    }
}
