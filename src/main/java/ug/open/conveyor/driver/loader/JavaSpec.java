package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.util.List;

/**
 * A driver that is a Java class.
 *
 * @param className its full name, as {@code com.example.GitCloner}
 * @param folder the project's folder; the class path and the build command are relative to it
 * @param build the command that builds the project, word by word; empty for none
 * @param classpath folders, jars and patterns of jars ({@code target/lib/*}). Where it is empty, or has neither the class nor a build command
 *     that makes it while {@code src/main/java} has its source, the sources are compiled in memory, with these as libraries
 */
public record JavaSpec(String className, Path folder, List<String> build, List<String> classpath)
        implements DriverCode {
    /** Copies the lists. */
    public JavaSpec {
        folder = folder.toAbsolutePath().normalize();
        build = List.copyOf(build);
        classpath = List.copyOf(classpath);
    }
}
