package ug.open.conveyor.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds imports to the table of rooms, also those that only a comment needs, which leave no trace in a class file. */
final class ImportsTest {
    private static final Path SOURCES = Path.of("src/main/java/ug/open/conveyor/driver");
    private static final Pattern IMPORT = Pattern.compile(
            "^import (?:static )?ug\\.open\\.conveyor\\.driver\\.((?:[a-z]+\\.)*)[A-Z]", Pattern.MULTILINE);

    @Test
    void eachImportIsOfARoomBelow() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path source : sources()) {
            String room = SOURCES.relativize(source.getParent()).toString().replace('/', '.');
            Matcher imports = IMPORT.matcher(Files.readString(source));
            while (imports.find()) {
                String of = imports.group(1).isEmpty()
                        ? ""
                        : imports.group(1).substring(0, imports.group(1).length() - 1);
                if (!of.equals(room) && !Rooms.OURS.getOrDefault(room, Set.of()).contains(of)) {
                    wrong.add(SOURCES.relativize(source) + " imports from " + of);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
