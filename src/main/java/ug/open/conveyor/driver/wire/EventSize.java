package ug.open.conveyor.driver.wire;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How long the event of a resource will be on the wire. A server writes the Resource as JSON with {@code <}, {@code >} and {@code &} as
 * escapes and numbers as 64-bit floats, and that as a string inside the driver message (protocol.md, Bodies): a quote in a text counts four
 * bytes.
 */
public final class EventSize {
    /** What a server sends at most, in bytes: it keeps the name of a resource above it, and sends nothing. */
    public static final int MOST = 1_048_576;

    private static final int MESSAGE =
            "{'event':'create','payload':'','id':'012345678901234567890123','run_id':''}".length() + 36;
    private static final int RESOURCE =
            inString("{'id':'','name':,'resource':,'metadata':{'version':'1'},'spec':}") + 36;
    private static final int PIPELINE = inString("'pipeline':,");
    private static final int ESCAPE = "\\\\u0000".length();
    private static final double LEAST_PLAIN = 1e-6;
    private static final double MOST_PLAIN = 1e21;

    private EventSize() {}

    /**
     * The bytes of the driver message that a new resource makes.
     *
     * @param pipeline null: none
     * @param spec as {@link Json#parse} gives it
     */
    public static long of(String name, String type, String pipeline, Object spec) {
        long around = MESSAGE + RESOURCE + text(name) + text(type);
        return around + (pipeline == null ? 0 : PIPELINE + text(pipeline)) + value(spec);
    }

    /** Of JSON with {@code '} for each quote, which has a backslash before it. */
    private static int inString(String json) {
        return json.length() + (int) json.chars().filter(c -> c == '\'').count();
    }

    private static long value(Object value) {
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

    private static long text(String text) {
        long size = 4;
        for (int i = 0; i < text.length(); i++) {
            size += character(text.charAt(i));
        }
        return size;
    }

    private static int character(char c) {
        return switch (c) {
            case '"', '\\' -> 4;
            case '\n', '\r', '\t', '\b', '\f' -> 3;
            case '<', '>', '&', '\u2028', '\u2029' -> ESCAPE;
            default -> c < ' ' ? ESCAPE : c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        };
    }

    /** As Go writes a float: plain between these, else with an exponent. */
    private static int number(double number) {
        double size = Math.abs(number);
        if (size != 0 && (size < LEAST_PLAIN || size >= MOST_PLAIN)) {
            return Double.toString(number).length() + 1;
        }
        return new BigDecimal(Double.toString(number))
                .stripTrailingZeros()
                .toPlainString()
                .length();
    }
}
