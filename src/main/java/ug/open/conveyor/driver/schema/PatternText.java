package ug.open.conveyor.driver.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import ug.open.conveyor.driver.json.GuardedText;

/** A text that a regular expression matches: the first alternative of each, the fewest repetitions. Lookaround and references are passed over. */
final class PatternText {
    private static final int MOST_TRIES = 400;
    private static final int MOST_ATOMS = 200_000;
    private static final int MOST_LOOKS = 2_000_000;
    private static final String USUAL = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./: @#+=,;!?";

    private final String pattern;
    private final int more;
    private final int variant;
    private int at;
    private int chosen;
    private int atoms;

    private PatternText(String pattern, int more, int variant) {
        this.pattern = pattern;
        this.more = more;
        this.variant = variant;
    }

    /**
     * A text that it matches, with at least this many characters; where none is found, one that may not match.
     *
     * @param variant another number gives another text, where there are several
     */
    static String of(String pattern, int least, int variant) {
        String first = null;
        for (int more = 0; more < MOST_TRIES; more++) {
            PatternText maker = new PatternText(pattern, more, variant);
            String text = maker.alternatives();
            first = first == null ? text : first;
            if (text.length() >= least && isIn(pattern, text)) {
                return text;
            }
            if (maker.atoms > MOST_ATOMS) {
                break;
            }
        }
        return first;
    }

    /** Whether it matches somewhere in the text; also where Java does not know the pattern, or would take long to find out. */
    static boolean isIn(String pattern, String text) {
        try {
            return Pattern.compile(pattern)
                    .matcher(new GuardedText(MOST_LOOKS).on(text))
                    .find();
        } catch (PatternSyntaxException | GuardedText.ExhaustedException e) {
            return true;
        }
    }

    private String alternatives() {
        String first = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int from = at;
            String one = atom();
            int times = times();
            int behind = at;
            for (int i = 0; i < times && ++atoms <= MOST_ATOMS; i++) {
                at = from;
                text.append(i == 0 ? one : atom());
            }
            at = behind;
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '(' -> group();
            case '[' -> oneOf(set());
            case '.' -> oneOf(USUAL);
            case '\\' -> escaped();
            default -> String.valueOf(c);
        };
    }

    private String group() {
        boolean passedOver = pattern.startsWith("?=", at)
                || pattern.startsWith("?!", at)
                || pattern.startsWith("?<=", at)
                || pattern.startsWith("?<!", at);
        if (pattern.startsWith("?<", at)) {
            at = Math.max(at, pattern.indexOf('>', at) + 1);
        } else if (pattern.startsWith("?", at)) {
            at += 2;
        }
        String text = alternatives();
        at = Math.min(pattern.length(), at + 1);
        return passedOver ? "" : text;
    }

    /** How often the atom before is repeated. */
    private int times() {
        if (at >= pattern.length()) {
            return 1;
        }
        int least = 1;
        int most = 1;
        char c = pattern.charAt(at);
        int close = pattern.indexOf('}', at);
        if (c == '*' || c == '+' || c == '?') {
            at++;
            least = c == '+' ? 1 : 0;
            most = c == '?' ? 1 : Integer.MAX_VALUE;
        } else if (c == '{' && close > 0 && pattern.substring(at + 1, close).matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            String[] limits = pattern.substring(at + 1, close).split(",", -1);
            least = Integer.parseInt(limits[0]);
            most = limits.length == 1 ? least : limits[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(limits[1]);
            at = close + 1;
        } else {
            return 1;
        }
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return (int) Math.min(most, (long) least + more);
    }

    private String oneOf(String characters) {
        return characters.isEmpty()
                ? ""
                : String.valueOf(characters.charAt((variant + (variant > 0 ? chosen++ : 0)) % characters.length()));
    }

    private String escaped() {
        if (at >= pattern.length()) {
            return "";
        }
        char c = pattern.charAt(at++);
        if (c == 'b' || c == 'B') {
            return "";
        }
        return oneOf(ofEscape(c));
    }

    /** The characters that an escape stands for; the backslash and the letter are behind us. */
    private String ofEscape(char c) {
        return switch (c) {
            case 'd' -> "0123456789";
            case 'w' -> "abcdefghijklmnopqrstuvwxyz0123456789";
            case 's' -> " ";
            case 'D', 'S' -> "abcdefghijklmnopqrstuvwxyz";
            case 'W' -> "-./: ";
            case 't' -> "\t";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 'f' -> "\f";
            case 'u' -> String.valueOf((char) hex(4));
            case 'x' -> String.valueOf((char) hex(2));
            case 'p', 'P' -> property();
            default -> String.valueOf(c);
        };
    }

    private int hex(int digits) {
        int to = Math.min(pattern.length(), at + digits);
        String text = pattern.substring(at, to);
        at = to;
        return text.matches("[0-9a-fA-F]+") ? Integer.parseInt(text, 16) : 'u';
    }

    /** {@code \p{Lu}}: a letter or a digit, as its name begins. */
    private String property() {
        int close = pattern.indexOf('}', at);
        String name = close < 0 ? "" : pattern.substring(at, close);
        at = close < 0 ? at : close + 1;
        return name.startsWith("{N")
                ? "0123456789"
                : name.startsWith("{Lu") ? "ABCDEFGHIJ" : "abcdefghijklmnopqrstuvwxyz";
    }

    /** The characters of a class, whose bracket is behind us; few of a large one. */
    private String set() {
        boolean not = pattern.startsWith("^", at);
        at += not ? 1 : 0;
        StringBuilder all = new StringBuilder();
        for (boolean first = true; at < pattern.length() && (first || pattern.charAt(at) != ']'); first = false) {
            char c = pattern.charAt(at++);
            String one = c == '\\' && at < pattern.length() ? ofEscape(pattern.charAt(at++)) : String.valueOf(c);
            boolean range = one.length() == 1
                    && at + 1 < pattern.length()
                    && pattern.charAt(at) == '-'
                    && pattern.charAt(at + 1) != ']';
            if (range) {
                at++;
                char to = pattern.charAt(at++);
                String last = to == '\\' && at < pattern.length() ? ofEscape(pattern.charAt(at++)) : String.valueOf(to);
                for (int each = one.charAt(0); each <= last.charAt(0) && each - one.charAt(0) < 100; each++) {
                    all.append((char) each);
                }
            } else {
                all.append(one);
            }
        }
        at = Math.min(pattern.length(), at + 1);
        if (!not) {
            return all.toString();
        }
        StringBuilder others = new StringBuilder();
        USUAL.chars()
                .filter(each -> all.indexOf(String.valueOf((char) each)) < 0)
                .forEach(each -> others.append((char) each));
        return others.toString();
    }
}
