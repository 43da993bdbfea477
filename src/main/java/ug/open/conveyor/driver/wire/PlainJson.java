package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over JSON as servers write it most of the time: ASCII, no white space between tokens, no exponents, few levels and few names. Whatever it passes
 * over is JSON that every other reader takes too, without a name twice in one object; of all else it says that it is not plain, and a strict reader
 * has to look. For one thread. Measured by the benchmark's row {@code events}.
 */
final class PlainJson {
    private static final int DEEPEST = 16;
    private static final int MOST_NAMES = 64; // which are compared with each other
    private static final int MOST_DIGITS = 18;

    private final byte[] json;
    private final int to;
    private int[] names = {}; // from, to of those of the objects that are open
    private int known;
    private int at;

    PlainJson(byte[] json, int to) {
        this.json = json;
        this.to = to;
    }

    int at() {
        return at;
    }

    /** Goes on somewhere else. */
    void to(int place) {
        at = place;
    }

    boolean isAtEnd() {
        return at == to;
    }

    /** Passes over this character, where it comes next. */
    boolean pass(char c) {
        if (at < to && json[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    /** Whether the bytes from an offset up to here, without the quote before here, are these. */
    boolean was(int from, String ascii) {
        int length = ascii.length();
        if (at - 1 - from != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (json[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Passes over a string without escapes, from behind its first quote; where it begins, or -1. */
    int text() {
        int from = at;
        while (at < to && json[at] != '"') {
            if (json[at] < ' ' || json[at] == '\\') {
                return -1;
            }
            at++;
        }
        return pass('"') ? from : -1;
    }

    /** Passes over the colon and the text of a member, whose name was passed over; null where it is no text without escapes. */
    String memberText() {
        int from = pass(':') && pass('"') ? text() : -1;
        return from < 0 ? null : ascii(from, at - 1);
    }

    /** Bytes that were passed over as a text. */
    String ascii(int from, int end) {
        return new String(json, from, end - from, StandardCharsets.ISO_8859_1);
    }

    /** Takes a member whose name was passed over. */
    interface Member {
        /** Passes over the rest of it; false where it is not plain, or is one that the reader does not know. */
        boolean read(int name);
    }

    /** Passes over an object with one member or more. */
    boolean members(Member member) {
        if (!pass('{')) {
            return false;
        }
        do {
            int name = pass('"') ? text() : -1;
            if (name < 0 || !member.read(name)) {
                return false;
            }
        } while (pass(','));
        return pass('}');
    }

    /** Passes over any value. */
    boolean value() {
        return value(0);
    }

    private boolean value(int depth) {
        if (at == to || depth == DEEPEST) {
            return false;
        }
        return switch (json[at]) {
            case '"' -> string();
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean object(int depth) {
        at++;
        if (pass('}')) {
            return true;
        }
        int outer = known;
        do {
            int name = pass('"') ? text() : -1;
            if (name < 0 || !isNew(name, outer) || !pass(':') || !value(depth + 1)) {
                return false;
            }
        } while (pass(','));
        known = outer;
        return pass('}');
    }

    /** Notes the name that was passed over; false where the object has it already, or where there are too many. */
    private boolean isNew(int from, int outer) {
        int end = at - 1;
        for (int i = outer; i < known; i++) {
            if (Arrays.equals(json, names[2 * i], names[2 * i + 1], json, from, end)) {
                return false;
            }
        }
        if (known == MOST_NAMES) {
            return false;
        }
        if (2 * known == names.length) {
            names = Arrays.copyOf(names, Math.max(16, 2 * names.length));
        }
        names[2 * known] = from;
        names[2 * known + 1] = end;
        known++;
        return true;
    }

    private boolean array(int depth) {
        at++;
        if (pass(']')) {
            return true;
        }
        do {
            if (!value(depth + 1)) {
                return false;
            }
        } while (pass(','));
        return pass(']');
    }

    private boolean string() {
        at++;
        while (at < to && json[at] != '"') {
            if (json[at] < ' ') {
                return false;
            }
            if (json[at] == '\\' && (++at == to || "\"\\/bfnrt".indexOf(json[at]) < 0)) {
                return false;
            }
            at++;
        }
        return pass('"');
    }

    private boolean number() {
        pass('-');
        int from = at;
        int whole = digits();
        if (whole == 0 || whole > 1 && json[from] == '0') {
            return false;
        }
        int fraction = pass('.') ? digits() : 1;
        return fraction > 0 && whole + fraction <= MOST_DIGITS && ends();
    }

    private int digits() {
        int from = at;
        while (at < to && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!pass(word.charAt(i))) {
                return false;
            }
        }
        return ends();
    }

    /** Whether a scalar can end here. */
    private boolean ends() {
        return at < to && (json[at] == ',' || json[at] == '}' || json[at] == ']');
    }
}
