package ug.open.conveyor.driver.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.compare.Difference.Kind;
import ug.open.conveyor.driver.json.Json;

/**
 * A recorded driver result and a new one, compared: {@code success} and {@code data}, and the message, which is for people, where it is asked for.
 *
 * <p>Numbers are compared by value (1.0 is 1), objects without the order of their keys, arrays item by item.
 *
 * @param differences where they differ, in the order of the recorded result; empty when they are the same
 */
public record Comparison(List<Difference> differences) {
    /** Keeps a copy. */
    public Comparison {
        differences = List.copyOf(differences);
    }

    /** Compares two results. */
    public static Comparison of(DriverResult recorded, DriverResult now, Rules rules) {
        Walk walk = new Walk(rules);
        walk.both(ResultPath.ROOT.name("success"), recorded.success(), now.success());
        if (rules.message()) {
            walk.both(ResultPath.ROOT.name("message"), recorded.message(), now.message());
        }
        walk.both(ResultPath.ROOT.name("data"), tree(recorded.data()), tree(now.data()));
        return new Comparison(walk.found);
    }

    /** Whether nothing differs that counts. */
    public boolean same() {
        return differences.isEmpty();
    }

    /** A driver may give a record, a bean, any number: what counts is the JSON that is made of it. */
    static Object tree(Object data) {
        return Json.tree(data);
    }

    private static final class Walk {
        private final Rules rules;
        private final List<Difference> found = new ArrayList<>();

        Walk(Rules rules) {
            this.rules = rules;
        }

        void both(ResultPath path, Object recorded, Object now) {
            if (rules.ignores(path)) {
                rules.meet(path, recorded);
                rules.meet(path, now);
            } else if (recorded instanceof Map<?, ?> a && now instanceof Map<?, ?> b) {
                members(path, a, b);
            } else if (recorded instanceof List<?> a && now instanceof List<?> b) {
                items(path, a, b);
            } else if (!sameValue(recorded, now)) {
                found.add(new Difference(path.toString(), Kind.CHANGED, recorded, now));
            }
        }

        private void members(ResultPath path, Map<?, ?> recorded, Map<?, ?> now) {
            recorded.forEach((key, value) -> {
                ResultPath member = path.name((String) key);
                if (now.containsKey(key)) {
                    both(member, value, now.get(key));
                } else {
                    one(member, Kind.REMOVED, value);
                }
            });
            now.forEach((key, value) -> {
                if (!recorded.containsKey(key)) {
                    one(path.name((String) key), Kind.ADDED, value);
                }
            });
        }

        private void items(ResultPath path, List<?> recorded, List<?> now) {
            int common = Math.min(recorded.size(), now.size());
            for (int i = 0; i < common; i++) {
                both(path.item(i), recorded.get(i), now.get(i));
            }
            for (int i = common; i < recorded.size(); i++) {
                one(path.item(i), Kind.REMOVED, recorded.get(i));
            }
            for (int i = common; i < now.size(); i++) {
                one(path.item(i), Kind.ADDED, now.get(i));
            }
        }

        private void one(ResultPath path, Kind kind, Object value) {
            rules.meet(path, value);
            if (!rules.ignores(path)) {
                boolean removed = kind == Kind.REMOVED;
                found.add(new Difference(path.toString(), kind, removed ? value : null, removed ? null : value));
            }
        }

        private static boolean sameValue(Object a, Object b) {
            if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
                return x.compareTo(y) == 0;
            }
            return Objects.equals(a, b);
        }
    }
}
