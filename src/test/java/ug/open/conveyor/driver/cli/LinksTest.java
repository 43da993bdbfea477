package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every reference leads somewhere: from page to page, from code to the protocol, from the architecture to classes. */
final class LinksTest {
    private static final Path HOME = Path.of("");
    private static final Pattern PAGE = Pattern.compile("\\(([a-z-]+\\.md), ([^)\"]+)\\)");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`|→ ([A-Z]\\w*[a-z]\\w*)");

    @Test
    void everyLinkOfEveryPageLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        Markdown.all(HOME.toAbsolutePath()).forEach(page -> broken.addAll(page.brokenLinks()));
        assertThat(broken).isEmpty();
    }

    @Test
    void everySectionOfAPageThatACommentNamesIsThere() throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        for (Path file : sources()) {
            Matcher matcher = PAGE.matcher(Files.readString(file).replaceAll("\\s+\\*?\\s*", " "));
            while (matcher.find()) {
                named.computeIfAbsent(matcher.group(1), page -> new TreeSet<>())
                        .addAll(List.of(matcher.group(2).split(" and ")));
            }
        }
        assertThat(named).containsKey("protocol.md");
        named.forEach((page, sections) -> assertThat(
                        Markdown.of(Path.of("docs", page)).headings())
                .as(page)
                .containsAll(sections));
    }

    @Test
    void everyClassThatArchitectureAndContributingNameIsThere() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String page : List.of("ARCHITECTURE.md", "CONTRIBUTING.md")) {
            Matcher matcher = CLASS.matcher(Markdown.of(Path.of(page)).prose());
            while (matcher.find()) {
                named.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        }
        Set<String> there = new TreeSet<>();
        sources().forEach(file -> there.add(file.getFileName().toString().replace(".java", "")));
        named.removeAll(there);
        assertThat(named).isEmpty();
    }

    @Test
    void everyRoomIsInTheArchitecture() {
        String architecture = Markdown.of(Path.of("ARCHITECTURE.md")).text();
        Path root = Path.of("src/main/java/ug/open/conveyor/driver");
        Set<String> missing = new TreeSet<>();
        for (Path file : sources()) {
            Path folder = file.getParent();
            if (file.endsWith("package-info.java") && folder.startsWith(root) && !folder.equals(root)) {
                missing.add(root.relativize(folder).toString().replace(File.separatorChar, '.'));
            }
        }
        missing.removeIf(room -> Pattern.compile("\\b" + Pattern.quote(room) + "\\b")
                .matcher(architecture)
                .find());
        assertThat(missing).isEmpty();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
