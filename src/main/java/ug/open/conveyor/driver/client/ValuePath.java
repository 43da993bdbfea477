package ug.open.conveyor.driver.client;

import java.util.ArrayList;
import java.util.List;

/** A place in a tree of values: {@code spec.env[0].name}. A backslash before a character of a key takes it as it is: {@code spec.a\.b}. */
final class ValuePath {
    private static final int MOST_DIGITS = 6;

    /** A String for a key, an Integer for a place in a list. */
    private final List<Object> steps;

    private ValuePath(List<Object> steps) {
        this.steps = steps;
    }

    /** The end of the place in an assignment, its first equals sign; -1 where it has none. */
    static int end(String assignment) {
        for (int i = 0; i < assignment.length(); i++) {
            if (assignment.charAt(i) == '\\') {
                i++;
            } else if (assignment.charAt(i) == '=') {
                return i;
            }
        }
        return -1;
    }

    /** Null where the text is no place. */
    static ValuePath parse(String text) {
        List<Object> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                at = index(text, at, steps);
            } else {
                int from = steps.isEmpty() ? at : text.charAt(at) == '.' ? at + 1 : -1;
                at = from < 0 ? -1 : key(text, from, steps);
            }
            if (at < 0) {
                return null;
            }
        }
        return steps.isEmpty() ? null : new ValuePath(steps);
    }

    /** Behind the key; -1 where there is none. */
    private static int key(String text, int from, List<Object> steps) {
        StringBuilder key = new StringBuilder();
        int at = from;
        while (at < text.length() && ".[]".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && ++at == text.length()) {
                return -1;
            }
            key.append(text.charAt(at++));
        }
        steps.add(key.toString());
        return at == from ? -1 : at;
    }

    /** Behind the closing bracket; -1 where there is no number in brackets, or no key before them. */
    private static int index(String text, int from, List<Object> steps) {
        int close = text.indexOf(']', from);
        int digits = close - from - 1;
        if (steps.isEmpty() || digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        for (int i = from + 1; i < close; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        steps.add(Integer.valueOf(text.substring(from + 1, close)));
        return close + 1;
    }

    int length() {
        return steps.size();
    }

    boolean isIndex(int step) {
        return steps.get(step) instanceof Integer;
    }

    int index(int step) {
        return (Integer) steps.get(step);
    }

    String key(int step) {
        return (String) steps.get(step);
    }

    /** The way to a step, as people write it. */
    String upTo(int step) {
        return text(steps.subList(0, step));
    }

    /** The way to another key in the place of a step. */
    String beside(int step, String key) {
        List<Object> other = new ArrayList<>(steps.subList(0, step));
        other.add(key);
        return text(other);
    }

    private static String text(List<Object> steps) {
        StringBuilder text = new StringBuilder();
        for (Object passed : steps) {
            if (passed instanceof Integer) {
                text.append('[').append(passed).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(((String) passed).replaceAll("[.\\[\\]\\\\=]", "\\\\$0"));
            }
        }
        return text.toString();
    }
}
