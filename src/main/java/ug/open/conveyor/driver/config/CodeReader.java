package ug.open.conveyor.driver.config;

import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.wire.YamlNode;

/** Reads what is started for an event: {@code run} with {@code streams} and {@code logs}, or {@code java}. */
final class CodeReader {
    static final List<String> JAVA_KEYS = List.of("class", "build", "classpath");

    private static final List<String> ONLY_OF_A_COMMAND = List.of("streams", "logs", "env");

    private final Section project;

    CodeReader(Section project) {
        this.project = project;
    }

    /** The code; null where something is wrong, and noted. */
    Code read() {
        boolean run = project.has("run");
        boolean java = project.has("java");
        if (run && java) {
            project.wrongKey("java", "both 'run' and 'java' are there; a driver is one of them: take one out");
            return null;
        }
        if (run) {
            return command();
        }
        if (java) {
            return javaClass();
        }
        if (!project.misses("run") || !project.misses("java")) {
            return null;
        }
        project.wrong(
                "neither 'run' nor 'java' is there: say what to start, such as 'run: ./reconcile.sh' or 'java: com.example.MyDriver'");
        return null;
    }

    private Code command() {
        List<String> words = project.words("run");
        boolean separate = project.isSecond("streams", "merged", "separate");
        boolean json = project.isSecond("logs", "text", "json");
        return new Code.Command(words, separate, json);
    }

    private Code javaClass() {
        for (String key : ONLY_OF_A_COMMAND) {
            if (project.has(key)) {
                project.wrongKey(
                        key, "'" + key + "' is for a driver with 'run': a Java class runs inside conveyor-driver");
            }
        }
        if (project.node("java") instanceof YamlNode.Mapping) {
            Section java = project.section("java", JAVA_KEYS, "");
            String name = className(java, "class");
            if (name == null) {
                java.require("class", "class: com.example.MyDriver");
            }
            Optional<List<String>> build = java.has("build") ? Optional.of(java.words("build")) : Optional.empty();
            return javaClass(name, build, Section.strings(java.texts("classpath", "[target/classes]")));
        }
        return javaClass(className(project, "java"), Optional.empty(), List.of());
    }

    private static Code javaClass(String name, Optional<List<String>> build, List<String> classpath) {
        return name == null ? null : new Code.JavaClass(name, build, classpath);
    }

    private static String className(Section section, String key) {
        String name = section.text(key);
        if (name != null && !isClassName(name)) {
            section.wrongValue(key, "must be a class such as com.example.MyDriver, not '" + name + "'");
        }
        return name;
    }

    private static boolean isClassName(String name) {
        boolean atStart = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.'
                    ? atStart
                    : !(atStart ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c))) {
                return false;
            }
            atStart = c == '.';
        }
        return !atStart;
    }
}
