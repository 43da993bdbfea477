package ug.open.conveyor.driver.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds named top-level members of a JSON object in UTF-8 bytes, without making anything of the rest.
 *
 * <p>Made once for a set of names and used for line after line; a name is spoken of by its index. It trusts nothing: any bytes may be
 * read, and a line that is torn or no object is told by {@link #read}. It does not check what it passes over ({@link Json#check} does).
 * Of a repeated name the last counts. Not for use by several threads at once.
 */
public final class JsonLine {
    private static final byte[] NO_BYTES = {};
    private static final int MAX_LONG_DIGITS = 18;

    private final String[] names;
    private final byte[][] utf8;
    private final int[] start;
    private final int[] end;
    private byte[] line = NO_BYTES;
    private int guess;

    /** For members of these names. */
    public JsonLine(String... names) {
        this.names = names.clone();
        utf8 = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            utf8[i] = names[i].getBytes(StandardCharsets.UTF_8);
        }
        start = new int[names.length];
        end = new int[names.length];
        clear();
    }

    /**
     * Looks at one object; white space around it is allowed. The bytes are used by the other methods until the next call.
     *
     * @return false where the bytes are not one whole object; then no member is present
     */
    public boolean read(byte[] bytes, int from, int to) {
        line = bytes;
        clear();
        if (object(JsonSkip.space(bytes, from, to), to)) {
            return true;
        }
        clear();
        return false;
    }

    private void clear() {
        guess = 0;
        Arrays.fill(start, -1);
        Arrays.fill(end, -1);
    }

    private boolean object(int at, int to) {
        if (at >= to || line[at] != '{') {
            return false;
        }
        int i = JsonSkip.space(line, at + 1, to);
        if (i < to && line[i] == '}') {
            return JsonSkip.space(line, i + 1, to) == to;
        }
        while ((i = member(i, to)) >= 0 && i < to) {
            if (line[i] == '}') {
                return JsonSkip.space(line, i + 1, to) == to;
            }
            if (line[i] != ',') {
                return false;
            }
            i = JsonSkip.space(line, i + 1, to);
        }
        return false;
    }

    /** Reads one member and the space behind it; -1 where there is no whole one. */
    private int member(int at, int to) {
        if (at >= to || line[at] != '"') {
            return -1;
        }
        int nameEnd = JsonSkip.string(line, at + 1, to);
        int colon = nameEnd < 0 ? to : JsonSkip.space(line, nameEnd + 1, to);
        if (colon >= to || line[colon] != ':') {
            return -1;
        }
        int value = JsonSkip.space(line, colon + 1, to);
        int valueEnd = JsonSkip.value(line, value, to);
        if (valueEnd < 0) {
            return -1;
        }
        keep(indexOf(at + 1, nameEnd), value, valueEnd);
        return JsonSkip.space(line, valueEnd, to);
    }

    private void keep(int name, int from, int to) {
        if (name >= 0) {
            int quote = line[from] == '"' ? 1 : 0;
            start[name] = from + quote;
            end[name] = to - quote;
            guess = name + 1;
        }
    }

    /** Which of our names this is, or -1. They usually come in our order, so the one after the last is tried first. */
    private int indexOf(int from, int to) {
        for (int k = 0; k < utf8.length; k++) {
            int name = guess + k < utf8.length ? guess + k : guess + k - utf8.length;
            if (Arrays.equals(utf8[name], 0, utf8[name].length, line, from, to)) {
                return name;
            }
        }
        for (int i = from; i < to; i++) {
            if (line[i] == '\\') {
                return Arrays.asList(names).indexOf(JsonSkip.text(line, from, to));
            }
        }
        return -1;
    }

    /** Whether the member is there; null counts as a value. */
    public boolean present(int name) {
        return start[name] >= 0;
    }

    /** Whether the member is there and is a string. */
    public boolean isString(int name) {
        return present(name) && line[start[name] - 1] == '"';
    }

    /** Whether the member is there and is an object. */
    public boolean isObject(int name) {
        return present(name) && !isString(name) && line[start[name]] == '{';
    }

    /** Where the member's value begins, of a string behind its quote; -1 where there is none. */
    public int start(int name) {
        return start[name];
    }

    /** Where the member's value ends, of a string before its quote; -1 where there is none. */
    public int end(int name) {
        return end[name];
    }

    /** Whether the bytes of the value are these: {@code is(0, "log")}, {@code is(1, "true")}. For text without escapes. */
    public boolean is(int name, String ascii) {
        int length = ascii.length();
        if (!present(name) || end[name] - start[name] != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (line[start[name] + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A string's text; any other value's JSON text; empty where there is none. */
    public String string(int name) {
        if (!present(name)) {
            return "";
        }
        return isString(name)
                ? JsonSkip.text(line, start[name], end[name])
                : new String(line, start[name], end[name] - start[name], StandardCharsets.UTF_8);
    }

    /** A whole number of up to 18 digits; {@code otherwise} where there is none. */
    public long longValue(int name, long otherwise) {
        if (!present(name) || isString(name)) {
            return otherwise;
        }
        int i = start[name];
        boolean negative = line[i] == '-';
        if (negative) {
            i++;
        }
        int digits = end[name] - i;
        if (digits < 1 || digits > MAX_LONG_DIGITS) {
            return otherwise;
        }
        long value = 0;
        for (; i < end[name]; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return otherwise;
            }
            value = 10 * value + line[i] - '0';
        }
        return negative ? -value : value;
    }

    /** Writes a string's text as UTF-8, any other value as it is, nothing where there is none. */
    public void write(int name, OutputStream out) throws IOException {
        if (isString(name)) {
            JsonSkip.write(line, start[name], end[name], out);
        } else if (present(name)) {
            out.write(line, start[name], end[name] - start[name]);
        }
    }
}
