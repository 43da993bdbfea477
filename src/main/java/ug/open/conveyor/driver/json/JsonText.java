package ug.open.conveyor.driver.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;

/** Writes values as JSON into a buffer. Plain ones by hand, so that databind is loaded only for an author's own classes. */
final class JsonText {
    private final Buffer out;
    private final boolean pretty;
    private int depth;

    JsonText(Buffer out, boolean pretty) {
        this.out = out;
        this.pretty = pretty;
    }

    void append(Object value) {
        if (value == null || value instanceof Boolean) {
            out.ascii(String.valueOf(value));
        } else if (value instanceof CharSequence text) {
            out.string(text.toString());
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> items && !(value instanceof Path)) {
            array(items);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Optional<?> optional) {
            append(optional.orElse(null));
        } else if (value instanceof Instant instant) {
            out.time(instant);
        } else {
            bean(value);
        }
    }

    private void object(Map<?, ?> map) {
        open('{');
        int first = out.length();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            next(first);
            out.string(Utf8.wellFormed(String.valueOf(member.getKey())));
            out.ascii(pretty ? ": " : ":");
            append(member.getValue());
        }
        close(first, '}');
    }

    private void array(Iterable<?> items) {
        open('[');
        int first = out.length();
        for (Object item : items) {
            next(first);
            append(item);
        }
        close(first, ']');
    }

    private void open(char bracket) {
        if (depth++ == JsonScanner.MAX_DEPTH) {
            throw new ConveyorException("cannot be written as JSON: nested deeper than " + JsonScanner.MAX_DEPTH
                    + " levels; does it contain itself?");
        }
        out.add(bracket);
    }

    private void next(int first) {
        if (out.length() > first) {
            out.add(',');
        }
        newLine();
    }

    private void close(int first, char bracket) {
        depth--;
        if (out.length() > first) {
            newLine();
        }
        out.add(bracket);
    }

    private void newLine() {
        if (pretty) {
            out.add('\n');
            out.blanks(2 * depth);
        }
    }

    private void number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            boolean finite = Double.isFinite(number.doubleValue());
            out.ascii(finite ? number.toString() : '"' + number.toString() + '"');
        } else if (number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigDecimal
                || number instanceof BigInteger) {
            out.ascii(number.toString());
        } else {
            bean(number);
        }
    }

    private void bean(Object value) {
        String json = Beans.write(value);
        if (pretty) {
            append(Json.parse(json));
        } else {
            out.json(json);
        }
    }
}
