package ug.open.conveyor.driver.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.DriverResult;

/** A new result in the place of a recorded one: it keeps what was recorded in the places that a comparison leaves out. */
public final class Accepted {
    private final Rules rules;

    private Accepted(Rules rules) {
        this.rules = rules;
    }

    /** The result to record from now on; its data are JSON values. */
    public static DriverResult of(DriverResult recorded, DriverResult now, Rules rules) {
        Accepted accepted = new Accepted(rules);
        return new DriverResult(
                (Boolean) accepted.value(ResultPath.ROOT.name("success"), recorded.success(), now.success()),
                (String) accepted.value(ResultPath.ROOT.name("message"), recorded.message(), now.message()),
                accepted.value(
                        ResultPath.ROOT.name("data"), Comparison.tree(recorded.data()), Comparison.tree(now.data())));
    }

    private Object value(ResultPath path, Object recorded, Object now) {
        if (rules.ignores(path)) {
            return recorded;
        }
        if (recorded instanceof Map<?, ?> a && now instanceof Map<?, ?> b) {
            return members(path, a, b);
        }
        return recorded instanceof List<?> a && now instanceof List<?> b ? items(path, a, b) : now;
    }

    private Map<String, Object> members(ResultPath path, Map<?, ?> recorded, Map<?, ?> now) {
        Map<String, Object> members = new LinkedHashMap<>();
        recorded.forEach((key, value) -> {
            ResultPath member = path.name((String) key);
            if (now.containsKey(key)) {
                members.put((String) key, value(member, value, now.get(key)));
            } else if (rules.ignores(member)) {
                members.put((String) key, value);
            }
        });
        now.forEach((key, value) -> {
            if (!recorded.containsKey(key) && !rules.ignores(path.name((String) key))) {
                members.put((String) key, value);
            }
        });
        return members;
    }

    private List<Object> items(ResultPath path, List<?> recorded, List<?> now) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            items.add(i < recorded.size() ? value(path.item(i), recorded.get(i), now.get(i)) : now.get(i));
        }
        return items;
    }
}
