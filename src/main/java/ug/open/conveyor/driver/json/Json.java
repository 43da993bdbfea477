package ug.open.conveyor.driver.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;

/**
 * Reads JSON text (RFC 8259) into values and writes values as JSON.
 *
 * <p>A value is a {@code Map} (members in their order) or {@code List}, both unmodifiable, a {@code String}, {@code BigDecimal}, {@code
 * Boolean} or null; no number loses a digit. Reading is strict: one value and nothing behind it, UTF-8, unique names, at most 1,000
 * levels, numbers of at most 1,000 characters.
 */
public final class Json {
    private Json() {}

    /**
     * Reads one value.
     *
     * @throws SyntaxException with line and column where the text is not one value
     */
    public static Object parse(String text) {
        Object plain = PlainTree.read(text);
        if (plain != PlainTree.NOT_PLAIN) {
            return plain;
        }
        try {
            return JsonTree.read(JsonTree.parser(text));
        } catch (IOException e) {
            throw JsonProblem.in(text, e);
        }
    }

    /**
     * Reads one value from bytes of UTF-8.
     *
     * @throws SyntaxException with line and column where the bytes are not one value
     */
    public static Object parse(byte[] utf8, int from, int to) {
        Object plain = PlainTree.read(utf8, from, to);
        if (plain != PlainTree.NOT_PLAIN) {
            return plain;
        }
        try {
            return JsonTree.read(JsonTree.parser(utf8, from, to));
        } catch (IOException e) {
            throw JsonProblem.in(utf8, from, to, e);
        }
    }

    /**
     * Checks that the bytes are one value, without building it. Names may occur twice.
     *
     * @throws SyntaxException with line and column where they are not
     */
    public static void check(byte[] utf8, int from, int to) {
        JsonScanner.scan(utf8, from, to, JsonScanner.MAX_DEPTH);
    }

    /**
     * Writes a value as one line of JSON: no white space outside of strings, no line feed.
     *
     * @param value as {@link #parse} gives it; also any {@code Iterable}, {@code Number}, {@code Optional}, {@code Instant} (RFC 3339 in
     *     UTC with six fraction digits), a record or a bean. Numbers that JSON does not have (NaN) become strings.
     * @throws ConveyorException where JSON cannot express the value: it contains itself, or is no data
     */
    public static String write(Object value) {
        Buffer out = new Buffer(128);
        write(value, out);
        return out.toString();
    }

    /** Writes a value as {@link #write(Object)} does, in UTF-8. */
    public static byte[] utf8(Object value) {
        Buffer out = new Buffer(128);
        write(value, out);
        return out.toArray();
    }

    /**
     * Appends a value to a buffer, as {@link #write(Object)} writes it.
     *
     * @throws ConveyorException where JSON cannot express the value; then its beginning may stand in the buffer
     */
    public static void write(Object value, Buffer out) {
        if (value instanceof String text) {
            out.string(text);
        } else {
            new JsonText(out, false).append(value);
        }
    }

    /**
     * Turns any value that {@link #write(Object)} takes into the form that {@link #parse} gives.
     *
     * @throws ConveyorException where JSON cannot express the value
     */
    public static Object tree(Object value) {
        boolean plain = value == null || value instanceof String || value instanceof Boolean;
        return plain ? value : parse(write(value));
    }

    /** Names the kind of a value for a message: {@code an object}, {@code the number 1.5}, {@code null}. */
    public static String kind(Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "an array";
        }
        if (value instanceof String) {
            return "a string";
        }
        return value instanceof BigDecimal ? "the number " + value : String.valueOf(value);
    }

    /** Writes a value over several lines for people: indented by two spaces a level, without a line feed at the end. */
    public static String pretty(Object value) {
        Buffer out = new Buffer(128);
        new JsonText(out, true).append(value);
        return out.toString();
    }
}
