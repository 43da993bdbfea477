package ug.open.conveyor.driver.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.yaml.YamlNode;

/** Reads what reconciles: {@code run} with {@code streams} and {@code logs}, {@code java}, or {@code program}; and {@code build} beside it. */
final class CodeReader {
    static final List<String> PROGRAM_KEYS = List.of("command", "build", "payload", "port", "ready", "result");
    static final List<String> JAVA_KEYS = List.of("class", "build", "classpath");

    private static final List<String> ONLY_OF_A_COMMAND = List.of("streams", "logs", "env", "env-file");

    private static final List<String> KINDS = List.of("run", "java", "program");
    /** Where a Java build leaves its classes, unless `classpath` says more. */
    private static final String CLASSES = "target/classes";

    private static final int MOST_PORT = 65_535;

    private final Section project;

    CodeReader(Section project) {
        this.project = project;
    }

    /** The code; null where something is wrong, and noted. */
    Code read() {
        List<String> kinds = new ArrayList<>();
        boolean none = true;
        for (String kind : KINDS) {
            if (project.has(kind)) {
                kinds.add(kind);
            }
            none &= project.misses(kind);
        }
        if (kinds.size() > 1) {
            project.wrongKey(
                    kinds.get(1),
                    "both '" + kinds.get(0) + "' and '" + kinds.get(1)
                            + "' are there; a driver is one of them: take one out");
            return null;
        }
        if (kinds.isEmpty()) {
            if (none) {
                project.wrong(
                        "none of 'run', 'java' and 'program' is there: name what reconciles, such as 'run: ./reconcile.sh',"
                                + " 'java: com.example.MyDriver', or 'program: ./my-driver' for one on Conveyor's own runtime");
            }
            return null;
        }
        return switch (kinds.get(0)) {
            case "run" -> command();
            case "java" -> javaClass();
            default -> program();
        };
    }

    private Code command() {
        List<String> words = project.words("run");
        boolean separate = project.isSecond("streams", "merged", "separate");
        boolean json = project.isSecond("logs", "text", "json");
        return new Code.Command(words, build(), separate, json);
    }

    private Code program() {
        for (String key : List.of("streams", "logs")) {
            if (project.has(key)) {
                project.wrongKey(
                        key, "'" + key + "' is for a driver with 'run': a program logs by its own driver logger");
            }
        }
        if (!(project.node("program") instanceof YamlNode.Mapping)) {
            return new Code.Program(
                    name(), project.words("program"), build(), false, OptionalInt.empty(), Optional.empty(), false);
        }
        Section program = project.section("program", PROGRAM_KEYS, "");
        program.require("command", "command: ./my-driver");
        return new Code.Program(
                name(),
                program.words("command"),
                build("program", program),
                program.isSecond("payload", "string", "object"),
                port(program),
                program.has("ready") ? Optional.of(program.duration("ready", Duration.ZERO)) : Optional.empty(),
                program.isSecond("result", "published", "acknowledgement"));
    }

    private Optional<String> name() {
        return project.has("name") ? Optional.ofNullable(project.text("name")) : Optional.empty();
    }

    private static OptionalInt port(Section program) {
        int port = program.whole("port", 0);
        if (program.has("port") && (port < 1 || port > MOST_PORT)) {
            program.wrongValue("port", "must be a port from 1 to " + MOST_PORT + ", such as 4222");
        }
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
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
            return javaClass(name, build("java", java), Section.strings(java.texts("classpath", "[target/classes]")));
        }
        Optional<List<String>> build = build();
        return javaClass(className(project, "java"), build, build.isPresent() ? List.of(CLASSES) : List.of());
    }

    private Optional<List<String>> build() {
        return project.has("build") ? Optional.of(project.words("build")) : Optional.empty();
    }

    /** The one inside of a kind, else the one beside it. */
    private Optional<List<String>> build(String kind, Section inside) {
        if (!inside.has("build")) {
            return build();
        }
        if (project.has("build")) {
            project.wrongKey(
                    "build", "both 'build' and '" + kind + ".build' are there; they mean the same: take one out");
        }
        return Optional.of(inside.words("build"));
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
