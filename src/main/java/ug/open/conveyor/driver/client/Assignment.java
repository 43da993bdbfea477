package ug.open.conveyor.driver.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;

/** {@code spec.env[0].name=A}: a place in a tree of values, and what goes there. What it goes through is made where it is missing. */
final class Assignment {
    private final Assignments.Value kind;
    private final String text;
    private final ValuePath place;
    private final String word;

    private Assignment(Assignments.Value kind, String text, ValuePath place, String word) {
        this.kind = kind;
        this.text = text;
        this.place = place;
        this.word = word;
    }

    static Assignment parse(Assignments.Value kind, String text) {
        int equals = ValuePath.end(text);
        ValuePath place = equals < 0 ? null : ValuePath.parse(text.substring(0, equals));
        if (place == null) {
            throw problem(
                    kind,
                    text,
                    "expected a place and a value, such as spec.branch=main or spec.env[0].name=A; a dot in a key is \\.");
        }
        return new Assignment(kind, text, place, text.substring(equals + 1));
    }

    /** The first step. */
    String root() {
        return place.key(0);
    }

    ConveyorException problem(String problem) {
        return problem(kind, text, problem);
    }

    private static ConveyorException problem(Assignments.Value kind, String text, String problem) {
        return new ConveyorException(kind.option() + " " + text + ": " + problem);
    }

    /** The members with the value in its place; they stay what they are. */
    Map<String, Object> in(Map<String, Object> members) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(root(), at(members.get(root()), 1));
        return changed;
    }

    /** A sentence where the place is new, and one beside it has a name like it. */
    Optional<String> doubt(Map<String, Object> members) {
        Object here = members;
        for (int step = 0; step < place.length(); step++) {
            if (place.isIndex(step)) {
                boolean there = here instanceof List<?> list && place.index(step) < list.size();
                here = there ? ((List<?>) here).get(place.index(step)) : null;
            } else if (here instanceof Map<?, ?> map && map.containsKey(place.key(step))) {
                here = map.get(place.key(step));
            } else {
                return here instanceof Map<?, ?> map ? doubt(map, step) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<String> doubt(Map<?, ?> here, int step) {
        List<String> known = new ArrayList<>();
        here.forEach((key, value) -> known.add((String) key));
        List<String> near = new ArrayList<>();
        for (String key : Nearest.to(place.key(step), known)) {
            near.add(place.beside(step, key));
        }
        String sentence = kind.option() + " " + text + ": " + place.upTo(step + 1) + " is new; did you mean "
                + String.join(" or ", near) + "?";
        return near.isEmpty() ? Optional.empty() : Optional.of(sentence);
    }

    private Object at(Object here, int step) {
        if (step == place.length()) {
            return value(here);
        }
        return place.isIndex(step) ? item(here, step) : member(here, step);
    }

    private List<Object> item(Object here, int step) {
        int index = place.index(step);
        List<Object> items = new ArrayList<>();
        if (here instanceof List<?> list) {
            items.addAll(list);
        } else if (here != null) {
            throw noWay(step, "no list");
        }
        if (index > items.size()) {
            throw noWay(step, "a list of " + items.size() + ", counted from 0");
        }
        if (index == items.size()) {
            items.add(null);
        }
        items.set(index, at(items.get(index), step + 1));
        return items;
    }

    private Map<String, Object> member(Object here, int step) {
        Map<String, Object> changed = new LinkedHashMap<>();
        if (here instanceof Map<?, ?> map) {
            map.forEach((key, member) -> changed.put((String) key, member));
        } else if (here != null) {
            throw noWay(step, here instanceof List ? "a list: write [0] for its first" : "no mapping");
        }
        String key = place.key(step);
        changed.put(key, at(changed.get(key), step + 1));
        return changed;
    }

    private ConveyorException noWay(int step, String what) {
        return problem(place.upTo(step) + " is " + what);
    }

    private Object value(Object before) {
        return switch (kind) {
            case TEXT -> word;
            case JSON -> json();
            case AS_IT_IS -> asItIs(before);
        };
    }

    private Object json() {
        try {
            return Json.parse(word);
        } catch (SyntaxException e) {
            throw problem("the value is not JSON: " + e.problem() + " (column " + e.column() + " of the value)");
        }
    }

    /** A text stays a text, and so does what is no number to the letter, such as a version 1.10 or a commit 1e10. */
    private Object asItIs(Object before) {
        Object value;
        try {
            value = Json.parse(word);
        } catch (SyntaxException e) {
            if (before instanceof Map || before instanceof List) {
                throw problem((before instanceof Map ? "a mapping" : "a list") + " is there, and the value is no JSON: "
                        + e.problem() + "; --set-string puts a text in its place");
            }
            return word;
        }
        boolean textBefore = before instanceof String || place.length() == 1 && !root().equals("spec");
        if (value instanceof String || !textBefore && (before instanceof BigDecimal || isWhatItLooksLike(value))) {
            return value;
        }
        return word;
    }

    private boolean isWhatItLooksLike(Object value) {
        if (!(value instanceof BigDecimal number)) {
            return true;
        }
        boolean trailingZero = number.scale() > 0 && word.endsWith("0");
        return !trailingZero && number.toPlainString().equals(word.strip());
    }
}
