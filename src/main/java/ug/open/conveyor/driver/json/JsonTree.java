package ug.open.conveyor.driver.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds values from the tokens of Jackson's parser. */
public final class JsonTree {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonScanner.MAX_DEPTH)
                    .maxNumberLength(JsonScanner.MAX_NUMBER)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /**
     * Of the exponent of a number as it is written, so that it can be read again. Beyond it, a short number could also fill the memory when
     * somebody writes out its digits.
     */
    private static final long MAX_EXPONENT = 99_999_999;

    /** How many characters a number can grow by when it is written: a point, the sign of an exponent, and its digits. */
    private static final int GROWTH = 16;

    private JsonTree() {}

    /** A parser of a text. */
    public static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** A parser of bytes. Jackson accepts other encodings and checks UTF-8 only in part, so this checks it before. */
    public static JsonParser parser(byte[] utf8, int from, int to) throws IOException {
        if (!Utf8.isText(utf8, from, to)) {
            throw new JsonParseException(null, "not UTF-8");
        }
        return FACTORY.createParser(utf8, from, to - from);
    }

    /** Names the kind of value that begins with this token, for a message. */
    public static String kind(JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            default -> "null";
        };
    }

    /** Reads one value, checks that nothing follows, and closes the parser. */
    static Object read(JsonParser parser) throws IOException {
        try (parser) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "no value");
            }
            Object value = value(parser);
            end(parser);
            return value;
        }
    }

    /** Checks that no further value follows. */
    public static void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "more than one value");
        }
    }

    /** The value that begins with the current token. */
    public static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, value(parser));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return Collections.unmodifiableList(items);
    }

    private static BigDecimal number(JsonParser parser) throws IOException {
        String problem = "a number with too large an exponent";
        try {
            BigDecimal number = parser.getDecimalValue();
            if (isLong(parser.getTextLength(), number)) {
                problem = "a number of more than " + JsonScanner.MAX_NUMBER + " characters, as it would be written";
            } else if (Math.abs(number.precision() - 1L - number.scale()) <= MAX_EXPONENT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // its exponent is even larger
        }
        throw new JsonParseException(parser, problem, parser.currentTokenLocation());
    }

    private static boolean isLong(int length, BigDecimal number) {
        return length > JsonScanner.MAX_NUMBER
                || length > JsonScanner.MAX_NUMBER - GROWTH && number.toString().length() > JsonScanner.MAX_NUMBER;
    }
}
