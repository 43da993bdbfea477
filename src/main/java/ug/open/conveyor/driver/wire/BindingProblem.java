package ug.open.conveyor.driver.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What databind says about a value that does not fit, in words for the author of a driver. */
final class BindingProblem {
    private static final int SHOWN = 60;
    private static final Set<Class<?>> WHOLE = Set.of(
            int.class,
            long.class,
            short.class,
            byte.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            BigInteger.class);
    private static final Set<Class<?>> DECIMAL =
            Set.of(double.class, float.class, Double.class, Float.class, BigDecimal.class, Number.class);
    private static final Set<Class<?>> TRUTH = Set.of(boolean.class, Boolean.class);

    private BindingProblem() {}

    /** The JSON path of the place: {@code $.env[0].name}. */
    static String path(JsonMappingException problem) {
        StringBuilder path = new StringBuilder("$");
        for (JsonMappingException.Reference step : problem.getPath()) {
            String member = step.getFieldName();
            if (member == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else if (member.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
                path.append('.').append(member);
            } else {
                path.append('[').append(Json.write(member)).append(']');
            }
        }
        return path.toString();
    }

    /** Why a value could not be read; the parser is where it was then. */
    static String reading(JsonMappingException problem, JsonParser parser) {
        if (problem instanceof InvalidDefinitionException definition) {
            Class<?> type = definition.getType() == null
                    ? Object.class
                    : definition.getType().getRawClass();
            return "the class " + type.getSimpleName()
                    + " cannot be filled: make it a record, or a class with a constructor without" + " parameters";
        }
        Throwable cause = problem.getCause();
        if (cause instanceof InputCoercionException range) {
            return "the number does not fit into " + range.getTargetType().getSimpleName();
        }
        if (cause instanceof NumberFormatException) {
            return "a number with too large an exponent";
        }
        if (problem instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return expected(wanted(mismatch)) + ", found " + found(mismatch, parser);
        }
        return cause == null ? shortened(problem.getOriginalMessage()) : said(cause);
    }

    /** The class that was to be filled; databind names an array's own where an item of it did not fit. */
    private static Class<?> wanted(MismatchedInputException problem) {
        Class<?> type = problem.getTargetType();
        List<JsonMappingException.Reference> path = problem.getPath();
        Object from = path.isEmpty() ? null : path.get(path.size() - 1).getFrom();
        return type.isArray() && type.isInstance(from) ? type.getComponentType() : type;
    }

    /** What the author's own constructor or setter said. */
    private static String said(Throwable cause) {
        return cause.getMessage() == null ? "refused with " + cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "expected one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(String::valueOf)
                                    .toList());
        }
        if (WHOLE.contains(type)) {
            return "expected a whole number";
        }
        if (DECIMAL.contains(type)) {
            return "expected a number";
        }
        if (TRUTH.contains(type)) {
            return "expected true or false";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "expected a string";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "expected an array";
        }
        if (type == Instant.class) {
            return "expected a time like 2026-11-24T09:47:09Z";
        }
        boolean ofTheJdk = type.getName().startsWith("java.") && !Map.class.isAssignableFrom(type);
        return ofTheJdk ? "expected a value for " + type.getSimpleName() : "expected an object";
    }

    private static String found(MismatchedInputException problem, JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue()) {
            boolean key = problem instanceof InvalidFormatException && token == JsonToken.FIELD_NAME;
            return key
                    ? "the name " + shortened(Json.write(((InvalidFormatException) problem).getValue()))
                    : container(token);
        }
        try {
            String text = parser.getText();
            return shortened(token == JsonToken.VALUE_STRING ? Json.write(text) : text);
        } catch (IOException e) {
            return Found.kind(token);
        }
    }

    private static String container(JsonToken token) {
        return token == JsonToken.END_ARRAY || token == JsonToken.START_ARRAY ? "an array" : "an object";
    }

    /** Why a value could not be written. */
    static String writing(JsonProcessingException problem) {
        if (problem instanceof InvalidDefinitionException definition && definition.getType() != null) {
            return definition.getType().getRawClass().getSimpleName() + " is no record and has no getters";
        }
        Throwable cause = problem.getCause();
        boolean itself = cause instanceof StackOverflowError
                || problem.getOriginalMessage().contains("nesting depth")
                || problem.getOriginalMessage().contains("recursion");
        if (itself) {
            return "nested deeper than " + JsonScanner.MAX_DEPTH + " levels; does it contain itself?";
        }
        return cause == null ? shortened(problem.getOriginalMessage()) : said(cause);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
