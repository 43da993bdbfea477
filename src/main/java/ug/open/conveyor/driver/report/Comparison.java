package ug.open.conveyor.driver.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.report.Difference.Kind;
import ug.open.conveyor.driver.wire.Json;

/**
 * A recorded driver result and a new one, compared: {@code success} and {@code data}, not the message, which is for people.
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

    /**
     * Compares two results.
     *
     * @param ignore JSON paths that may differ, with everything below them: {@code $.data.took}, {@code data.took}, {@code data.*.took},
     *     {@code data.files[*].time}, {@code data..took}
     * @throws IllegalArgumentException for a path that cannot be read; its message is a sentence for people
     */
    public static Comparison of(DriverResult recorded, DriverResult now, Set<String> ignore) {
        Walk walk = new Walk(ignore.stream().map(PathPattern::parse).toList());
        walk.both(ResultPath.ROOT.name("success"), recorded.success(), now.success());
        walk.both(ResultPath.ROOT.name("data"), tree(recorded.data()), tree(now.data()));
        return new Comparison(walk.found);
    }

    /** Whether nothing differs that counts. */
    public boolean same() {
        return differences.isEmpty();
    }

    /** A driver may give a record, a bean, any number: what counts is the JSON that is made of it. */
    private static Object tree(Object data) {
        return Json.parse(Json.write(data));
    }

    private static final class Walk {
        private final List<PathPattern> ignored;
        private final List<Difference> found = new ArrayList<>();

        Walk(List<PathPattern> ignored) {
            this.ignored = ignored;
        }

        void both(ResultPath path, Object recorded, Object now) {
            if (ignores(path)) {
                return;
            }
            if (recorded instanceof Map<?, ?> a && now instanceof Map<?, ?> b) {
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
            if (!ignores(path)) {
                boolean removed = kind == Kind.REMOVED;
                found.add(new Difference(path.toString(), kind, removed ? value : null, removed ? null : value));
            }
        }

        private boolean ignores(ResultPath path) {
            for (PathPattern pattern : ignored) {
                if (pattern.matches(path)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean sameValue(Object a, Object b) {
            if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
                return x.compareTo(y) == 0;
            }
            return Objects.equals(a, b);
        }
    }
}
