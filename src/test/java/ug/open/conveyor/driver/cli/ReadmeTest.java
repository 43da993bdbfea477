package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The README tells of everything that scripts can rely on. */
final class ReadmeTest {
    private static String readme;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void namesEveryCommandAndEveryOption() {
        List<String> missing = new ArrayList<>();
        for (Cmd cmd : Completions.commands(new Here().environment())) {
            missing(cmd.entry.path(), missing);
            for (Opt<?> opt : Completions.options(cmd)) {
                opt.names().forEach(name -> missing(name, missing));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void namesEveryEnvironmentVariable() {
        List<String> missing = new ArrayList<>();
        Topic.ENVIRONMENT.rows().forEach(row -> missing(row[0], missing));
        assertThat(missing).isEmpty();
    }

    @Test
    void namesEveryExitCode() {
        List<String> missing = new ArrayList<>();
        for (int code : ExitCodes.all()) {
            missing("| " + code + " |", missing);
        }
        assertThat(missing).isEmpty();
    }

    private static void missing(String word, List<String> missing) {
        String alone = "(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])";
        if (!Pattern.compile(alone).matcher(readme).find()) {
            missing.add(word);
        }
    }
}
