package ug.open.conveyor.driver.wire;

import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What was found, in words. */
final class Found {
    private Found() {}

    static String member(Map<?, ?> members, String name) {
        return members.containsKey(name) ? kind(members.get(name)) : "nothing";
    }

    /** The kind of a value as {@link Json#parse} gives it, and a short value itself. */
    static String kind(Object value) {
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

    static String kind(JsonToken token) {
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
}
