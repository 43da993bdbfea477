package ug.open.conveyor.driver.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** A place in a driver result: a linked list from the leaf up, since most places are only passed through. */
record ResultPath(ResultPath parent, String name, int item) {
    static final ResultPath ROOT = new ResultPath(null, null, -1);

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    ResultPath name(String name) {
        return new ResultPath(this, name, -1);
    }

    ResultPath item(int item) {
        return new ResultPath(this, null, item);
    }

    /** From the top down, without the root. */
    List<ResultPath> steps() {
        List<ResultPath> steps = new ArrayList<>();
        for (ResultPath at = this; at.parent != null; at = at.parent) {
            steps.add(at);
        }
        Collections.reverse(steps);
        return steps;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("$");
        for (ResultPath step : steps()) {
            if (step.name == null) {
                text.append('[').append(step.item).append(']');
            } else if (PLAIN.matcher(step.name).matches()) {
                text.append('.').append(step.name);
            } else {
                text.append("['")
                        .append(step.name.replace("\\", "\\\\").replace("'", "\\'"))
                        .append("']");
            }
        }
        return text.toString();
    }
}
