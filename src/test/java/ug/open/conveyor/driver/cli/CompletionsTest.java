package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts in completions/ are what the table of commands makes; {@code mvn -Pcompletions test} writes them. */
final class CompletionsTest {
    private static final Path FOLDER = Path.of("completions");

    @ParameterizedTest
    @CsvSource({"BASH, conveyor-driver.bash", "ZSH, _conveyor-driver", "FISH, conveyor-driver.fish"})
    void whatIsCommittedIsWhatTheTableMakes(CompletionCmd.Shell shell, String file) throws IOException {
        String script = Completions.script(shell, new Here().environment());
        if (Boolean.getBoolean("completions.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), script);
        }
        assertThat(FOLDER.resolve(file))
                .as("written anew by: mvn -Pcompletions test")
                .hasContent(script);
    }

    @ParameterizedTest
    @CsvSource({"bash", "zsh", "fish"})
    void theCommandPrintsTheScript(String shell) {
        Here.Outcome outcome = new Here().run("completion", shell);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("__complete").doesNotContainPattern("(?m)^ *@[a-z]+@$");
    }

    @Test
    void whatIsHiddenFromHelpIsCompletedNowhere() {
        Environment env = new Here().environment();
        for (CompletionCmd.Shell shell : CompletionCmd.Shell.values()) {
            String script = switch (shell) {
                case BASH -> BashCompletion.of(SampleCommands.all(env));
                case ZSH -> ZshCompletion.of(SampleCommands.all(env));
                case FISH -> FishCompletion.of(SampleCommands.all(env));
            };
            assertThat(script).doesNotContain("secret");
        }
    }

    @Test
    void aDescriptionIsCutToItsFirstSentence() {
        assertThat(Completions.brief("Ends early. Never else.")).isEqualTo("Ends early");
        assertThat(Completions.brief("The file, v1.2 of it.")).isEqualTo("The file, v1.2 of it");
    }
}
