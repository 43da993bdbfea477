package ug.open.conveyor.driver.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.installed.Installation;

/** Whoever installs the tool gets the license of each library in it. */
class LicensesIT {
    @Test
    void eachLibraryIsInTheTableAndNoOther() throws IOException {
        List<String> named = LicenseTable.read().keySet().stream()
                .map(coordinates ->
                        coordinates.substring(coordinates.indexOf(':') + 1).replace(':', '-') + ".jar")
                .sorted()
                .toList();
        try (Stream<Path> jars = Files.list(Installation.BUILT.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString())
                            .filter(jar -> !jar.equals(Built.NAME + ".jar"))
                            .sorted())
                    .isEqualTo(named);
        }
    }

    @Test
    void theTextOfEachIsInstalledToo() {
        Markdown table = Markdown.of(Installation.BUILT.resolve("licenses/README.md"));
        assertThat(table.brokenLinks()).isEmpty();
        assertThat(Installation.BUILT.resolve("LICENSE")).isRegularFile();
    }
}
