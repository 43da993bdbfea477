package ug.open.conveyor.driver.input;

/** Finds the end of a JSON value by its brackets and quotes, in as many goes as its bytes come in. */
final class Balance {
    private int depth;
    private boolean begun;
    private boolean inString;
    private boolean escaped;
    private boolean scalar;
    private boolean complete;

    /** Reads on; gives the place behind the value, or {@code to} where it does not end before. */
    int read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !complete) {
            if (scalar && endsScalar(bytes[at])) {
                complete = true;
                return at;
            }
            read(bytes[at++]);
        }
        return at;
    }

    /** Whether the value has ended. */
    boolean complete() {
        return complete;
    }

    /** Whether it has if nothing comes behind. */
    boolean completeAtEnd() {
        return complete || scalar;
    }

    /** Whether the last byte was within a string. */
    boolean inString() {
        return inString;
    }

    private void read(byte b) {
        if (inString) {
            inString = escaped || b != '"';
            escaped = !escaped && b == '\\';
            complete = !inString && depth == 0;
        } else if (b == '"') {
            inString = true;
        } else if (b == '{' || b == '[') {
            depth++;
        } else if (b == '}' || b == ']') {
            complete = --depth <= 0;
        } else if (!begun) {
            scalar = true;
        }
        begun = true;
    }

    private static boolean endsScalar(byte b) {
        return ValueCutter.isSpace(b) || b == ',' || b == ']' || b == '}';
    }
}
