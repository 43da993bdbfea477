package ug.open.conveyor.driver.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads from a regular expression what text every match must contain, so that bytes can be searched for that first. Where it is in doubt it
 * says that there is none: that costs time, a wrong answer would cost matches.
 */
final class RequiredLiterals {
    private static final int MOST = 6;
    /** What {@code java.util.regex} reads after a backslash as one character or place, with nothing behind it that belongs to it. */
    private static final String SHORT_ESCAPES = "tnrfaedDhHsSvVwWRXbBAGZz";

    private static final String SYNTAX = "\\^$.|?*+()[]{}";

    private final String regex;
    private int at;
    private boolean lost;

    private RequiredLiterals(String regex) {
        this.regex = regex;
    }

    /**
     * Texts of which every match contains at least one, as it stands.
     *
     * @param regex compiles, and is meant without {@link java.util.regex.Pattern#COMMENTS} and
     *     {@link java.util.regex.Pattern#LITERAL}
     * @return empty where no such texts are known
     */
    static List<String> of(String regex) {
        RequiredLiterals reader = new RequiredLiterals(regex);
        List<String> found = reader.alternatives(0);
        return reader.lost || reader.at < regex.length() ? List.of() : List.copyOf(found);
    }

    /** One of several: what one or the other branch needs, if each needs something. */
    private List<String> alternatives(int depth) {
        List<String> all = new ArrayList<>();
        boolean each = true;
        while (true) {
            List<String> branch = sequence(depth);
            each &= !branch.isEmpty();
            all.addAll(branch);
            if (done() || peek() != '|') {
                break;
            }
            at++;
        }
        return each && all.size() <= MOST ? all : List.of();
    }

    /** One after the other: the best that one of its parts needs. */
    private List<String> sequence(int depth) {
        List<String> best = List.of();
        StringBuilder run = new StringBuilder();
        while (!done() && peek() != '|' && peek() != ')') {
            Part part = part(depth);
            Times times = times();
            boolean surely = times != Times.MAYBE_NONE;
            if (part.literal() && surely) {
                run.append(part.text());
            }
            if (!part.literal() || times != Times.ONCE) {
                best = better(best, run.isEmpty() ? List.of() : List.of(run.toString()));
                run.setLength(0);
            }
            if (!part.literal() && surely) {
                best = better(best, part.needs());
            }
        }
        return better(best, run.isEmpty() ? List.of() : List.of(run.toString()));
    }

    private Part part(int depth) {
        int c = regex.codePointAt(at);
        if (c == '\\') {
            return escape();
        }
        if (c == '(') {
            return group(depth);
        }
        if (c == '[') {
            return characterClass();
        }
        at += Character.charCount(c);
        if (c == '.' || c == '^' || c == '$' || c == ']' || c == '}') {
            return Part.ANY;
        }
        return SYNTAX.indexOf(c) >= 0 ? lost() : new Part(Character.toString(c), List.of());
    }

    private Part escape() {
        at++;
        if (done()) {
            return lost();
        }
        int c = regex.codePointAt(at);
        at += Character.charCount(c);
        if (SHORT_ESCAPES.indexOf(c) >= 0) {
            return Part.ANY;
        }
        boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
        if (!letterOrDigit && c < 128) {
            return new Part(Character.toString(c), List.of());
        }
        return c == 'p' || c == 'P' ? property() : lost();
    }

    /** {@code \p{Lu}} or {@code \pL}. */
    private Part property() {
        if (done()) {
            return lost();
        }
        if (peek() != '{') {
            at++;
            return Part.ANY;
        }
        int end = regex.indexOf('}', at);
        at = end + 1;
        return end < 0 ? lost() : Part.ANY;
    }

    private Part group(int depth) {
        at++;
        boolean opaque = false;
        if (!done() && peek() == '?') {
            if (regex.startsWith("?:", at) || regex.startsWith("?>", at)) {
                at += 2;
            } else if (regex.startsWith("?=", at) || regex.startsWith("?!", at)) {
                at += 2;
                opaque = true;
            } else if (regex.startsWith("?<=", at) || regex.startsWith("?<!", at)) {
                at += 3;
                opaque = true;
            } else if (regex.startsWith("?<", at) && regex.indexOf('>', at) > 0) {
                at = regex.indexOf('>', at) + 1;
            } else {
                return lost(); // flags
            }
        }
        if (depth > 100) {
            return lost();
        }
        List<String> inside = alternatives(depth + 1);
        if (done() || peek() != ')') {
            return lost();
        }
        at++;
        return opaque ? Part.ANY : new Part("", inside);
    }

    /** Only the plain kind; with others inside, intersections or quoting the end is not looked for. */
    private Part characterClass() {
        at++;
        if (!done() && peek() == '^') {
            at++;
        }
        if (!done() && peek() == ']') {
            return lost();
        }
        while (!done() && peek() != ']') {
            if (peek() == '['
                    || regex.startsWith("&&", at)
                    || regex.startsWith("\\Q", at)
                    || regex.startsWith("\\c", at)) {
                return lost();
            }
            at += peek() == '\\' ? 2 : 1;
        }
        if (done()) {
            return lost();
        }
        at++;
        return Part.ANY;
    }

    private Times times() {
        if (done()) {
            return Times.ONCE;
        }
        char c = peek();
        Times times;
        if (c == '*' || c == '?') {
            at++;
            times = Times.MAYBE_NONE;
        } else if (c == '+') {
            at++;
            times = Times.AT_LEAST_ONCE;
        } else if (c == '{') {
            times = braces();
        } else {
            return Times.ONCE;
        }
        if (!done() && (peek() == '?' || peek() == '+')) {
            at++;
        }
        return times;
    }

    private Times braces() {
        int end = regex.indexOf('}', at);
        if (end < 0) {
            lost();
            return Times.MAYBE_NONE;
        }
        String least = regex.substring(at + 1, end).split(",", 2)[0];
        at = end + 1;
        // a number that is not one, or zero however it is written, is no promise
        return least.matches("0*[1-9][0-9]{0,8}") ? Times.AT_LEAST_ONCE : Times.MAYBE_NONE;
    }

    private static List<String> better(List<String> one, List<String> other) {
        return worth(other) > worth(one) ? other : one;
    }

    /** Longer is better, and one text is better than several; 0 for none. */
    private static int worth(List<String> texts) {
        int shortest = texts.stream().mapToInt(String::length).min().orElse(0);
        return shortest == 0 ? 0 : Math.max(1, 4 * shortest - texts.size());
    }

    private boolean done() {
        return at >= regex.length();
    }

    private char peek() {
        return regex.charAt(at);
    }

    private Part lost() {
        lost = true;
        at = regex.length();
        return Part.ANY;
    }

    /** How often a part is there. */
    private enum Times {
        ONCE,
        AT_LEAST_ONCE,
        MAYBE_NONE
    }

    /** One character, or something that needs one of several texts. */
    private record Part(String text, List<String> needs) {
        static final Part ANY = new Part("", List.of());

        boolean literal() {
            return !text.isEmpty();
        }
    }
}
