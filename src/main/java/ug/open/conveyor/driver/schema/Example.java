package ug.open.conveyor.driver.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value that fits a schema, as well as one can be made without trying. */
final class Example {
    private static final int DEEP = 4;
    private static final int DEEPEST = 40;
    private static final int MOST_ITEMS = 1000;
    private static final int MOST_VALUES = 20_000;
    private static final List<String> OF_AN_OBJECT = List.of(
            "properties", "required", "additionalProperties", "patternProperties", "minProperties", "propertyNames");
    private static final List<String> OF_AN_ARRAY =
            List.of("items", "prefixItems", "minItems", "contains", "uniqueItems");
    private static final List<String> OF_A_TEXT = List.of("minLength", "maxLength", "pattern", "format");
    private static final List<String> OF_A_NUMBER =
            List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");

    private final Object root;
    private final FlatSchema flat;
    private int values;

    Example(Object root) {
        this.root = root;
        flat = new FlatSchema(root);
    }

    /** A spec is an object where its schema does not say. */
    Object value() {
        Map<String, Object> schema = flat.of(root);
        schema.putIfAbsent("type", type(schema).orElse("object"));
        return value(schema, 0, 0);
    }

    /** @param variant another number gives another value, where there are several */
    private Object value(Object of, int depth, int variant) {
        Map<String, Object> schema = flat.of(of);
        if (schema.containsKey("const")) {
            return schema.get("const");
        }
        List<Object> given = given(schema);
        if (variant < given.size()) {
            return given.get(variant);
        }
        if (depth > DEEPEST || ++values > MOST_VALUES) {
            return null;
        }
        return switch (type(schema).orElse("string")) {
            case "object" -> new Members(schema, depth).made();
            case "array" -> items(schema, depth);
            case "integer" -> NumberExample.of(schema, true, variant);
            case "number" -> NumberExample.of(schema, false, variant);
            case "boolean" -> variant > 0;
            case "null" -> null;
            default -> TextExample.of(schema, variant);
        };
    }

    /** The values that the schema itself names. */
    private static List<Object> given(Map<String, Object> schema) {
        Set<Object> given = new LinkedHashSet<>(FlatSchema.list(schema.get("examples")));
        for (String keyword : List.of("default", "example")) {
            if (schema.containsKey(keyword)) {
                given.add(schema.get(keyword));
            }
        }
        if (schema.containsKey("enum")) {
            List<?> allowed = FlatSchema.list(schema.get("enum"));
            given.retainAll(allowed);
            given.addAll(allowed);
        }
        return new ArrayList<>(given);
    }

    private static Optional<String> type(Map<String, Object> schema) {
        Object type = schema.get("type");
        if (type instanceof List<?> several) {
            return several.stream()
                    .map(String::valueOf)
                    .filter(each -> !each.equals("null"))
                    .findFirst()
                    .or(() -> Optional.of("null"));
        }
        if (type instanceof String one) {
            return Optional.of(one);
        }
        if (OF_AN_OBJECT.stream().anyMatch(schema::containsKey)) {
            return Optional.of("object");
        }
        if (OF_AN_ARRAY.stream().anyMatch(schema::containsKey)) {
            return Optional.of("array");
        }
        if (OF_A_TEXT.stream().anyMatch(schema::containsKey)) {
            return Optional.of("string");
        }
        return OF_A_NUMBER.stream().anyMatch(schema::containsKey) ? Optional.of("number") : Optional.empty();
    }

