package ug.open.conveyor.driver.mask;

import java.util.List;
import java.util.regex.Pattern;

/** A place whose value is replaced, by the end of the way to it: {@code spec.token}, {@code hosts[*].address}. */
final class RedactPath {
    private static final Pattern FORM = Pattern.compile(
            "(?:\\*|[^.\\[\\]*]{1,256}+)(?:\\[(?:\\*|\\d{1,9}+)]|\\.(?:\\*|[^.\\[\\]*]{1,256}+)){0,100}+");

    private final String text;
    private final String[] steps;
    private boolean used;

    private RedactPath(String text, String[] steps) {
        this.text = text;
        this.steps = steps;
    }

    /** Reads one; the message of the exception says what it lacks. */
    static RedactPath parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no path: expected names with dots between them, such as spec.token or "
                            + "data.hosts[*].address");
        }
        return new RedactPath(text, text.replace("[", ".").replace("]", "").split("\\."));
    }

    /** Whether the way, whose steps are the names of members and the numbers of items, ends as this one. */
    boolean fits(List<String> way) {
        int before = way.size() - steps.length;
        if (before < 0) {
            return false;
        }
        for (int i = steps.length - 1; i >= 0; i--) {
            if (!steps[i].equals("*") && !steps[i].equals(way.get(before + i))) {
                return false;
            }
        }
        used = true;
        return true;
    }

    String text() {
        return text;
    }

    /** Whether it fitted somewhere. */
    boolean isUsed() {
        return used;
    }
}
