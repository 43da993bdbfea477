package ug.open.conveyor.driver.scaffold;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The library that a Java driver is compiled against: this tool's own jar, which a new Java project gets a copy of.
 *
 * @param version the version to file it under, that of this tool
 * @param file the jar; read when the project is written
 */
public record ApiJar(String version, Path file) {
    /** Checks that nothing is missing. */
    public ApiJar {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(file, "file");
    }
}
