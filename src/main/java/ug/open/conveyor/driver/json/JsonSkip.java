package ug.open.conveyor.driver.json;

/** Passes over JSON in bytes. Never leaves the range, whatever the bytes are. */
public final class JsonSkip {
    private JsonSkip() {}

    public static int space(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && isSpace(bytes[i])) {
            i++;
        }
        return i;
    }

    /** White space between the tokens of JSON. */
    public static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** The place of the quote that ends the string whose first character is at {@code at}; -1 where there is none. */
    static int string(byte[] bytes, int at, int to) {
        for (int i = at; i < to; i++) {
            byte c = bytes[i];
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** The place behind the value that begins at {@code at}; -1 where there is no whole one. */
    public static int value(byte[] bytes, int at, int to) {
        if (at >= to) {
            return -1;
        }
        byte c = bytes[at];
        if (c == '"') {
            int end = string(bytes, at + 1, to);
            return end < 0 ? -1 : end + 1;
        }
        return c == '{' || c == '[' ? container(bytes, at, to) : word(bytes, at, to);
    }

    private static int container(byte[] bytes, int at, int to) {
        int depth = 0;
        for (int i = at; i < to; i++) {
            byte c = bytes[i];
            if (c == '"') {
                i = string(bytes, i + 1, to);
                if (i < 0) {
                    return -1;
                }
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** A number, true, false or null. */
    private static int word(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && isWord(bytes[i])) {
            i++;
        }
        return i == at ? -1 : i;
    }

    private static boolean isWord(byte c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'E';
    }
}
