package ug.open.conveyor.driver.scaffold;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the places in a template stand for. Immutable. */
final class Places {
    /** Words that YAML, or an older reader of it, takes for something else than text. */
    private static final Set<String> NOT_TEXT = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final Map<String, String> values;

    private Places(Map<String, String> values) {
        this.values = values;
    }

    /** What is the same for each version of the API. */
    static Places of(Project project) {
        Places all = new Places(Map.of())
                .with("name", project.name())
                .with("yaml-name", yaml(project.name()))
                .with("resource", project.resource())
                .with("yaml-resource", yaml(project.resource()))
                .with("earlier", project.earlierStep());
        return switch (project.language()) {
            case SH ->
                all.with("driver-file", "reconcile.sh")
                        .with("test-command", "./test.sh")
                        .handingOn(ofShell("create"), ofShell("update"), ofShell("process"));
            case PYTHON ->
                all.with("driver-file", "reconcile.py")
                        .with("test-command", "python3 -m unittest")
                        .handingOn(ofSpec("null"), ofSpec("null"), ofSpec("\"9fceb02\""));
            case JAVA ->
                all.with("driver-file", project.sourceFile())
                        .with("test-command", "mvn -q test")
                        .with("package", project.javaPackage())
                        .with("class", project.className())
                        .handingOn(ofSpec("null"), ofSpec("null"), ofSpec("\"9fceb02\""));
        };
    }

    /** These places and this one. */
    Places with(String place, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(place, value);
        return new Places(more);
    }

    /** The run ids of the recorded events, new for each project: those of two would be taken for one run. */
    Places runs(String created, String updated, String processed) {
        return with("create-run", created).with("update-run", updated).with("process-run", processed);
    }

    /** The value for a place. */
    String get(String place) {
        String value = values.get(place);
        if (value == null) {
            throw new IllegalStateException("no value for the place '" + place + "' in a template");
        }
        return value;
    }

    /** What the drivers of the templates hand on after each of the recorded events. */
    private Places handingOn(String created, String updated, String processed) {
        return with("created", created).with("updated", updated).with("processed", processed);
    }

    private static String ofShell(String event) {
        return "{\"name\":\"app\",\"event\":\"" + event + "\"}";
    }

    private static String ofSpec(String commit) {
        return "{\"repository\":\"https://example.com/org/app.git\",\"commit\":" + commit + "}";
    }

    /** A plain scalar where YAML reads it as text, else a quoted one. */
    private static String yaml(String word) {
        boolean plain = Character.isLetter(word.charAt(0)) && !NOT_TEXT.contains(word.toLowerCase(Locale.ROOT));
        return plain ? word : '"' + word + '"';
    }
}
