package ug.open.conveyor.driver.input;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.JsonLine;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.wire.InputFormatException;
import ug.open.conveyor.driver.wire.Messages;

/** The members of one record, and the sentences about what is wrong with them. For one record after the other, and one thread. */
final class RecordMembers {
    private final String input;
    private final JsonLine line = new JsonLine(Field.keys());
    private Piece piece;

    RecordMembers(String input) {
        this.input = input;
    }

    /** Goes on to another record; throws where it is no JSON object. */
    void read(Piece next) throws InputFormatException {
        piece = next;
        if (line.read(piece.bytes(), piece.from(), piece.to())) {
            return;
        }
        if (piece.length() > 0 && piece.bytes()[piece.from()] == '{') {
            checkSyntax(piece.from(), piece.to());
        }
        throw at(piece.from(), ValueCutter.found(piece.bytes(), piece.from(), piece.to()), EventReader.EXPECTED);
    }

    boolean has(Field member) {
        int name = member.ordinal();
        return line.present(name) && (line.isString(name) || !line.is(name, "null"));
    }

    /** Whether it is there, though it may be null. */
    boolean isThere(Field member) {
        return line.present(member.ordinal());
    }

    /** Where the member's value begins in the piece's bytes; behind the quote of a string. */
    int start(Field member) {
        return line.start(member.ordinal());
    }

    /** The text of a member that is a string, else its JSON; empty where it is not there. */
    String text(Field member) {
        return has(member) ? line.string(member.ordinal()) : "";
    }

    /** A member's JSON as it stands in the record; where it is a string, its text. */
    byte[] bytes(Field member) {
        int from = start(member);
        return line.isString(member.ordinal())
                ? text(member).getBytes(StandardCharsets.UTF_8)
                : Arrays.copyOfRange(piece.bytes(), from, line.end(member.ordinal()));
    }

    OptionalLong number(Field member) throws InputFormatException {
        if (!has(member)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text(member)));
        } catch (NumberFormatException e) {
            throw at(
                    member,
                    "the field '" + member.key() + "' is " + Harmless.inQuotes(text(member), ValueCutter.SHOWN),
                    "a whole number");
        }
    }

    Optional<Instant> time() throws InputFormatException {
        if (!has(Field.TIME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Timestamps.parse(text(Field.TIME)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw at(
                    Field.TIME,
                    "the field 'time' is " + Harmless.inQuotes(text(Field.TIME), ValueCutter.SHOWN),
                    "a time as in RFC 3339");
        }
    }

    /** The first value of a NATS header; empty where there is none. */
    String header(String name) throws InputFormatException {
        if (!has(Field.HEADERS)) {
            return "";
        }
        int from = start(Field.HEADERS);
        int to = line.end(Field.HEADERS.ordinal());
        checkSyntax(from, to);
        Object value = Json.parse(piece.bytes(), from, to) instanceof Map<?, ?> headers ? headers.get(name) : null;
        Object first = value instanceof List<?> values && !values.isEmpty() ? values.get(0) : value;
        return first instanceof String text ? text : "";
    }

    /** The driver message in these bytes, which are the record or stand in it from {@code place} on, perhaps as a string. */
    DriverMessage message(byte[] body, int place) throws InputFormatException {
        try {
            return Messages.read(body);
        } catch (MalformedMessageException e) {
            throw e.getCause() instanceof SyntaxException syntax
                    ? at(place, syntax)
                    : at(place, e.problem(), e.expected());
        }
    }

    /** The problem of a record that is a broken resource; {@code problem} is that of the message made of it. */
    InputFormatException badResource(MalformedMessageException problem) {
        try {
            Json.parse(piece.bytes(), piece.from(), piece.to());
        } catch (SyntaxException e) {
            return at(piece.from(), e);
        }
        return at(piece.from(), problem.problem().replaceFirst("^payload: ", ""), problem.expected());
    }

    InputFormatException missing(String field, String expected) {
        return at(piece.from(), "the field '" + field + "' is missing", expected);
    }

    InputFormatException unknown() {
        List<String> keys = List.of();
        try {
            Object value = Json.parse(piece.bytes(), piece.from(), piece.to());
            keys = ((Map<?, ?>) value)
                    .keySet().stream()
                            .limit(5)
                            .map(key -> Harmless.inQuotes((String) key, ValueCutter.SHOWN))
                            .toList();
        } catch (SyntaxException e) {
            return at(piece.from(), e);
        }
        String found = keys.isEmpty() ? "an empty object" : "an object with the fields " + String.join(", ", keys);
        return at(piece.from(), "found " + found, EventReader.EXPECTED);
    }

    InputFormatException at(Field member, String problem, String expected) {
        return at(start(member), problem, expected);
    }

    private InputFormatException at(int place, String problem, String expected) {
        return at(place, 1, 1, problem, expected);
    }

    /** With the place of something at a line and column of a text that begins at {@code place} in the piece. */
    private InputFormatException at(int place, int line, int column, String problem, String expected) {
        if (!piece.asWritten()) {
            return new InputFormatException(input, piece.line(), 0, problem, expected);
        }
        long atLine = piece.line();
        long atColumn = piece.column();
        for (int i = piece.from(); i < place; i++) {
            byte b = piece.bytes()[i];
            atLine += b == '\n' ? 1 : 0;
            atColumn = b == '\n' ? 1 : (b & 0xc0) == 0x80 ? atColumn : atColumn + 1;
        }
        long foundColumn = line == 1 ? atColumn + column - 1 : column;
        return new InputFormatException(input, atLine + line - 1, foundColumn, problem, expected);
    }

    /** With a syntax error in a text that begins at {@code place}; in a string its place is that of the text without escapes. */
    private InputFormatException at(int place, SyntaxException problem) {
        boolean direct = place == piece.from() || piece.bytes()[place - 1] != '"';
        return direct
                ? at(place, problem.line(), problem.column(), "invalid JSON: " + problem.problem(), "")
                : at(place, 1, 1, "invalid JSON in this string: " + problem.getMessage(), "");
    }

    private void checkSyntax(int from, int to) throws InputFormatException {
        try {
            Json.check(piece.bytes(), from, to);
        } catch (SyntaxException e) {
            throw at(from, e);
        }
    }
}
