package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.json.GuardedText;

/**
 * Finds what is to be marked in a message: what a regular expression matches. It works on a string and counts its bytes: only what a person
 * looks at comes here.
 */
public final class Highlighter {
    /** How many characters may be looked at for a message: a screen is drawn meanwhile. */
    private static final long MOST_LOOKS = 5_000_000;

    private final GuardedText[] guarded;
    private final Matcher[] matchers;
    private final boolean[] over;
    private final boolean[] dropped; // which took too many steps on a message
    private String text = "";
    private int chars;
    private int bytes;
    private int start;
    private int end;

    /** Marks what any of these matches. */
    public static Highlighter of(List<Pattern> patterns) {
        return new Highlighter(patterns);
    }

    private Highlighter(List<Pattern> patterns) {
        matchers = patterns.stream().map(pattern -> pattern.matcher("")).toArray(Matcher[]::new);
        guarded = patterns.stream().map(pattern -> new GuardedText(MOST_LOOKS)).toArray(GuardedText[]::new);
        over = new boolean[matchers.length];
        dropped = new boolean[matchers.length];
    }

    /** Looks at the next message, which is UTF-8 with the escapes of JSON undone. */
    void reset(byte[] utf8, int from, int to) {
        text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        boolean valid = text.getBytes(StandardCharsets.UTF_8).length == to - from;
        for (int i = 0; i < matchers.length; i++) {
            matchers[i].reset(guarded[i].on(text));
            over[i] = !valid || !find(i, 0); // what is replaced has another length: nothing is marked
        }
        chars = 0;
        bytes = from;
    }

    /** Goes to the next match that is not empty; false where there is none. */
    boolean next() {
        Matcher first = null;
        for (int i = 0; i < matchers.length; i++) {
            if (!over[i] && matchers[i].start() < chars) {
                over[i] = !find(i, chars);
            }
            if (!over[i] && (first == null || matchers[i].start() < first.start())) {
                first = matchers[i];
            }
        }
        if (first == null) {
            return false;
        }
        start = bytesUpTo(first.start());
        end = bytesUpTo(first.end());
        return true;
    }

    /** Goes to the first match of a pattern from here on that is not empty. */
    private boolean find(int pattern, int from) {
        if (dropped[pattern]) {
            return false;
        }
        Matcher matcher = matchers[pattern];
        try {
            boolean found = matcher.find(from);
            while (found && matcher.end() == matcher.start()) {
                found = matcher.find();
            }
            return found;
        } catch (GuardedText.ExhaustedException e) {
            dropped[pattern] = true; // it would take as long on each message
            return false;
        } catch (StackOverflowError e) {
            return false; // a message that the pattern is too deep for is not marked
        }
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
