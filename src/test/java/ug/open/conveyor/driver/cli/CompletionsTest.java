package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.record.EventFilter;

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
    void everyKeyThatIsOfferedIsOne() {
        assertThat(Kind.EVENTS.choices()).containsExactly("event=", "resource=", "name=", "run=");
        for (String key : Kind.EVENTS.choices()) {
            assertThat(EventFilter.parse(List.of(key + "x")).acceptsAll()).isFalse();
        }
    }

    @Test
    void helpIsFollowedByCommandsAndTopics() {
        Environment env = new Here().environment();
        String subcommands = "'help runs') options='' commands='list show export prune' ;;";
        assertThat(Completions.script(CompletionCmd.Shell.BASH, env)).contains(subcommands, " exit-codes environment'");
        assertThat(Completions.script(CompletionCmd.Shell.FISH, env))
                .contains(
                        "__conveyor_driver_at \"help\"' -a exit-codes", "__conveyor_driver_at \"help runs\"' -a show");
        assertThat(Completions.script(CompletionCmd.Shell.ZSH, env))
                .contains("_conveyor-driver_family help-runs", "'exit-codes:What the exit codes mean'");
    }

    @Test
    void idsStayInTheOrderInWhichTheToolGivesThem() {
        Environment env = new Here().environment();
        assertThat(Completions.script(CompletionCmd.Shell.BASH, env)).contains("compopt -o nosort");
        assertThat(Completions.script(CompletionCmd.Shell.ZSH, env)).contains("compadd -V ");
        assertThat(Completions.script(CompletionCmd.Shell.FISH, env))
                .contains("-l run -x -k -a '(__conveyor_driver_ask runs)'");
    }

    @Test
    void fishAsksForTheValueBehindTheEqualsSign() {
        assertThat(Completions.script(CompletionCmd.Shell.FISH, new Here().environment()))
                .contains("commandline -ct | string replace -r '^--[^=]*=' ''");
    }

    @Test
    void noScriptEvaluatesWhatIsTyped() {
        for (CompletionCmd.Shell shell : CompletionCmd.Shell.values()) {
            assertThat(Completions.script(shell, new Here().environment()))
                    .doesNotContain("_call_program")
                    .doesNotContainPattern("(?m)^\\s*(eval|source|\\.)\\b");
        }
    }

    @Test
    void aDescriptionIsCutToItsFirstSentence() {
        assertThat(Completions.brief("Ends early. Never else.")).isEqualTo("Ends early");
        assertThat(Completions.brief("The file, v1.2 of it.")).isEqualTo("The file, v1.2 of it");
    }
}
