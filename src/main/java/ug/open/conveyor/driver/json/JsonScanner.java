package ug.open.conveyor.driver.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Checks that bytes are one JSON value (RFC 8259) in UTF-8 and nothing else, without building it. This is the one place that words a
 * syntax error. Where a value is wanted, Jackson reads first and this runs only for the words; where nothing but the answer is wanted, this
 * is twice as fast as Jackson.
 */
public final class JsonScanner {
    public static final int MAX_DEPTH = 1000;
    public static final int MAX_NUMBER = 1000;
    private static final int MAX_EXPONENT_DIGITS = 8;

    private final byte[] text;
    private final int from;
    private final int to;
    private final int maxDepth;
    private final Members members;
    private int nameFrom = -1; // of the member of the outermost object that is being read
    private int nameTo;
    private int valueFrom;
    private int at;
    private byte[] closers = new byte[16];
    private int depth;

    /** Takes the members of the outermost value, where it is an object. */
    @FunctionalInterface
    interface Members {
        /** One member: its name without quotes, its value with those of a string. */
        void member(int nameFrom, int nameTo, int valueFrom, int valueTo);
    }

    private JsonScanner(byte[] text, int from, int to, int maxDepth, Members members) {
        this.members = members;
        this.text = text;
        this.from = from;
        this.to = to;
        this.maxDepth = maxDepth;
        this.at = from;
    }

    /** Throws a {@link SyntaxException} where the bytes are not one JSON value of at most this depth. */
    public static void scan(byte[] text, int from, int to, int maxDepth) {
        new JsonScanner(text, from, to, maxDepth, null).document();
    }

    /** Whether the bytes are one JSON value of at most this depth. */
    public static boolean isValid(byte[] text, int from, int to, int maxDepth) {
        return isValid(text, from, to, maxDepth, null);
    }

    /** The same; hands over the members of an object on the way, also of one that turns out to be damaged behind them. */
    static boolean isValid(byte[] text, int from, int to, int maxDepth, Members members) {
        try {
            new JsonScanner(text, from, to, maxDepth, members).document();
            return true;
        } catch (SyntaxException e) {
            return false;
        }
    }

    private void document() {
        boolean more = true;
        while (more) {
            while (opens()) {
                // the first value inside comes next
            }
            more = nextMember();
        }
        if (at < to) {
            throw fail("expected nothing after the value, found " + found(at), at);
        }
    }

    /** Reads a scalar, or the beginning of a container: true where a value inside it comes next. */
    private boolean opens() {
        byte c = peek("a value");
        switch (c) {
            case '{':
                push((byte) '}');
                if (peek("a name in double quotes or '}'") == '}') {
                    return false;
                }
                name();
                return true;
            case '[':
                push((byte) ']');
                return peek("a value or ']'") != ']';
            case '"':
                string();
                return false;
            default:
                scalar(c);
                return false;
        }
    }

    /** Closes the containers that end here and passes over the comma; false at the end of the outermost value. */
    private boolean nextMember() {
        while (depth > 0) {
            if (depth == 1 && nameFrom >= 0) {
                members.member(nameFrom, nameTo, valueFrom, at);
                nameFrom = -1;
            }
            byte closer = closers[depth - 1];
            String expected = closer == '}' ? "',' or '}'" : "',' or ']'";
            byte c = peek(expected);
            if (c != closer && c != ',') {
                throw fail("expected " + expected + ", found " + found(at), at);
            }
            at++;
            if (c == ',') {
                if (closer == '}') {
                    name();
                }
                return true;
            }
            depth--;
        }
        skipSpace();
        return false;
    }

    private void name() {
        if (peek("a name in double quotes") != '"') {
            throw fail("expected a name in double quotes, found " + found(at), at);
        }
        int quote = at;
        string();
        int end = at;
        if (peek("':' after a name") != ':') {
            throw fail("expected ':' after a name, found " + found(at), at);
        }
        at++;
        if (depth == 1 && members != null) {
            skipSpace();
            nameFrom = quote + 1;
            nameTo = end - 1;
            valueFrom = at;
        }
    }

