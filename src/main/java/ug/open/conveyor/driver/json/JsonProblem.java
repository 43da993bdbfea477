package ug.open.conveyor.driver.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Translates the exceptions of Jackson's parser into our words. */
public final class JsonProblem {
    private JsonProblem() {}

    /** The problem of a text that was parsed as a string: reading its bytes finds it again, with its place. */
    public static SyntaxException in(String text, IOException problem) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        try {
            Json.parse(utf8, 0, utf8.length);
        } catch (SyntaxException e) {
            return e;
        }
        return in(utf8, 0, utf8.length, problem);
    }

    /** The words of our scanner where it finds a problem, else words for what only the parser finds: a repeated name, a huge number. */
    public static SyntaxException in(byte[] utf8, int from, int to, IOException problem) {
        try {
            JsonScanner.scan(utf8, from, to, JsonScanner.MAX_DEPTH);
        } catch (SyntaxException e) {
            return e;
        }
        if (!(problem instanceof JsonProcessingException e) || e.getLocation() == null) {
            return new SyntaxException("cannot be read: " + problem.getMessage(), 1, 1);
        }
        int where = (int) Math.min(to, from + Math.max(0, e.getLocation().getByteOffset()));
        String name = e.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().getCurrentName()
                : null;
        if (name != null && e.getOriginalMessage().startsWith("Duplicate")) {
            return at(
                    utf8,
                    from,
                    nameBefore(utf8, from, where),
                    "the name " + Json.write(name) + " occurs twice in one object");
        }
        boolean half = e.getOriginalMessage().contains("surrogate");
        return at(utf8, from, where, half ? "a name with half a surrogate pair" : e.getOriginalMessage());
    }

    /** A problem at a byte of a text that begins at {@code from}. */
    static SyntaxException at(byte[] text, int from, int where, String problem) {
        int line = 1;
        int column = 1;
        for (int i = from; i < where; i++) {
            if (text[i] == '\n') {
                line++;
                column = 1;
            } else if ((text[i] & 0xC0) != 0x80) {
                column++;
            }
        }
        return new SyntaxException(problem, line, column);
    }

    /** The offset of the name that ends before this place. */
    private static int nameBefore(byte[] utf8, int from, int where) {
        int at = where - 2;
        while (at > from && !(utf8[at] == '"' && utf8[at - 1] != '\\')) {
            at--;
        }
        return Math.max(at, from);
    }

    /** Names what stands at a place of a text that ends at {@code to}: a character in quotes, a control character or byte by its number. */
    static String found(byte[] text, int where, int to) {
        if (where >= to) {
            return "the end of the text";
        }
        byte c = text[where];
        if (c == 0x7F || c >= 0 && c < 0x20) {
            return String.format("the control character U+%04X", c);
        }
        if (c > 0) {
            return c == '\'' ? "a single quote" : "'" + (char) c + "'";
        }
        int length = Utf8.sequence(text, where, to);
        if (length == 0) {
            return String.format("the byte 0x%02X", c & 0xFF);
        }
        String character = new String(text, where, length, StandardCharsets.UTF_8);
        return character.equals("\uFEFF") ? "a byte order mark" : "'" + Harmless.oneLine(character) + "'";
    }
}
