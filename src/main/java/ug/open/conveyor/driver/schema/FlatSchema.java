package ug.open.conveyor.driver.schema;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Schemas of one document, each as a single mapping: references, {@code allOf} and the first branch of {@code anyOf} and {@code oneOf} are in it. */
final class FlatSchema {
    /** The names that other branches of a {@code oneOf} require, so that they stay out. */
    static final String WITHOUT = "\0without";

    private static final Set<String> COMBINED =
            Set.of("$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "if", "then", "else");
    private static final Set<String> LEAST =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains");
    private static final Set<String> MOST =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains");
    private static final Set<String> OF_SCHEMAS = Set.of("properties", "patternProperties", "dependentSchemas");
    private static final Set<String> A_SCHEMA = Set.of("items", "additionalProperties", "contains", "propertyNames");

    private static final int MOST_STEPS = 200_000;

    private final Object root;
    private int steps; // a schema of a few lines can double itself with each

    FlatSchema(Object root) {
        this.root = root;
    }

    /** An empty mapping for a schema that takes anything. */
    Map<String, Object> of(Object schema) {
        return of(schema, new HashSet<>());
    }

    /** @param passed the references on the way, so that a circle ends */
    private Map<String, Object> of(Object schema, Set<Object> passed) {
        Map<String, Object> flat = new LinkedHashMap<>();
        if (++steps > MOST_STEPS || !(schema instanceof Map<?, ?> members)) {
            return flat;
        }
        members.forEach((key, value) -> {
            if (!COMBINED.contains(key)) {
                flat.put((String) key, value);
            }
        });
        for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
            Object reference = members.get(keyword);
            if (reference instanceof String text && passed.add(text)) {
                merge(flat, of(target(text), passed));
                passed.remove(text);
            }
        }
        list(members.get("allOf")).forEach(each -> merge(flat, of(each, passed)));
        for (String keyword : List.of("anyOf", "oneOf")) {
            List<?> branches = list(members.get(keyword));
            if (!branches.isEmpty()) {
                merge(flat, of(branches.get(0), passed));
                flat.merge(WITHOUT, keyword.equals("oneOf") ? others(branches, passed) : List.of(), FlatSchema::union);
            }
        }
        condition(flat, members, passed);
        return flat;
    }

    private List<Object> others(List<?> branches, Set<Object> passed) {
        List<Object> others = new ArrayList<>();
        for (Object branch : branches.subList(1, branches.size())) {
            others.addAll(list(of(branch, passed).get("required")));
        }
        others.removeAll(list(of(branches.get(0), passed).get("required")));
        return others;
    }

    /** A value that is as the condition says, and then as its consequence does, fits both. */
    private void condition(Map<String, Object> flat, Map<?, ?> members, Set<Object> passed) {
        if (members.containsKey("if") && members.containsKey("then")) {
            Map<String, Object> condition = of(members.get("if"), passed);
            boolean against = map(condition.get("properties")).entrySet().stream()
                    .anyMatch(each -> isAgainst(map(flat.get("properties")).get(each.getKey()), each.getValue()));
            if (!against) {
                merge(flat, condition);
                merge(flat, of(members.get("then"), passed));
            }
        }
    }

    private boolean isAgainst(Object before, Object condition) {
        Object one = of(before).get("const");
        Object other = of(condition).get("const");
        return one != null && other != null && !one.equals(other);
    }

    private Object target(String reference) {
        String fragment = reference.startsWith("#") ? reference.substring(1) : "";
        if (fragment.isEmpty() || fragment.startsWith("/")) {
            boolean here = reference.startsWith("#");
            return here
                    ? Pointer.at(root, URLDecoder.decode(fragment, StandardCharsets.UTF_8))
                    : named(root, "$id", reference);
        }
        Object anchored = named(root, "$anchor", fragment);
        Object dynamic = anchored == null ? named(root, "$dynamicAnchor", fragment) : anchored;
        return dynamic == null ? named(root, "$id", reference) : dynamic;
    }

    /** The schema below this one with this name. */
    private static Object named(Object here, String keyword, String name) {
        if (here instanceof Map<?, ?> members && name.equals(members.get(keyword))) {
            return here;
        }
        Iterable<?> below = here instanceof Map<?, ?> members
                ? members.values()
                : here instanceof List<?> items ? items : List.of();
        for (Object each : below) {
            Object found = named(each, keyword, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Puts what a value must fit too into a schema; what is only said about it stays as it is there. */
    void merge(Map<String, Object> flat, Map<String, Object> more) {
        more.forEach((key, value) -> flat.merge(key, value, (before, other) -> both(key, before, other)));
    }

    private static Object both(String key, Object one, Object other) {
        if (OF_SCHEMAS.contains(key)) {
            Map<String, Object> all = new LinkedHashMap<>(map(one));
            map(other).forEach((name, schema) -> all.merge(name, schema, FlatSchema::allOf));
            return all;
        }
        if (A_SCHEMA.contains(key)) {
            return allOf(one, other);
        }
        if (key.equals("required") || key.equals(WITHOUT)) {
            return union(one, other);
        }
        if (key.equals("enum") || key.equals("type")) {
            return common(one, other);
        }
        if (one instanceof BigDecimal first && other instanceof BigDecimal second) {
            return LEAST.contains(key) ? first.max(second) : MOST.contains(key) ? first.min(second) : one;
        }
        return one;
    }

    private static Object allOf(Object one, Object other) {
        return one.equals(other) ? one : Map.of("allOf", List.of(one, other));
    }

    private static List<Object> union(Object one, Object other) {
        Set<Object> all = new LinkedHashSet<>(list(one));
        all.addAll(list(other));
        return new ArrayList<>(all);
    }

    /** An integer is a number. */
    private static Object common(Object one, Object other) {
        List<Object> first = new ArrayList<>(one instanceof List<?> items ? items : List.of(one));
        List<Object> second = new ArrayList<>(other instanceof List<?> items ? items : List.of(other));
        List<Object> common = new ArrayList<>();
        for (Object each : first) {
            if (second.contains(each) || each.equals("integer") && second.contains("number")) {
                common.add(each);
            } else if (each.equals("number") && second.contains("integer")) {
                common.add("integer");
            }
        }
        return common.isEmpty() ? one : common;
    }

    static List<?> list(Object value) {
        return value instanceof List<?> items ? items : List.of();
    }

    @SuppressWarnings("unchecked") // keys of JSON are texts
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> members ? (Map<String, Object>) members : Map.of();
    }
}
