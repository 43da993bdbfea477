package ug.open.conveyor.driver.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which places of a result may differ: a JSON path whose steps may be wild. */
final class PathPattern {
    private static final Pattern STEP =
            Pattern.compile("(?:(?<descend>\\.\\.)|\\.)?(?:(?<name>[^.\\[\\]'\"*$]+)|(?<any>\\*)|(?<=^|[^.]|\\.\\.)"
                    + "\\[(?:(?<item>\\d{1,9}|\\*)|'(?<quoted>(?:[^'\\\\]|\\\\.)*)')])");

    private final String text;
    private final List<Step> steps;

    private PathPattern(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    static PathPattern parse(String text) {
        String path = text.startsWith("$") ? text.substring(1) : text;
        Matcher matcher = STEP.matcher(path);
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < path.length() && matcher.find(at) && matcher.start() == at) {
            steps.add(Step.of(matcher));
            at = matcher.end();
        }
        if (at < path.length() || steps.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no path into a result: expected one such as data.took, "
                            + "data.files[*].time or $..time, but it cannot be read from its character "
                            + (text.length() - path.length() + at + 1)
                            + " on");
        }
        return new PathPattern(text, List.copyOf(steps));
    }

    /** As it was given. */
    String text() {
        return text;
    }

    boolean matches(ResultPath path) {
        return matches(path.steps(), 0, 0);
    }

    private boolean matches(List<ResultPath> path, int at, int step) {
        if (step == steps.size()) {
            return at == path.size();
        }
        if (at == path.size()) {
            return false;
        }
        Step wanted = steps.get(step);
        if (wanted.matches(path.get(at)) && matches(path, at + 1, step + 1)) {
            return true;
        }
        return wanted.descend && matches(path, at + 1, step);
    }

    /** One step; no name and no item (-1) match everything. */
    private record Step(boolean descend, String name, int item) {
        static Step of(Matcher matcher) {
            boolean descend = matcher.group("descend") != null;
            if (matcher.group("name") != null) {
                return new Step(descend, matcher.group("name"), -1);
            }
            if (matcher.group("quoted") != null) {
                return new Step(descend, matcher.group("quoted").replaceAll("\\\\(.)", "$1"), -1);
            }
            String item = matcher.group("item");
            return new Step(descend, null, item == null || item.equals("*") ? -1 : Integer.parseInt(item));
        }

        boolean matches(ResultPath place) {
            if (name != null) {
                return name.equals(place.name());
            }
            return item < 0 || item == place.item();
        }
    }
}
