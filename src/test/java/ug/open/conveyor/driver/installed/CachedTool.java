package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** A copy of the installation that may make class-data archives, and its cache. */
final class CachedTool {
    final Path cache;
    private final Path folder;
    private Path place;
    private Installation tool;

    CachedTool(Path folder) throws IOException {
        this.folder = folder;
        cache = folder.resolve("cache of mine/conveyor-driver");
        place = folder.resolve("tool");
        tool = Installation.in(folder).launchedBy(Installation.copyTo(place)).with("CI", null);
        tool.with("XDG_CACHE_HOME", cache.getParent().toString());
    }

    Installation tool() {
        return tool;
    }

    CachedTool with(String name, String value) {
        tool.with(name, value);
        return this;
    }

    /** Moves the installation. */
    void move(String name) throws IOException {
        place = Files.move(place, folder.resolve(name));
        tool = tool.launchedBy(place.resolve("bin/conveyor-driver"));
    }

    /** The jar of the tool itself. */
    Path jar() throws IOException {
        try (Stream<Path> jars = Files.list(place.resolve("lib"))) {
            return jars.filter(file -> file.getFileName().toString().startsWith("conveyor-driver-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    void startsWell() {
        Outcome outcome = tool.run("--version");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("conveyor-driver ");
    }

    /** Starts it until an archive is in use; between two starts the file that names one has changed. */
    void warmUp() {
        startsWell();
        for (List<String> before = start(); !usesArchive(); before = start()) {
            List<String> old = before;
            Installation.await("another archive", () -> !start().equals(old));
        }
    }

    /** Whether a start takes the classes of the tool from an archive. It is a start like any other: it has one made that is missing. */
    boolean usesArchive() {
        return usesArchive(tool, folder);
    }

    /** The same for any tool, with a folder for the JVM's list. */
    static boolean usesArchive(Installation tool, Path folder) {
        Path log = folder.resolve("classes.log");
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        Outcome outcome = tool.run("--version");
        assertThat(outcome.err()).isEmpty();
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", null);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(".cli.Main source: shared objects file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that the launcher reads, if there is one. */
    Optional<Path> startFile() {
        return startFile(files());
    }

    static Optional<Path> startFile(List<Path> files) {
        return files.stream().filter(file -> file.endsWith("start")).findFirst();
    }

    /** Its lines. */
    List<String> start() {
        try {
            Optional<Path> file = startFile();
            return file.isEmpty() ? List.of() : Files.readAllLines(file.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> archives() {
        return files().stream()
                .filter(file ->
                        file.toString().endsWith(".jsa") && file.toFile().length() > 0)
                .toList();
    }

    List<Path> files() {
        return files(cache);
    }

    static List<Path> files(Path cache) {
        try (Stream<Path> files = Files.exists(cache) ? Files.walk(cache) : Stream.empty()) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            return List.of(); // a file that went while it was looked at: the caller asks again
        }
    }
}
