package ug.open.conveyor.driver.scaffold;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The values of the places in a template. Immutable. */
final class Places {
    /** Words that YAML, or an older reader of it, takes for something else than text. */
    private static final Set<String> NOT_TEXT = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    static final Places NONE = new Places(Map.of());

    private final Map<String, String> values;

    private Places(Map<String, String> values) {
        this.values = values;
    }

    /** The values that are the same for each version of the API. */
    static Places of(Project project) {
        Layout layout = Layout.of(project);
        Places named = NONE.with("name", project.name())
                .with("yaml-name", yaml(project.name()))
                .with("resource", project.resource())
                .with("yaml-resource", yaml(project.resource()))
                .with("earlier", project.earlierStep())
                .with("package", project.javaPackage())
                .with("package-path", project.javaPackage().replace('.', '/'))
                .with("class", JavaName.classFor(project.name()))
                .with("module", PackageName.goModule(project.name()))
                .with("crate", PackageName.crate(project.name()))
                .with("npm-name", PackageName.npm(project.name()));
        return project.programs()
                .in(named)
                .with("driver-file", Template.filled(layout.driverFile(), named))
                .with("prepare", layout.prepare().isEmpty() ? "" : "    " + layout.prepare() + "\n")
                .with("test-command", layout.testCommand(project.programs()))
                .with("ci-test-command", layout.testCommand(Programs.POSIX))
                .with("setup", layout.setup())
                .with("created", layout.handsOnSpec() ? ofSpec("null") : ofShell("create"))
                .with("updated", layout.handsOnSpec() ? ofSpec("null") : ofShell("update"))
                .with("processed", layout.handsOnSpec() ? ofSpec("\"9fceb02\"") : ofShell("process"));
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

    // The data of the templates' drivers after a recorded event.

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
