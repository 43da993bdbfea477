package ug.open.conveyor.driver.wire;

import java.io.IOException;
import ug.open.conveyor.driver.ConveyorException;

/**
 * JSON text (RFC 8259) to values and back.
 *
 * <p>A value is a {@code Map} (members in their order) or {@code List}, both unmodifiable, a {@code String}, {@code BigDecimal}, {@code
 * Boolean} or null; no number loses a digit. What is read is strict: one value and nothing behind it, UTF-8, names unique, at most
 * 1,000 levels deep, numbers of at most 1,000 characters.
 */
public final class Json {
    private Json() {}

    /** Reads one value; throws a {@link SyntaxException} with line and column where there is none. */
    public static Object parse(String text) {
        try {
            return JsonTree.read(JsonTree.FACTORY.createParser(text));
        } catch (IOException e) {
            throw JsonProblem.in(text, e);
        }
    }

    /** Reads one value from some bytes of UTF-8; throws a {@link SyntaxException} with line and column where there is none. */
    public static Object parse(byte[] utf8, int from, int to) {
        check(utf8, from, to);
        try {
            return JsonTree.read(JsonTree.FACTORY.createParser(utf8, from, to - from));
        } catch (IOException e) {
            throw JsonProblem.in(utf8, from, to, e);
        }
    }

    /** Whether the bytes are one well-formed value, without making it: throws a {@link SyntaxException} where they are not. */
    public static void check(byte[] utf8, int from, int to) {
        JsonScanner.scan(utf8, from, to, JsonScanner.MAX_DEPTH);
    }

    /**
     * One line of JSON: no white space outside of strings, no line feed.
     *
     * @param value as {@link #parse} gives it; also any {@code Iterable}, {@code Number}, {@code Optional}, {@code Instant} (RFC 3339 in
     *     UTC with six fraction digits), a record or a bean. Numbers that JSON does not have (NaN) become strings.
     * @throws ConveyorException where the value cannot be said in JSON: it contains itself, or is no data
     */
    public static String write(Object value) {
        return new JsonText(false).append(value).toString();
    }

    /**
     * Any value that {@link #write} takes, as {@link #parse} would give it.
     *
     * @throws ConveyorException where the value cannot be said in JSON
     */
    public static Object tree(Object value) {
        boolean plain = value == null || value instanceof String || value instanceof Boolean;
        return plain ? value : parse(write(value));
    }

    /** What {@link #write} gives, over several lines, for people: two spaces a level, no line feed at the end. */
    public static String pretty(Object value) {
        return new JsonText(true).append(value).toString();
    }
}
