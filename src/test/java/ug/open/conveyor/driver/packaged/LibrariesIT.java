package ug.open.conveyor.driver.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** jline finds it by a file in META-INF: no class names it. */
    private static final String FOUND_BY_NAME = "jline-terminal-jni";

    @TempDir
    Path ours;

    @Test
    void weComeToEachByTheClassesThatNeedIt() throws IOException {
        copyOurClasses();
        List<Path> known = new ArrayList<>();
        Set<String> unneeded = new HashSet<>();
        try (Stream<Path> jars = Files.list(Installation.BUILT.resolve("lib"))) {
            for (Path jar : (Iterable<Path>) jars::iterator) {
                String name = jar.getFileName().toString();
                if (name.startsWith(FOUND_BY_NAME)) {
                    known.add(0, jar);
                } else if (!name.equals(Built.NAME + ".jar")) {
                    known.add(jar);
                    unneeded.add(name);
                }
            }
        }
        unneeded.removeAll(needed(known.get(0), known.subList(1, known.size())));
        assertThat(unneeded).isEmpty();
    }

    /** As jdeps finds them from our classes and one library on. */
    private Set<String> needed(Path start, List<Path> others) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "-summary",
                        "-recursive",
                        "--ignore-missing-deps",
                        "--multi-release",
                        "17",
                        "-cp",
                        others.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        ours.toString(),
                        start.toString());
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
