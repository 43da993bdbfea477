package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/commands.md} is what the table of commands makes; {@code mvn -Pgenerate test} writes it. */
final class CommandsPageTest {
    private static final Path PAGE = Path.of("docs", "commands.md");

    @Test
    void whatIsCommittedIsWhatTheTableMakes() throws IOException {
        String page = CommandsPage.of(new Here().environment());
        if (Boolean.getBoolean("generated.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("written anew by: mvn -Pgenerate test").hasContent(page);
    }
}
