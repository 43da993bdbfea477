package ug.open.conveyor.driver.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds named top-level members of a JSON object in UTF-8 bytes, without building values.
 *
 * <p>Make one for a set of names and use it for line after line; the methods take the index of a name. Any bytes may be read: {@link #read}
 * returns false for a torn line or another value. The members that it passes over are not checked ({@link Json#check} does that). Of a
 * repeated name the last counts. For one thread.
 */
public final class JsonLine {
    private static final byte[] NO_BYTES = {};
    private static final int MAX_LONG_DIGITS = 18;

    private final Names names;
    private final int[] start;
    private final int[] end;
    private final JsonMembers members = new JsonMembers();
    private byte[] line = NO_BYTES;

    /** For members of these names. */
    public JsonLine(String... names) {
        this(new Names(names));
    }

    /** For members of these names; several lines can share them. */
    public JsonLine(Names names) {
        this.names = names;
        start = new int[names.utf8.length];
        end = new int[names.utf8.length];
        clear();
    }

    /**
     * Reads one object; white space around it is allowed. The other methods use the bytes until the next call.
     *
     * @return false where the bytes are not one whole object; then no member is present
     */
    public boolean read(byte[] bytes, int from, int to) {
        line = bytes;
        clear();
        for (members.start(bytes, from, to); members.next(); ) {
            keep(members.nameFrom(), members.nameTo(), members.valueFrom(), members.valueTo());
        }
        if (!members.whole()) {
            clear();
        }
        return members.whole();
    }

    /**
     * The same; checks also what is inside the members.
     *
     * @return false where the bytes are not one whole object, of JSON from its begin to its end
     */
    public boolean readWhole(byte[] bytes, int from, int to) {
        line = bytes;
        clear();
        boolean whole = JsonScanner.isValid(bytes, from, to, JsonScanner.MAX_DEPTH, this::keep)
                && bytes[JsonSkip.space(bytes, from, to)] == '{';
        if (!whole) {
            clear();
        }
        return whole;
    }

    private void keep(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        keep(names.indexOf(line, nameFrom, nameTo), valueFrom, valueTo);
    }

    private void clear() {
        Arrays.fill(start, -1);
        Arrays.fill(end, -1);
    }

    private void keep(int name, int from, int to) {
        if (name >= 0) {
            int quote = line[from] == '"' ? 1 : 0;
            start[name] = from + quote;
            end[name] = to - quote;
        }
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

    /** The offset of the member's value, of a string behind its quote; -1 where there is none. */
    public int start(int name) {
        return start[name];
    }

    /** The offset behind the member's value, of a string before its quote; -1 where there is none. */
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
                ? Unescaped.text(line, start[name], end[name])
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

    /** Names of members, each found by its bytes in one step. */
    public static final class Names {
        private final byte[][] utf8;
        /** By hash: the index of a name plus one; 0 where there is none. */
        private final byte[] table;

        /** At most 60 names. */
        public Names(String... names) {
            utf8 = new byte[names.length][];
            table = new byte[Math.max(4, Integer.highestOneBit(names.length) * 4)];
            for (int i = 0; i < names.length; i++) {
                utf8[i] = names[i].getBytes(StandardCharsets.UTF_8);
                int slot = slot(utf8[i], 0, utf8[i].length);
                while (table[slot] != 0) {
                    slot = slot + 1 & table.length - 1;
                }
                table[slot] = (byte) (i + 1);
            }
        }

        private int slot(byte[] name, int from, int to) {
            int hash = to - from;
            if (hash > 0) {
                hash = 31 * (31 * hash + name[from]) + name[to - 1];
            }
            return hash & table.length - 1;
        }

        /** The index of the name in these bytes, or -1. */
        int indexOf(byte[] line, int from, int to) {
            for (int slot = slot(line, from, to); table[slot] != 0; slot = slot + 1 & table.length - 1) {
                byte[] name = utf8[table[slot] - 1];
                if (Arrays.equals(name, 0, name.length, line, from, to)) {
                    return table[slot] - 1;
                }
            }
            for (int i = from; i < to; i++) {
                if (line[i] == '\\') {
                    byte[] plain = Unescaped.text(line, from, to).getBytes(StandardCharsets.UTF_8);
                    return plain.length < to - from ? indexOf(plain, 0, plain.length) : -1;
                }
            }
            return -1;
        }
    }
}
