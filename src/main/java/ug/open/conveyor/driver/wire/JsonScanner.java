package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Checks that bytes are one JSON value (RFC 8259) in UTF-8 and nothing else, without making anything of it.
 *
 * <p>Stricter than the parser, which takes some things for UTF-8 that are not; and the one place where a syntax error gets its words.
 */
final class JsonScanner {
    static final int MAX_DEPTH = 1000;
    static final int MAX_NUMBER = 1000;
    private static final int MAX_EXPONENT_DIGITS = 8;

    private final byte[] text;
    private final int from;
    private final int to;
    private final int maxDepth;
    private int at;
    private byte[] closers = new byte[16];
    private int depth;

    private JsonScanner(byte[] text, int from, int to, int maxDepth) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.maxDepth = maxDepth;
        this.at = from;
    }

    /** Throws a {@link SyntaxException} where the bytes are not one JSON value of at most this depth. */
    static void scan(byte[] text, int from, int to, int maxDepth) {
        new JsonScanner(text, from, to, maxDepth).document();
    }

    /** Whether {@link #scan} would find nothing. */
    static boolean isValid(byte[] text, int from, int to, int maxDepth) {
        try {
            scan(text, from, to, maxDepth);
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

    /** Closes what ends here and passes over the comma; false at the end of the outermost value. */
    private boolean nextMember() {
        while (depth > 0) {
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
        string();
        if (peek("':' after a name") != ':') {
            throw fail("expected ':' after a name, found " + found(at), at);
        }
        at++;
    }

    private void string() {
        int start = at++;
        while (at < to) {
            byte c = text[at];
            if (c == '"') {
                at++;
                return;
            } else if (c >= 0x20 && c != '\\') {
                at++;
            } else if (c == '\\') {
                escape(start);
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
        while (at < to && isSpace(text[at])) {
            at++;
        }
    }

    static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private SyntaxException fail(String problem, int where) {
        return Position.of(text, from, where).fail(problem);
    }

    private String found(int where) {
        return Position.found(text, where, to);
    }
}
