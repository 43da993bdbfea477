package ug.open.conveyor.driver.wire;

import java.math.BigDecimal;
import java.util.Map;
import ug.open.conveyor.driver.json.Json;

/**
 * How many bytes a value takes as JSON of a server, inside of texts that are JSON themselves: in each, what was written is escaped once more.
 * A server writes {@code <}, {@code >}, {@code &}, U+2028 and U+2029 as escapes, other characters beyond ASCII as they are, and numbers as
 * 64-bit floats.
 *
 * @param depth how many texts it is in; 0: it stands for itself
 */
record EmbeddedSize(int depth) {
    /** Half of a pair, which becomes U+FFFD. */
    private static final int REPLACED = 3;

    private static final double LEAST_PLAIN = 1e-6;
    private static final double MOST_PLAIN = 1e21;

    /** Of JSON with {@code '} for each quote. */
    long json(String json) {
        long quotes = json.chars().filter(c -> c == '\'').count();
        return json.length() + quotes * (quote() - 1);
    }

    /** Of a value as {@link Json#parse} gives it. */
    long value(Object value) {
        if (value instanceof Map<?, ?> members) {
            long size = Math.max(2, members.size() + 1); // braces and commas
            for (Map.Entry<?, ?> member : members.entrySet()) {
                size += text((String) member.getKey()) + 1 + value(member.getValue());
            }
            return size;
        }
        if (value instanceof Iterable<?> items) {
            long size = 0;
            for (Object item : items) {
                size += value(item) + 1;
            }
            return Math.max(2, size + 1);
        }
        if (value instanceof String text) {
            return text(text);
        }
        return value instanceof BigDecimal number
                ? number(number.doubleValue())
                : String.valueOf(value).length();
    }

    /** Of a text, with its quotes. */
    long text(String text) {
        long size = 2L * quote();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                size += character(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                size += 4;
                i++;
            } else {
                size += REPLACED;
            }
        }
        return size;
    }

    /** What stands before a quote doubles with each text. */
    private int quote() {
        return 1 << depth;
    }

    private int character(char c) {
        return switch (c) {
            case '"', '\\' -> 2 * quote();
            case '\n', '\r', '\t', '\b', '\f' -> quote() + 1;
            case '<', '>', '&', '\u2028', '\u2029' -> quote() + "u0000".length();
            default -> c < ' ' ? quote() + "u0000".length() : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        };
    }

    /** As Go writes a float: plain between these, else with an exponent. */
    private static int number(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        double size = Math.abs(number);
        if (size == 0 || size >= LEAST_PLAIN && size < MOST_PLAIN) {
            return exact.toPlainString().length();
        }
        int digits = exact.precision();
        int exponent = Math.abs(digits - 1 - exact.scale());
        return (number < 0 ? 1 : 0)
                + (digits == 1 ? 1 : digits + 1)
                + "e+".length()
                + String.valueOf(exponent).length();
    }
}
