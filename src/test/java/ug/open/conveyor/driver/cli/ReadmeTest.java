package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README is a page that people read to its end, and leads to all others. */
final class ReadmeTest {
    private static final Markdown README = Markdown.of(Path.of("README.md"));

    @Test
    void fitsOnAFewScreens() {
        assertThat(README.text().lines().count()).isLessThanOrEqualTo(180);
    }

    @Test
    void leadsToEveryPageAndPicture() throws IOException {
        List<String> pages;
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            pages = files.map(file -> "(" + file.toString().replace('\\', '/') + ")")
                    .toList();
        }
        assertThat(README.text())
                .contains(pages)
                .contains("(CONTRIBUTING.md)", "(ARCHITECTURE.md)", "(CHANGELOG.md)", "(LICENSE)");
    }
}
