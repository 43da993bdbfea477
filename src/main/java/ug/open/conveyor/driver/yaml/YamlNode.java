package ug.open.conveyor.driver.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Json;

/** A value of a YAML text with its place, for messages about it. */
public sealed interface YamlNode {
    /** The line, counted from 1. */
    int line();

    /** The column, counted from 1, in characters. */
    int column();

    /** The value alone, as {@link Json#parse} gives it. */
    Object value();

    /**
     * A string, number, truth value or null.
     *
     * @param text as written, quotes and escapes undone
     * @param value a {@code String}, {@code BigDecimal}, {@code Boolean} or null
     * @param line counted from 1
     * @param column counted from 1
     */
    record Scalar(String text, Object value, int line, int column) implements YamlNode {}

    /**
     * A list.
     *
     * @param items in their order
     * @param line counted from 1
     * @param column counted from 1
     */
    record Items(List<YamlNode> items, int line, int column) implements YamlNode {
        /** Keeps a copy. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Object value() {
            List<Object> values = new ArrayList<>(items.size());
            items.forEach(item -> values.add(item.value()));
            return Collections.unmodifiableList(values);
        }
    }

    /**
     * Keys with their values.
     *
     * @param entries by key, in their order
     * @param line counted from 1
     * @param column counted from 1
     */
    record Mapping(Map<String, Entry> entries, int line, int column) implements YamlNode {
        /** Keeps a copy. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public Object value() {
            Map<String, Object> values = new LinkedHashMap<>();
            entries.forEach((key, entry) -> values.put(key, entry.value().value()));
            return Collections.unmodifiableMap(values);
        }
    }

    /**
     * One key of a mapping.
     *
     * @param key its text
     * @param line of the key, counted from 1
     * @param column counted from 1
     * @param value its value
     */
    record Entry(String key, int line, int column, YamlNode value) {}
}
