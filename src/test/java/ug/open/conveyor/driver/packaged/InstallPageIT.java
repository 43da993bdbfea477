package ug.open.conveyor.driver.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The lines of {@code docs/install.md} that need no package manager install the tool, in three lines each. */
class InstallPageIT {
    private static final Markdown PAGE = Markdown.of(Path.of("docs/install.md"));

    @TempDir
    Path home;

    @Test
    void eachWayIsThreeLines() {
        assertThat(PAGE.blocks("sh")).hasSize(6).allMatch(block -> block.lines().count() == 3);
    }

    @Test
    void theArchive() throws IOException {
        assertThat(installed("## Archive", System.getProperty("java.home"))).contains(": 2 ok");
    }

    @Test
    @Tag("packages")
    void theArchiveWithJava() throws IOException {
        assertThat(installed("## Archive with Java", null)).contains(": 2 ok");
    }

    private String installed(String section, String java) throws IOException {
        Programs.need("bash", "tar");
        try (Stream<Path> files = Files.list(Built.TARGET)) {
            for (Path archive :
                    (Iterable<Path>) files.filter(file -> file.toString().endsWith(".tar.gz"))::iterator) {
                Files.copy(archive, home.resolve(archive.getFileName()));
            }
        }
        String lines =
                new Markdown(PAGE.file(), PAGE.section(section)).blocks("sh").get(0);
        Outcome outcome = Installation.in(home)
                .launchedBy(Path.of("bash"))
                .with("PATH", home.resolve(".local/bin") + ":/usr/bin:/bin")
                .with("JAVA_HOME", java)
                .run("-e", "-c", lines.replace("0.1.0", Built.VERSION));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Files.delete(home.resolve(".local/bin/conveyor-driver")); // JUnit warns of links
        return outcome.err();
    }
}