    private void string() {
        int start = at++;
        while ((at = Bytes.plainEnd(text, at, to)) < to) {
            byte c = text[at];
            if (c == '"') {
                at++;
                return;
            } else if (c == '\\') {
                escape(start);
            } else if (c == 0x7f) {
                at++;
            } else if (c >= 0) {
                throw fail("a control character in a string must be escaped, found " + found(at), at);
            } else {
                multibyte();
            }
        }
        throw fail("the string that begins here does not end", start);
    }

    private void multibyte() {
        int length = Utf8.sequence(text, at, to);
        if (length == 0) {
            throw fail("not UTF-8: " + found(at), at);
        }
        at += length;
    }

    private void escape(int start) {
        if (at + 1 >= to) {
            throw fail("the string that begins here does not end", start);
        }
        int end = at + 2;
        switch (text[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> {
                end = at + 6;
                for (int i = at + 2; i < end; i++) {
                    if (i >= to || Character.digit(text[i], 16) < 0) {
                        throw fail("expected four hexadecimal digits after \\u", at);
                    }
                }
            }
            default -> throw fail("a backslash must be followed by one of \"\\/bfnrtu, found " + found(at + 1), at);
        }
        at = end;
    }

    private void scalar(byte c) {
        if (c == '-' || isDigit(c)) {
            number();
        } else if (!literal("true") && !literal("false") && !literal("null")) {
            throw fail("expected a value, found " + found(at), at);
        }
    }

    private boolean literal(String word) {
        int end = at + word.length();
        if (end > to || !new String(text, at, word.length(), StandardCharsets.ISO_8859_1).equals(word)) {
            return false;
        }
        if (end < to && Character.isJavaIdentifierPart(text[end])) {
            return false;
        }
        at = end;
        return true;
    }

    private void number() {
        int start = at;
        if (text[at] == '-') {
            at++;
        }
        int whole = at;
        digits("a digit after '-'");
        if (text[whole] == '0' && at - whole > 1) {
            throw fail("a number does not begin with 0", start);
        }
        if (at < to && text[at] == '.') {
            at++;
            digits("a digit after '.'");
        }
        if (at < to && (text[at] | 0x20) == 'e') {
            exponent(start);
        }
        if (at - start > MAX_NUMBER) {
            throw fail("a number of " + (at - start) + " characters; up to " + MAX_NUMBER + " are read", start);
        }
    }

    private void exponent(int start) {
        at++;
        if (at < to && (text[at] == '+' || text[at] == '-')) {
            at++;
        }
        int first = at;
        digits("a digit in the exponent");
        while (first < at && text[first] == '0') {
            first++;
        }
        if (at - first > MAX_EXPONENT_DIGITS) {
            throw fail(
                    "a number with an exponent of " + (at - first) + " digits; up to " + MAX_EXPONENT_DIGITS
                            + " are read",
                    start);
        }
    }

    private void digits(String expected) {
        int first = at;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        if (at == first) {
            throw fail("expected " + expected + ", found " + found(at), at);
        }
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private void push(byte closer) {
        if (depth == maxDepth) {
            throw fail("nested deeper than " + maxDepth + " levels", at);
        }
        if (depth == closers.length) {
            closers = Arrays.copyOf(closers, 2 * depth);
        }
        closers[depth++] = closer;
        at++;
    }

    private byte peek(String expected) {
        skipSpace();
        if (at >= to) {
            throw fail("the text ends where " + expected + " is expected", at);
        }
        return text[at];
    }

    private void skipSpace() {
        at = JsonSkip.space(text, at, to);
    }

    private SyntaxException fail(String problem, int where) {
        return JsonProblem.at(text, from, where, problem);
    }

    private String found(int where) {
        return JsonProblem.found(text, where, to);
    }
}
