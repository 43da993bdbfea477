package ug.open.conveyor.driver.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Puts a parser's exception into our words. */
final class JsonProblem {
    private JsonProblem() {}

    /** The problem of a text that was parsed as a string. */
    static SyntaxException in(String text, IOException problem) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return in(utf8, 0, utf8.length, problem);
    }

    /** The scanner's words where it sees a problem, else those for what only the parser notices: a repeated name, a huge number. */
    static SyntaxException in(byte[] utf8, int from, int to, IOException problem) {
        try {
            JsonScanner.scan(utf8, from, to, JsonScanner.MAX_DEPTH);
        } catch (SyntaxException e) {
            return e;
        }
        if (!(problem instanceof JsonProcessingException e) || e.getLocation() == null) {
            return new SyntaxException("cannot be read: " + problem.getMessage(), 1, 1);
        }
        int where = offset(utf8, from, to, e.getLocation());
        String name = e.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().getCurrentName()
                : null;
        if (name != null && e.getOriginalMessage().startsWith("Duplicate")) {
            return Position.of(utf8, from, nameBefore(utf8, from, where))
                    .fail("the name " + Json.write(name) + " occurs twice in one object");
        }
        return Position.of(utf8, from, where)
                .fail(
                        e.getOriginalMessage().contains("surrogate")
                                ? "a name with half a surrogate pair"
                                : e.getOriginalMessage());
    }

    /** The place in the bytes; the parser of a string counts UTF-16 units. */
    private static int offset(byte[] utf8, int from, int to, JsonLocation location) {
        if (location.getByteOffset() >= 0) {
            return (int) Math.min(to, from + location.getByteOffset());
        }
        long units = location.getCharOffset();
        int at = from;
        while (at < to && units > 0) {
            int lead = utf8[at++] & 0xFF;
            units -= lead >= 0xF0 ? 2 : 1;
            while (at < to && (utf8[at] & 0xC0) == 0x80) {
                at++;
            }
        }
        return at;
    }

    /** Where the name begins that ends before this place. */
    private static int nameBefore(byte[] utf8, int from, int where) {
        int at = where - 2;
        while (at > from && !(utf8[at] == '"' && utf8[at - 1] != '\\')) {
            at--;
        }
        return Math.max(at, from);
    }
}
