package ug.open.conveyor.driver.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.wire.YamlNode;

/** Reads {@code env} and {@code secrets}. No sentence of it has a value in it. */
final class EnvironmentReader {
    /** What the loader sets for a command (design: A driver project, run). */
    private static final Set<String> OURS = Set.of(
            "CONVEYOR_RUN_ID",
            "CONVEYOR_EVENT",
            "CONVEYOR_DRIVER",
            "CONVEYOR_RESOURCE_TYPE",
            "CONVEYOR_RESOURCE_NAME",
            "CONVEYOR_PIPELINE",
            "CONVEYOR_ATTEMPT",
            "CONVEYOR_MODE",
            "CONVEYOR_PAYLOAD",
            "CONVEYOR_RESULT");

    private final Section project;
    private final Map<String, String> environment;

    EnvironmentReader(Section project, Map<String, String> environment) {
        this.project = project;
        this.environment = environment;
    }

    /** The variables that are set, with their values. */
    Map<String, String> env() {
        Map<String, String> env = new LinkedHashMap<>();
        Expansion expansion = new Expansion(environment);
        for (YamlNode.Entry entry : project.entries("env", "{LEVEL: debug}")) {
            try {
                env.put(name(entry.key()), expansion.of(text(entry.value())));
            } catch (IllegalArgumentException e) {
                project.wrong(entry, "env." + entry.key() + ": " + e.getMessage());
            }
        }
        return env;
    }

    private static String name(String name) {
        if (!Expansion.isName(name)) {
            throw new IllegalArgumentException(
                    "the name of a variable must be of A-Z a-z 0-9 _, and not begin with a digit");
        }
        if (OURS.contains(name)) {
            throw new IllegalArgumentException(
                    "conveyor-driver sets this variable itself, for each event: choose another name");
        }
        return name;
    }

    private static String text(YamlNode value) {
        boolean simple = value instanceof YamlNode.Scalar scalar && scalar.value() != null;
        if (!simple) {
            throw new IllegalArgumentException("must be text, not " + Section.kind(value));
        }
        return ((YamlNode.Scalar) value).text();
    }

    /** The value of each secret, which is in {@code env} or in the environment. */
    Map<String, String> secrets(Map<String, String> env) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (YamlNode item : project.texts("secrets", "[TOKEN]")) {
            String name = (String) item.value();
            String value = env.getOrDefault(name, environment.get(name));
            String problem = problem(value);
            if (problem == null) {
                secrets.put(name, value);
            } else if (env.containsKey(name) || !isDeclared(name)) {
                project.wrong(item, "secrets has " + name + ", " + problem);
            }
        }
        return secrets;
    }

    /** Whether {@code env} has it, with or without a problem of its own. */
    private boolean isDeclared(String name) {
        return project.node("env") instanceof YamlNode.Mapping env
                && env.entries().containsKey(name);
    }

    private static String problem(String value) {
        if (value == null) {
            return "which is not set, so that its value could not be masked: set it, or take the name out";
        }
        return value.isEmpty()
                ? "whose value is empty, so that there is nothing to mask: set it, or take the name out"
                : null;
    }
}
