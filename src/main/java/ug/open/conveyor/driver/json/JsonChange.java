package ug.open.conveyor.driver.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What must change in JSON text so that it holds another value: every byte of what stays the same stays, white space and the spelling of numbers too. */
public final class JsonChange {
    private static final byte[] NOTHING = {};

    private final byte[] json;
    private final List<JsonEdit> edits = new ArrayList<>();

    private JsonChange(byte[] json) {
        this.json = json;
    }

    /**
     * Gives members of an object other values, and leaves its other members alone.
     *
     * @param from where the object begins
     * @param to behind its end
     * @param values by name, as {@link Json#parse} gives values; a name that the object has not comes behind its other members
     */
    public static List<JsonEdit> members(byte[] json, int from, int to, Map<String, ?> values) {
        JsonChange change = new JsonChange(json);
        change.object(from, to, values, false);
        return List.copyOf(change.edits);
    }

    private void value(int from, int to, Object now) {
        if (now instanceof Map<?, ?> members && json[from] == '{') {
            object(from, to, members, true);
        } else if (!same(Json.parse(json, from, to), now)) {
            edits.add(new JsonEdit(from, to, Json.utf8(now)));
        }
    }

    /** @param whole whether members that {@code now} has not go */
    private void object(int from, int to, Map<?, ?> now, boolean whole) {
        List<Place> places = places(from, to);
        Set<Object> added = new LinkedHashSet<>(now.keySet());
        int kept = -1; // behind the last member that stays
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (now.containsKey(place.name)) {
                added.remove(place.name);
                value(place.value, place.to, now.get(place.name));
                kept = place.to;
            } else if (!whole) {
                kept = place.to;
            } else if (kept >= 0) {
                edits.add(new JsonEdit(places.get(i - 1).to, place.to, NOTHING));
            } else {
                int next = i + 1 < places.size() ? places.get(i + 1).from : place.to;
                edits.add(new JsonEdit(place.from, next, NOTHING));
            }
        }
        int end = places.isEmpty() ? from + 1 : places.get(places.size() - 1).to;
        add(end, added, now, kept >= 0);
    }

    private void add(int at, Set<Object> names, Map<?, ?> now, boolean behindOthers) {
        if (names.isEmpty()) {
            return;
        }
        Buffer text = new Buffer(64);
        boolean comma = behindOthers;
        for (Object name : names) {
            if (comma) {
                text.add(',');
            }
            comma = true;
            text.string((String) name);
            text.add(':');
            Json.write(now.get(name), text);
        }
        edits.add(new JsonEdit(at, at, text.toArray()));
    }

    private List<Place> places(int from, int to) {
        List<Place> places = new ArrayList<>();
        JsonMembers members = new JsonMembers();
        for (members.start(json, from, to); members.next(); ) {
            String name = Unescaped.text(json, members.nameFrom(), members.nameTo());
            places.add(new Place(name, members.nameFrom() - 1, members.valueFrom(), members.valueTo()));
        }
        return places;
    }

    /** A member: its name, where that begins, where the value begins and where it ends. */
    private record Place(String name, int from, int value, int to) {}

    private static boolean same(Object a, Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y) == 0;
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            boolean same = x.size() == y.size();
            for (int i = 0; same && i < x.size(); i++) {
                same = same(x.get(i), y.get(i));
            }
            return same;
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.keySet().equals(y.keySet())
                    && x.entrySet().stream().allMatch(entry -> same(entry.getValue(), y.get(entry.getKey())));
        }
        return Objects.equals(a, b);
    }
}
