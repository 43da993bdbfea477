package ug.open.conveyor.driver.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds values from JSON as servers and drivers write it most of the time: ASCII, no exponents, few levels. It gives what
 * {@link JsonTree} gives; of all else it says that it is not plain, and that one reads it, or tells where it is wrong. A start that meets nothing
 * else does without Jackson, whose classes take 5 ms (row {@code program} of the benchmark).
 */
final class PlainTree {
    /** Stands for a value that is not plain. */
    static final Object NOT_PLAIN = new Object();

    private static final int MOST_BYTES = 64 * 1024; // what is longer would take long to be read twice
    private static final int DEEPEST = 64;
    private static final int MOST_DIGITS = 18;

    private final byte[] json;
    private final int to;
    private int at;

    private PlainTree(byte[] json, int from, int to) {
        this.json = json;
        this.at = from;
        this.to = to;
    }

    /** The one value in this range; {@link #NOT_PLAIN} where it is not plain, or no value. */
    static Object read(byte[] json, int from, int to) {
        if (to - from > MOST_BYTES) {
            return NOT_PLAIN;
        }
        PlainTree tree = new PlainTree(json, from, to);
        Object value = tree.value(0);
        return tree.next() < 0 ? value : NOT_PLAIN;
    }

    /** The same of a text. */
    static Object read(String text) {
        if (text.length() > MOST_BYTES) {
            return NOT_PLAIN;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return NOT_PLAIN;
            }
        }
        return read(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    /** The next byte that is no white space, where it stands; -1 at the end. */
    private int next() {
        at = JsonSkip.space(json, at, to);
        return at < to ? json[at] & 0xff : -1;
    }

    /** Passes over this character, where it comes next. */
    private boolean pass(char c) {
        if (next() == c) {
            at++;
            return true;
        }
        return false;
    }

    private Object value(int depth) {
        return switch (next()) {
            case '"' -> string(false);
            case '{' -> depth < DEEPEST ? object(depth + 1) : NOT_PLAIN;
            case '[' -> depth < DEEPEST ? array(depth + 1) : NOT_PLAIN;
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object object(int depth) {
        at++;
        Map<String, Object> members = new LinkedHashMap<>();
        if (pass('}')) {
            return Collections.unmodifiableMap(members);
        }
        for (int count = 1; ; count++) {
            if (!(next() == '"' && string(true) instanceof String name && pass(':'))) {
                return NOT_PLAIN;
            }
            Object value = value(depth);
            members.put(name, value);
            if (value == NOT_PLAIN || members.size() < count) { // a name twice
                return NOT_PLAIN;
            }
            if (!pass(',')) {
                return pass('}') ? Collections.unmodifiableMap(members) : NOT_PLAIN;
            }
        }
    }

    private Object array(int depth) {
        at++;
        List<Object> items = new ArrayList<>();
        if (pass(']')) {
            return Collections.unmodifiableList(items);
        }
        do {
            Object value = value(depth);
            if (value == NOT_PLAIN) {
                return NOT_PLAIN;
            }
            items.add(value);
        } while (pass(','));
        return pass(']') ? Collections.unmodifiableList(items) : NOT_PLAIN;
    }

    /** @param name of a member: one with escapes may be none, with half a surrogate pair */
    private Object string(boolean name) {
        int from = ++at;
        boolean escaped = false;
        while (at < to && json[at] != '"') {
            int length = json[at] == '\\' ? Unescaped.escape(json, at, to) : 1;
            if (json[at] < ' ' || length == 0 || name && length > 1) { // of UTF-8, all but ASCII is below 0
                return NOT_PLAIN;
            }
            escaped |= length > 1;
            at += length;
        }
        if (at >= to) {
            return NOT_PLAIN;
        }
        int end = at++;
        return escaped
                ? Unescaped.text(json, from, end)
                : new String(json, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private Object word(String word, Object value) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == to || json[at] != word.charAt(i)) {
                return NOT_PLAIN;
            }
        }
        return value;
    }

    private Object number() {
        boolean negative = pass('-');
        int from = at;
        long digits = digits(0);
        int whole = at - from;
        if (whole == 0 || whole > 1 && json[from] == '0') {
            return NOT_PLAIN;
        }
        int scale = 0;
        if (at < to && json[at] == '.') {
            int point = at++;
            digits = digits(digits);
            scale = at - point - 1;
            if (scale == 0) {
                return NOT_PLAIN;
            }
        }
        boolean ends = at == to || "eE.+-".indexOf(json[at]) < 0;
        return ends && whole + scale <= MOST_DIGITS
                ? BigDecimal.valueOf(negative ? -digits : digits, scale)
                : NOT_PLAIN;
    }

    /** Appends the digits that come next; too many make another number of it, which is not used then. */
    private long digits(long before) {
        long digits = before;
        while (at < to && json[at] >= '0' && json[at] <= '9') {
            digits = 10 * digits + json[at] - '0';
            at++;
        }
        return digits;
    }
}
