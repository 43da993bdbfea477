package ug.open.conveyor.driver.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Copies labels into immutable values that JSON can hold, without secrets. */
final class Labels {
    private static final int DEEPEST = 32;
    private static final Set<Class<?>> EXACT = Set.of(
            Boolean.class, Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class);

    private final Secrets secrets;

    Labels(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The labels of {@code base}, copied before, and these; of two of one name, these win. */
    Map<String, Object> join(Map<String, Object> base, Map<String, ?> labels) {
        if (labels == null || labels.isEmpty()) {
            return base;
        }
        Object copied = copy(labels, 0);
        return secrets.join(base, copied instanceof Map<?, ?> map ? map : Map.of("labels", copied));
    }

    /** The author's objects may throw, call themselves for ever, or change while they are read. */
    private Object copy(Object value, int depth) {
        try {
            return plain(value, depth);
        } catch (RuntimeException | StackOverflowError e) {
            return "(a " + value.getClass().getName() + " without a text)";
        }
    }

    private Object plain(Object value, int depth) {
        if (value == null || EXACT.contains(value.getClass())) {
            return value;
        }
        if (value instanceof AtomicInteger || value instanceof AtomicLong) {
            return ((Number) value).longValue();
        }
        if ((value instanceof Double || value instanceof Float) && Double.isFinite(((Number) value).doubleValue())) {
            return value;
        }
        if (value instanceof Map<?, ?> map && depth < DEEPEST) {
            Map<String, Object> copied = new LinkedHashMap<>();
            map.forEach((key, inner) -> copied.put(String.valueOf(key), copy(inner, depth + 1)));
            return Collections.unmodifiableMap(copied);
        }
        if (value instanceof Collection<?> items && depth < DEEPEST) {
            List<Object> copied = new ArrayList<>(items.size());
            items.forEach(item -> copied.add(copy(item, depth + 1)));
            return Collections.unmodifiableList(copied);
        }
        return String.valueOf(value);
    }
}
