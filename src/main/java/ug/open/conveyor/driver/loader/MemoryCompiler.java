package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Compiles a project's {@code src/main/java} for the running JDK, so that a new project needs no build tool. All that is made stays in memory.
 * Annotation processors on the class path run, as javac runs them.
 *
 * @param project the project's folder
 * @param libraries the libraries for the sources, beside the JDK and the driver API
 */
record MemoryCompiler(Path project, ClassPath libraries) {
    static final String SOURCES = "src/main/java";

    /**
     * Compiles the sources.
     *
     * @throws LoadException when there is nothing to compile, or something does not compile: then with the compiler's own lines
     */
    Compiled compile() throws LoadException {
        try (Javac javac = new Javac(project, libraries)) {
            return javac.compile(sources(), Map.of());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The sources, by name; at least one. */
    List<Path> sources() throws LoadException, IOException {
        Path folder = project.resolve(SOURCES);
        if (!Files.isDirectory(folder)) {
            throw new LoadException("there is nothing to compile: no folder " + folder
                    + "; put the driver there, or name its classes by `classpath:` in driver.yaml");
        }
        List<Path> sources = SourceFiles.below(project, folder);
        if (sources.isEmpty()) {
            throw new LoadException("there is nothing to compile: no .java file in " + folder);
        }
        return sources;
    }

    static LoadException unreadable(IOException e) {
        return new LoadException("the sources cannot be read: " + e.getMessage(), e);
    }
}
