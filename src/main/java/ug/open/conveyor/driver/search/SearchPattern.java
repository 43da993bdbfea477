package ug.open.conveyor.driver.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.GuardedText;

/**
 * What is looked for in the message of a log entry: a fixed text or a regular expression of {@link Pattern}, where {@code ^} and {@code $}
 * also match at the line feeds of a message.
 *
 * <p>Without regard to case, letters outside ASCII are folded only if the pattern itself has a character outside ASCII.
 */
public final class SearchPattern {
    private static final int LONGEST = 10_000;

    /** How many characters may be looked at for one log line; far above what a sound pattern needs, below a second of work. */
    private static final long MOST_LOOKS = 50_000_000;

    private final String text;
    private final boolean fixed;
    private final boolean ignoreCase;
    private final Pattern pattern;
    private final List<Needle> needles;

    private SearchPattern(String text, boolean fixed, boolean ignoreCase) {
        this.text = text;
        this.fixed = fixed;
        this.ignoreCase = ignoreCase;
        pattern = compile(text, flags());
        needles = needles();
    }

    /** How the case of letters counts. */
    public enum Case {
        /** It counts if the pattern has an upper-case letter. */
        SMART,
        /** It counts. */
        KEPT,
        /** It does not count. */
        IGNORED
    }

    /** A text that is looked for as it stands; an empty one is in every message. */
    public static SearchPattern fixed(String text, Case letters) {
        return new SearchPattern(text, true, ignore(letters, text));
    }

    /**
     * A regular expression.
     *
     * @throws SearchException where it cannot be read, with the place
     */
    public static SearchPattern regex(String regex, Case letters) {
        // what follows a backslash names a class of characters and is no letter of the text
        return new SearchPattern(regex, false, ignore(letters, regex.replaceAll("\\\\[pP]\\{[^}]*}|\\\\.", "")));
    }

    /** What finds the matches in a message, as to mark them. */
    public Pattern pattern() {
        return pattern;
    }

    /** The needles of which a message must contain one, as they stand in JSON; empty where each message has to be looked at. */
    public List<Needle> byteNeedles() {
        return needles;
    }

    /** Whether the needle in the bytes of a message, escapes regarded, decides a match. */
    boolean bytesDecide() {
        return fixed && !ignoreCase && !needles.isEmpty();
    }

    /** A test for one thread. */
    Test test() {
        return new Test();
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean ignore(Case letters, String text) {
        return switch (letters) {
            case KEPT -> false;
            case IGNORED -> true;
            case SMART -> !hasUpperCase(text);
        };
    }

    /** Without the classes of a stream, which take 10 ms the first time. */
    private static boolean hasUpperCase(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.isUpperCase(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private int flags() {
        int unicode = isAscii(text) ? 0 : Pattern.UNICODE_CASE;
        return (fixed ? Pattern.LITERAL : Pattern.MULTILINE) | (ignoreCase ? Pattern.CASE_INSENSITIVE | unicode : 0);
    }

    private List<Needle> needles() {
        if (text.isEmpty() || ignoreCase && !isAscii(text)) {
            return List.of();
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return List.of(); // half a surrogate pair: there is no telling how it was written
        }
        List<String> literals = fixed ? List.of(text) : RequiredLiterals.of(text);
        return literals.stream()
                .map(literal -> Needle.of(new Buffer(64).inside(literal).toArray(), ignoreCase))
                .toList();
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static Pattern compile(String text, int flags) {
        boolean regex = (flags & Pattern.LITERAL) == 0;
        if (regex && text.length() > LONGEST) {
            throw new SearchException(
                    "a regular expression of " + text.length() + " characters is too long; the limit is " + LONGEST,
                    null);
        }
        try {
            return Pattern.compile(text, flags);
        } catch (PatternSyntaxException e) {
            int place = e.getIndex() < 0 ? text.length() : Math.min(e.getIndex(), text.length());
            String problem = e.getDescription().toLowerCase(Locale.ROOT);
            throw new SearchException(
                    "the regular expression '" + text + "' cannot be read at character " + (place + 1) + ": " + problem
                            + "; with -F it is taken as plain text",
                    e);
        } catch (StackOverflowError e) {
            throw new SearchException("the regular expression is nested too deeply to be read", e);
        }
    }

    /** Tells whether a message matches; for one thread. */
    final class Test {
        private final GuardedText guarded = new GuardedText(MOST_LOOKS);
        private final Matcher matcher = pattern.matcher(guarded);
        private Matcher ofEmpty;

        /**
         * Whether the pattern is found in this message.
         *
         * @throws SearchException where the regular expression takes too many steps on it
         */
        boolean finds(String message) {
            if (fixed && !ignoreCase) {
                return message.contains(text);
            }
            try {
                return message.isEmpty()
                        ? findsNothing()
                        : matcher.reset(guarded.on(message)).find();
            } catch (GuardedText.ExhaustedException | StackOverflowError e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new SearchException("the search was stopped", e);
                }
                throw new SearchException(
                        "the regular expression '" + text + "' tries too many ways on a log line of "
                                + message.length()
                                + " characters; write it so that a repeated part can match a text in one "
                                + "way only, or look for plain text with -F",
                        e);
            }
        }

        /** Line by line, {@link Pattern} finds no line in an empty text, and so no {@code ^}. */
        private boolean findsNothing() {
            if (ofEmpty == null) {
                ofEmpty = compile(text, flags() & ~Pattern.MULTILINE).matcher("");
            }
            return ofEmpty.reset().find();
        }
    }
}
