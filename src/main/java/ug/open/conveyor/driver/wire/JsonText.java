package ug.open.conveyor.driver.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;

/** Writes values as JSON text. Plain ones by hand, so that databind is loaded only for an author's own classes. */
final class JsonText {
    private static final int MAX_DEPTH = 1000;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(128);
    private final boolean pretty;
    private int depth;

    JsonText(boolean pretty) {
        this.pretty = pretty;
    }

    JsonText append(Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof CharSequence text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> items && !(value instanceof java.nio.file.Path)) {
            array(items);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Optional<?> optional) {
            append(optional.orElse(null));
        } else if (value instanceof Instant instant) {
            string(Timestamps.format(instant));
        } else {
            bean(value);
        }
        return this;
    }

    private void object(Map<?, ?> map) {
        open('{');
        Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            newLine();
            string(Utf8.wellFormed(String.valueOf(member.getKey())));
            out.append(pretty ? ": " : ":");
            append(member.getValue());
            out.append(members.hasNext() ? "," : "");
        }
        close('}');
    }

    private void array(Iterable<?> items) {
        open('[');
        Iterator<?> iterator = items.iterator();
        while (iterator.hasNext()) {
            newLine();
            append(iterator.next());
            out.append(iterator.hasNext() ? "," : "");
        }
        close(']');
    }

    private void open(char bracket) {
        if (++depth > MAX_DEPTH) {
            throw new ConveyorException(
                    "cannot be written as JSON: nested deeper than " + MAX_DEPTH + " levels; does it contain itself?");
        }
        out.append(bracket);
    }

    private void close(char bracket) {
        depth--;
        char last = out.charAt(out.length() - 1);
        if (last != bracket - 2) {
            newLine();
        }
        out.append(bracket);
    }

    private void newLine() {
        if (pretty) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isFinite(value)) {
                out.append(number);
            } else {
                string(number.toString());
            }
        } else if (number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigDecimal
                || number instanceof BigInteger) {
            out.append(number);
        } else {
            bean(number);
        }
    }

    private void bean(Object value) {
        String json = Beans.write(value);
        if (pretty) {
            append(Json.parse(json));
        } else {
            out.append(json);
        }
    }

    private void string(CharSequence text) {
        out.append('"');
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                control(c);
            } else if (!Character.isSurrogate(c)) {
                out.append(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                unicode(c);
            }
        }
        out.append('"');
    }

    private void control(char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> unicode(c);
        }
    }

    private void unicode(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX[c >> shift & 0xF]);
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
