package ug.open.conveyor.driver.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;

/** Any subject as JSON, an object a line, in which what a terminal may obey is escaped: it may hold text from outside. */
final class JsonObjects<T extends JsonObjects.Subject> implements Printer<T> {
    /** The value of a member that is not there. */
    static final Object ABSENT = new Object();

    /** What can be printed as JSON. */
    interface Subject {
        /** Objects, a line each. */
        Iterable<Map<String, Object>> objects();
    }

    /** An object of members in this order: a name, its value, the next name; without those whose value is {@link #ABSENT}. */
    static Map<String, Object> object(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            if (members[i + 1] != ABSENT) {
                object.put((String) members[i], members[i + 1]);
            }
        }
        return object;
    }

    /** An object of members with these names, in their order, likewise. */
    static Map<String, Object> object(List<String> names, Object... values) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != ABSENT) {
                object.put(names.get(i), values[i]);
            }
        }
        return object;
    }

    /** Checks that these are the names of members. */
    static void check(List<String> names, Map<String, Object> members) {
        if (!names.containsAll(members.keySet())) {
            throw new IllegalArgumentException("a name is missing: " + members.keySet() + ", " + names);
        }
    }

    @Override
    public void print(T value, Buffer out) {
        for (Map<String, Object> object : value.objects()) {
            out.utf8(Harmless.json(Json.write(object)));
            out.add('\n');
        }
    }
}
