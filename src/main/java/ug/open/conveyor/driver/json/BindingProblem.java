package ug.open.conveyor.driver.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Translates a problem that databind reports into words for the author of a driver. */
final class BindingProblem {
    private static final int SHOWN = 60;
    private static final Set<Class<?>> DECIMAL = Set.of(Double.class, Float.class, BigDecimal.class, Number.class);

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

    /** Why a value could not be read; the parser still stands at it. */
    static String reading(JsonMappingException problem, JsonParser parser) {
        if (problem instanceof InvalidDefinitionException definition) {
            Class<?> type = definition.getType() == null
                    ? Object.class
                    : definition.getType().getRawClass();
            return "the class " + type.getSimpleName()
                    + " cannot be filled: make it a record, or a class with a constructor without parameters";
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
        return cause == null ? shortened(problem.getOriginalMessage()) : messageOf(cause);
    }

    /** The expected class; where an item of an array does not fit, databind names the class of the array. */
    private static Class<?> wanted(MismatchedInputException problem) {
        Class<?> type = problem.getTargetType();
        List<JsonMappingException.Reference> path = problem.getPath();
        Object from = path.isEmpty() ? null : path.get(path.size() - 1).getFrom();
        return type.isArray() && type.isInstance(from) ? type.getComponentType() : type;
    }

    /** The message of the author's own constructor or setter. */
    private static String messageOf(Throwable cause) {
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
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        if (Number.class.isAssignableFrom(boxed)) {
            return DECIMAL.contains(boxed) ? "expected a number" : "expected a whole number";
        }
        if (boxed == Boolean.class) {
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
            return JsonTree.kind(token);
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
        return cause == null ? shortened(problem.getOriginalMessage()) : messageOf(cause);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
