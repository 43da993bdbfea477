package ug.open.conveyor.driver.compare;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What counts when two results are compared. Remembers which of the places to ignore it met. Safe for several threads. */
public final class Rules {
    private final boolean message;
    private final List<PathPattern> ignored;
    private final Set<PathPattern> unmet;
    private volatile boolean allMet;

    private Rules(boolean message, List<PathPattern> ignored) {
        this.message = message;
        this.ignored = ignored;
        unmet = new LinkedHashSet<>(ignored);
        allMet = ignored.isEmpty();
    }

    /**
     * Success and data count, and the message where it is asked for.
     *
     * @param ignore JSON paths that may differ, with everything below them: {@code $.data.took}, {@code data.took}, {@code data.*.took},
     *     {@code data.files[*].time}, {@code data..took}
     * @throws IllegalArgumentException for a path that cannot be read; its message is a sentence for people
     */
    public static Rules of(Collection<String> ignore, boolean message) {
        return new Rules(message, ignore.stream().map(PathPattern::parse).toList());
    }

    /** The paths to ignore that no result had, as they were given. */
    public List<String> unmet() {
        synchronized (unmet) {
            return unmet.stream().map(PathPattern::text).toList();
        }
    }

    boolean message() {
        return message;
    }

    boolean ignores(ResultPath path) {
        boolean ignores = false;
        for (PathPattern pattern : ignored) {
            if (pattern.matches(path)) {
                ignores = true;
                meets(pattern);
            }
        }
        return ignores;
    }

    private void meets(PathPattern pattern) {
        if (!allMet) {
            synchronized (unmet) {
                unmet.remove(pattern);
                allMet = unmet.isEmpty();
            }
        }
    }

    /** Looks for places to ignore in a value that is not compared further. */
    void meet(ResultPath path, Object value) {
        if (allMet) {
            return;
        }
        ignores(path);
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> meet(path.name((String) name), member));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                meet(path.item(i), items.get(i));
            }
        }
    }
}
