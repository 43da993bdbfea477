package ug.open.conveyor.driver.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.wire.YamlNode;

/** Turns the nodes of a {@code driver.yaml} into a project, noting all that is wrong on the way. */
final class ProjectReader {
    private static final List<String> KEYS = List.of(
            "name",
            "resources",
            "events",
            "run",
            "java",
            "timeout",
            "concurrency",
            "retry",
            "env",
            "secrets",
            "streams",
            "logs");

    private final Problems problems;
    private final Map<String, String> environment;

    ProjectReader(Problems problems, Map<String, String> environment) {
        this.problems = problems;
        this.environment = environment;
    }

    /** Every key there is; one inside another is {@code retry.times}. */
    static List<String> keys() {
        List<String> keys = new ArrayList<>(KEYS);
        CodeReader.JAVA_KEYS.forEach(key -> keys.add("java." + key));
        DefinitionReader.RETRY_KEYS.forEach(key -> keys.add("retry." + key));
        return keys;
    }

    /**
     * The project.
     *
     * @throws ConfigException with all that is wrong
     */
    DriverProject read(YamlNode document, Path folder) {
        Section project = new Section(mapping(document), "", KEYS, problems);
        DriverDefinition definition = new DefinitionReader(project).read();
        Code code = new CodeReader(project).read();
        EnvironmentReader variables = new EnvironmentReader(project, environment);
        Map<String, String> env = variables.env();
        Map<String, String> secrets = variables.secrets(env);
        problems.throwIfAny();
        return new DriverProject(folder, definition, code, env, secrets);
    }

    private YamlNode.Mapping mapping(YamlNode document) {
        if (document instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        problems.add(
                document.line(),
                document.column(),
                "expected keys with values, such as 'name: my-driver', not " + Section.kind(document));
        throw problems.all();
    }
}
