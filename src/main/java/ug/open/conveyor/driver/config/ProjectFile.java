package ug.open.conveyor.driver.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.yaml.Yaml;
import ug.open.conveyor.driver.yaml.YamlNode;

/** Finds a project's {@code driver.yaml}, and turns its bytes into nodes and those into a project, noting all problems on the way. */
final class ProjectFile {
    private static final List<String> KEYS = List.of(
            "name",
            "resources",
            "events",
            "run",
            "java",
            "program",
            "build",
            "timeout",
            "concurrency",
            "retry",
            "env",
            "env-file",
            "secrets",
            "streams",
            "logs");

    private final Path file;
    private final String name;

    /**
     * A file that is there.
     *
     * @param name its name for messages
     */
    private ProjectFile(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /** In a folder, or the file itself; messages name it as {@code said}. */
    static ProjectFile in(Path folder, Path said) {
        boolean itself = folder.endsWith(DriverProject.FILE) && !Files.isDirectory(folder);
        Path file = itself ? folder : folder.resolve(DriverProject.FILE);
        String name =
                (itself ? said : said.resolve(DriverProject.FILE)).normalize().toString();
        if (!Files.isRegularFile(file)) {
            throw notThere(folder, said, file, name);
        }
        return new ProjectFile(file, name);
    }

    private static ConfigException notThere(Path folder, Path said, Path file, String name) {
        if (Files.isDirectory(file)) {
            return new ConfigException(name + " is a folder, not the file of a driver project");
        }
        if (!Files.isDirectory(folder)) {
            String what = Files.exists(folder) ? " is not a folder" : " is not there";
            return new ConfigException(said + what + ": give the folder of a driver project, " + wayOut());
        }
        Path where = said.toString().isEmpty() ? folder.toAbsolutePath().normalize() : said;
        if (Files.exists(folder.resolve("driver.yml"))) {
            return new ConfigException("no driver.yaml in " + where + ", but a driver.yml: rename it");
        }
        return new ConfigException("no driver.yaml in " + where + ": go to a driver project, " + wayOut());
    }

    private static String wayOut() {
        return "make one with 'conveyor-driver init', or give a command after the options: -- CMD";
    }

    /** Every key there is; one inside another is {@code retry.times}. */
    static List<String> keys() {
        List<String> keys = new ArrayList<>(KEYS);
        CodeReader.JAVA_KEYS.forEach(key -> keys.add("java." + key));
        CodeReader.PROGRAM_KEYS.forEach(key -> keys.add("program." + key));
        DefinitionReader.RETRY_KEYS.forEach(key -> keys.add("retry." + key));
        return keys;
    }

    /**
     * The project.
     *
     * @throws ConfigException with all that is wrong
     */
    DriverProject read(Map<String, String> environment) {
        Problems problems = new Problems(name);
        Section project = new Section(mapping(document(problems), problems), "", KEYS, problems);
        DriverDefinition definition = new DefinitionReader(project).read();
        Code code = new CodeReader(project).read();
        Path folder = file.toAbsolutePath().normalize().getParent();
        EnvironmentReader variables = new EnvironmentReader(project, folder, environment);
        Map<String, String> env = variables.env();
        Map<String, String> secrets = variables.secrets(env);
        problems.throwIfAny();
        return new DriverProject(folder, definition, code, env, secrets);
    }

    /**
     * The name of the driver, whatever else is wrong; empty where the file has none.
     *
     * @throws ConfigException where the file is no YAML
     */
    Optional<String> name() {
        Problems problems = new Problems(name);
        YamlNode.Entry entry = mapping(document(problems), problems).entries().get("name");
        return entry != null && entry.value().value() instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static YamlNode.Mapping mapping(YamlNode document, Problems problems) {
        if (document instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        problems.add(
                document.line(),
                document.column(),
                "expected keys with values, such as 'name: my-driver', not " + Section.kind(document));
        throw problems.all();
    }

    private YamlNode document(Problems problems) {
        String text = text();
        try {
            return Yaml.parse(text);
        } catch (SyntaxException e) {
            boolean star = isBehindStar(text, e.line(), e.column());
            problems.add(
                    e.line(), e.column(), star ? "'*' begins an alias in YAML: write \"*\" in quotes" : e.problem());
            throw problems.all();
        }
    }

    /** {@code events: [*]} is what everybody writes once. */
    private static boolean isBehindStar(String text, int line, int column) {
        List<String> lines = text.lines().toList();
        String at = line <= lines.size() ? lines.get(line - 1) : "";
        return column >= 2 && column - 2 < at.length() && at.charAt(column - 2) == '*';
    }

    private String text() {
        String text = TextFile.read(file, name, "no driver.yaml");
        if (text.isBlank()) {
            throw new ConfigException(name + " is empty: it needs a name and what to run, such as\n"
                    + "name: my-driver\nresources: [workflow]\nrun: ./reconcile.sh");
        }
        return text;
    }
}
