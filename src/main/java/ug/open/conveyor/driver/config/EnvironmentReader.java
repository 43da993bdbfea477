package ug.open.conveyor.driver.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import ug.open.conveyor.driver.yaml.YamlNode;

/** Reads {@code env-file}, {@code env} and {@code secrets}. No sentence of it has a value in it. */
final class EnvironmentReader {
    private final Section project;
    private final Map<String, String> file;
    private final Map<String, String> environment;

    /**
     * Reads the file of variables. A variable of the process goes before one of the same name in the file.
     *
     * @param folder the project's
     * @param process the process's environment
     */
    EnvironmentReader(Section project, Path folder, Map<String, String> process) {
        this.project = project;
        this.file = file(folder);
        this.file.keySet().removeAll(process.keySet());
        this.environment = file.isEmpty() ? process : new LinkedHashMap<>(process);
        if (!file.isEmpty()) {
            environment.putAll(file);
        }
    }

    private Map<String, String> file(Path folder) {
        String said = project.has("env-file") ? project.text("env-file") : null;
        if (said == null) {
            return new LinkedHashMap<>();
        }
        try {
            return EnvFile.read(folder.resolve(said), said, EnvironmentReader::name);
        } catch (ConfigException | IllegalArgumentException e) {
            project.wrong(project.node("env-file"), "env-file: " + e.getMessage());
            return new LinkedHashMap<>();
        }
    }

    /** The variables that are set, with their values: those of the file, and those of {@code env}, which go before. */
    Map<String, String> env() {
        Map<String, String> env = new LinkedHashMap<>(file);
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
        if (CommandVariables.NAMES.contains(name)) {
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

    /** The value of each secret, which is in {@code env}, in the file or in the environment. */
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
