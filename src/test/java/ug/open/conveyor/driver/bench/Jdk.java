package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JDK that is measured.
 *
 * @param home its folder
 * @param feature its feature release, 17 or newer
 */
record Jdk(Path home, int feature) {
    /** The one that runs this. */
    static Jdk own() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /**
     * The one in a folder.
     *
     * @throws IOException where it is none
     */
    static Jdk at(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            throw new IOException(
                    home + " is not the folder of a JDK; bench.java takes such folders, parted by commas");
        }
        for (String line : Files.readAllLines(release, StandardCharsets.UTF_8)) {
            if (line.startsWith("JAVA_VERSION=")) {
                String version = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
                return new Jdk(home, Runtime.Version.parse(version).feature());
            }
        }
        throw new IOException(release + " does not tell the version");
    }

    /** A program of the tests on this JDK, with the flags that the launcher gives to a long command. */
    List<String> program(Class<?> main, String classPath, String... more) {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bin/java").toString(), collector(), "-Xlog:disable", "-XX:-UsePerfData"));
        command.addAll(List.of(more));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", classPath, main.getName()));
        return command;
    }

    /** As the class-data archive wants it; see the launcher. */
    private String collector() {
        return feature < 21 ? "-XX:+UseG1GC" : "-XX:+UseSerialGC";
    }
}