    /** One item for a start, where there may be one. */
    private List<Object> items(Map<String, Object> schema, int depth) {
        Object items = schema.get("items");
        List<?> first = items instanceof List<?> tuple ? tuple : FlatSchema.list(schema.get("prefixItems"));
        Object rest = items instanceof List<?> ? schema.get("additionalItems") : items;
        int least = number(schema, "minItems", 0);
        boolean some = depth < DEEP && (rest instanceof Map || !first.isEmpty());
        int contained = schema.containsKey("contains") ? number(schema, "minContains", 1) : 0;
        int wanted = Math.max(Math.max(least, contained), some ? Math.max(1, first.size()) : 0);
        int count = Math.min(Math.min(wanted, number(schema, "maxItems", MOST_ITEMS)), MOST_ITEMS);
        boolean unique = Boolean.TRUE.equals(schema.get("uniqueItems"));
        List<Object> values = new ArrayList<>();
        for (int variant = 0; values.size() < count && variant < 2 * MOST_ITEMS; variant++) {
            int at = values.size();
            boolean own = at < first.size();
            Object of = own ? first.get(at) : at - first.size() < contained ? schema.get("contains") : rest;
            Object value = value(of, depth + 1, unique ? variant : 0);
            if (!unique || !values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }

    private static int number(Map<String, Object> schema, String keyword, int otherwise) {
        return schema.get(keyword) instanceof BigDecimal number
                ? number.min(BigDecimal.valueOf(MOST_ITEMS)).intValue()
                : otherwise;
    }

    /** The members of one object. */
    private final class Members {
        private final Map<String, Object> schema;
        private final int depth;
        private final Map<String, Object> made = new LinkedHashMap<>();

        Members(Map<String, Object> schema, int depth) {
            this.schema = schema;
            this.depth = depth;
        }

        Map<String, Object> made() {
            Set<String> names = needed();
            int most = number(schema, "maxProperties", MOST_ITEMS);
            int least = number(schema, "minProperties", 0);
            Map<String, Object> properties = FlatSchema.map(schema.get("properties"));
            for (String name : properties.keySet()) {
                boolean wanted = names.contains(name) || names.size() < least || names.size() < most && isWorthIt(name);
                if (wanted && (names.contains(name) || !without().contains(name))) {
                    names.add(name);
                    made.put(name, value(properties.get(name), depth + 1, 0));
                }
            }
            names.forEach(this::add);
            for (int i = 0; made.size() < least && i < MOST_ITEMS; i++) {
                add(another(i));
            }
            return made;
        }

        /** A member that the schema has no property of. */
        private void add(String name) {
            if (!made.containsKey(name)) { // its value may be null
                made.put(name, value(schemaOf(name), depth + 1, 0));
            }
        }

        private List<?> without() {
            return FlatSchema.list(schema.get(FlatSchema.WITHOUT));
        }

        /** Whether the schema itself has a value for an optional member. */
        private boolean isWorthIt(String name) {
            Map<String, Object> of =
                    flat.of(FlatSchema.map(schema.get("properties")).get(name));
            return of.containsKey("const")
                    || of.containsKey("default")
                    || of.containsKey("example")
                    || !FlatSchema.list(of.get("examples")).isEmpty();
        }

        /** The required names, with what they require in turn. */
        private Set<String> needed() {
            Set<String> names = new LinkedHashSet<>();
            addAll(names, schema.get("required"));
            for (int before = -1; before < names.size(); ) {
                before = names.size();
                for (String name : List.copyOf(names)) {
                    for (String keyword : List.of("dependentRequired", "dependencies")) {
                        addAll(names, FlatSchema.map(schema.get(keyword)).get(name));
                    }
                    for (String keyword : List.of("dependentSchemas", "dependencies")) {
                        flat.merge(
                                schema,
                                flat.of(FlatSchema.map(schema.get(keyword)).get(name)));
                    }
                }
                addAll(names, schema.get("required"));
            }
            return names;
        }

        private static void addAll(Set<String> names, Object more) {
            for (Object name : FlatSchema.list(more)) {
                if (name instanceof String text) {
                    names.add(text);
                }
            }
        }

        private Object schemaOf(String name) {
            Map<String, Object> patterns = FlatSchema.map(schema.get("patternProperties"));
            for (Map.Entry<String, Object> each : patterns.entrySet()) {
                if (PatternText.isIn(each.getKey(), name)) {
                    return each.getValue();
                }
            }
            return schema.get("additionalProperties");
        }

        private String another(int variant) {
            Map<String, Object> patterns = FlatSchema.map(schema.get("patternProperties"));
            if (schema.containsKey("propertyNames")) {
                Object name = value(schema.get("propertyNames"), depth + 1, variant);
                return name instanceof String text ? text : "key" + variant;
            }
            return patterns.isEmpty() || !Boolean.FALSE.equals(schema.get("additionalProperties"))
                    ? "key" + (variant + 1)
                    : PatternText.of(patterns.keySet().iterator().next(), 0, variant);
        }
    }
}
