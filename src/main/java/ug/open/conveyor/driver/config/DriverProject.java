package ug.open.conveyor.driver.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.DriverDefinition;

/**
 * A folder with a {@code driver.yaml} (design: A driver project), read and checked.
 *
 * @param folder the folder, absolute: where its command starts and its class path begins
 * @param definition what the driver manager needs to know
 * @param code the code to run for an event
 * @param env variables of a command, beside those of this process; references to variables are replaced
 * @param secrets the value of each secret by its name, never empty
 */
public record DriverProject(
        Path folder, DriverDefinition definition, Code code, Map<String, String> env, Map<String, String> secrets) {
    /** The file that makes a folder a project. */
    public static final String FILE = "driver.yaml";

    /** Copies the maps. */
    public DriverProject {
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    }

    /**
     * Reads the project in a folder.
     *
     * @param folder the folder, or its {@code driver.yaml}
     * @param environment the process's environment, for variables and secrets
     * @throws ConfigException where there is no project, or with all problems of its file, line by line
     */
    public static DriverProject read(Path folder, Map<String, String> environment) {
        return read(folder, folder, environment);
    }

    /**
     * Reads the project in a folder that somebody named in a shorter way.
     *
     * @param folder the folder, or its {@code driver.yaml}
     * @param said the folder as somebody wrote it, for messages; the empty path is the working folder
     * @param environment the process's environment, for variables and secrets
     * @throws ConfigException where there is no project, or with all problems of its file, line by line
     */
    public static DriverProject read(Path folder, Path said, Map<String, String> environment) {
        return ProjectFile.in(folder, said).read(environment);
    }

    /** Every key that the file can have, as {@code name}; one inside another as {@code retry.times}. */
    public static List<String> keys() {
        return ProjectFile.keys();
    }

    /** Without the values of {@link #env} and {@link #secrets}, which are nobody's business. */
    @Override
    public String toString() {
        return "DriverProject[folder=" + folder + ", definition=" + definition + ", code=" + code + ", env="
                + env.keySet() + ", secrets=" + secrets.keySet() + "]";
    }
}
