package ug.open.conveyor.driver.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation;

/** The libraries of an installation. */
class LibrariesIT {
    /** jline finds it by a file in META-INF: no class of another library names it. */
    private static final Set<String> FOUND_BY_NAME = Set.of("jline-terminal-jni");

    @TempDir
    Path ours;

    @Test
    void weComeToEachByTheClassesThatNeedIt() throws IOException {
        copyOurClasses();
        List<Path> libraries;
        try (Stream<Path> jars = Files.list(Installation.BUILT.resolve("lib"))) {
            libraries = jars.filter(jar -> !jar.endsWith(Built.NAME + ".jar")).toList();
        }
        Set<String> unneeded = new HashSet<>();
        libraries.forEach(jar -> unneeded.add(jar.getFileName().toString()));
        unneeded.removeAll(needed(libraries));
        assertThat(unneeded)
                .hasSameSizeAs(FOUND_BY_NAME)
                .allMatch(jar -> FOUND_BY_NAME.contains(jar.replaceAll("-\\d.*", "")));
    }

    /** As jdeps finds them from our classes on. */
    private Set<String> needed(List<Path> libraries) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        String path = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> words = List.of(
                "-summary",
                "-recursive",
                "--ignore-missing-deps",
                "--multi-release",
                "17",
                "-cp",
                path,
                ours.toString());
        ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, words.toArray(new String[0]));
        out.flush();
        return Pattern.compile("(?m) -> (.+[.]jar)$")
                .matcher(said.toString())
                .results()
                .map(line -> Path.of(line.group(1)).getFileName().toString())
                .collect(Collectors.toSet());
    }

    /** Without the description of the module, by which jdeps would not see a class path. */
    private void copyOurClasses() throws IOException {
        Path classes = Built.TARGET.resolve("classes");
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) all.filter(file -> file.toString().endsWith(".class"))::iterator) {
                if (!file.endsWith("module-info.class")) {
                    Path copy = ours.resolve(classes.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }
}
