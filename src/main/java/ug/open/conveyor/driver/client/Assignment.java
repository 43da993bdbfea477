package ug.open.conveyor.driver.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.Json;
import ug.open.conveyor.driver.wire.SyntaxException;

/** {@code spec.env[0].name=A}: a place in a tree of values, and what goes there. What it goes through is made where it is missing. */
final class Assignment {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,6})]");
    private static final Pattern PLACE = Pattern.compile("[^.\\[\\]]+(\\.[^.\\[\\]]+|\\[[0-9]{1,6}])*");

    private final String text;
    /** A String for a key, an Integer for a place in a list. */
    private final List<Object> steps;

    private final Object value;

    private Assignment(String text, List<Object> steps, Object value) {
        this.text = text;
        this.steps = steps;
        this.value = value;
    }

    static Assignment parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || !PLACE.matcher(text.substring(0, equals)).matches()) {
            throw new ConveyorException("--set " + text + ": expected a place and a value, such as spec.branch=main or "
                    + "spec.env[0].name=A");
        }
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text.substring(0, equals));
        while (matcher.find()) {
            steps.add(matcher.group(1) != null ? matcher.group(1) : (Object) Integer.valueOf(matcher.group(2)));
        }
        return new Assignment(text, steps, value(text.substring(equals + 1)));
    }

    private static Object value(String word) {
        try {
            return Json.parse(word);
        } catch (SyntaxException e) {
            return word;
        }
    }

    /** The first step. */
    String root() {
        return (String) steps.get(0);
    }

    /** The members with the value in its place; they stay what they are. */
    Map<String, Object> in(Map<String, Object> members) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(root(), at(members.get(root()), 1));
        return changed;
    }

    private Object at(Object here, int step) {
        if (step == steps.size()) {
            return value;
        }
        if (steps.get(step) instanceof Integer index) {
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
        Map<String, Object> changed = new LinkedHashMap<>();
        if (here instanceof Map<?, ?> map) {
            map.forEach((key, member) -> changed.put((String) key, member));
        } else if (here != null) {
            throw noWay(step, here instanceof List ? "a list: write [0] for its first" : "no mapping");
        }
        String key = (String) steps.get(step);
        changed.put(key, at(changed.get(key), step + 1));
        return changed;
    }

    private ConveyorException noWay(int step, String what) {
        StringBuilder place = new StringBuilder(root());
        for (Object passed : steps.subList(1, step)) {
            place.append(passed instanceof Integer ? "[" + passed + "]" : "." + passed);
        }
        return new ConveyorException("--set " + text + ": " + place + " is " + what);
    }
}
