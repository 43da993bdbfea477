package ug.open.conveyor.driver.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Cli;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.SampleCommands;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.input.EventFilter;

/** The scripts in completions/ are what the table of commands makes; {@code mvn -Pgenerate test} writes them. */
final class CompletionsTest {
    private static final Path FOLDER = Path.of("completions");

    @ParameterizedTest
    @CsvSource({
        "BASH, conveyor-driver.bash",
        "ZSH, _conveyor-driver",
        "FISH, conveyor-driver.fish",
        "POWERSHELL, conveyor-driver.ps1"
    })
    void whatIsCommittedIsWhatTheTableMakes(CompletionCmd.Shell shell, String file) throws IOException {
        String script = CompletionCmd.script(shell, Cli.COMMANDS, new Here().environment());
        if (Boolean.getBoolean("generated.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), script);
        }
        assertThat(FOLDER.resolve(file))
                .as("written anew by: mvn -Pgenerate test")
                .hasContent(script);
    }

    @ParameterizedTest
    @CsvSource({"bash", "zsh", "fish", "powershell"})
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
                case BASH -> BashCompletion.of(Cli.COMMANDS.rows(), SampleCommands.all(env));
                case ZSH -> ZshCompletion.of(Cli.COMMANDS.rows(), SampleCommands.all(env));
                case FISH -> FishCompletion.of(Cli.COMMANDS.rows(), SampleCommands.all(env));
                case POWERSHELL -> CompletionCmd.script(shell, Cli.COMMANDS, env);
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
        String subcommands = "'help runs') options='' commands='list show export report prune' ;;";
        assertThat(CompletionCmd.script(CompletionCmd.Shell.BASH, Cli.COMMANDS, env))
                .contains(subcommands, " exit-codes error-codes environment'");
        assertThat(CompletionCmd.script(CompletionCmd.Shell.FISH, Cli.COMMANDS, env))
                .contains(
                        "__conveyor_driver_at \"help\"' -a exit-codes", "__conveyor_driver_at \"help runs\"' -a show");
        assertThat(CompletionCmd.script(CompletionCmd.Shell.ZSH, Cli.COMMANDS, env))
                .contains("_conveyor-driver_family help-runs", "'exit-codes:Meaning of the exit codes'");
    }

    @Test
    void idsStayInTheOrderInWhichTheToolGivesThem() {
        Environment env = new Here().environment();
        assertThat(CompletionCmd.script(CompletionCmd.Shell.BASH, Cli.COMMANDS, env))
                .contains("compopt -o nosort");
        assertThat(CompletionCmd.script(CompletionCmd.Shell.ZSH, Cli.COMMANDS, env))
                .contains("compadd -V ");
        assertThat(CompletionCmd.script(CompletionCmd.Shell.FISH, Cli.COMMANDS, env))
                .contains("-l run -x -k -a '(__conveyor_driver_ask runs)'");
    }

    @Test
    void contextsAreAskedFor() {
        Environment env = new Here().environment();
        assertThat(CompletionCmd.script(CompletionCmd.Shell.BASH, Cli.COMMANDS, env))
                .contains("'context use 1') hint='context'", "'run --context') hint='context'");
        assertThat(CompletionCmd.script(CompletionCmd.Shell.ZSH, Cli.COMMANDS, env))
                .contains(":NAME:_conveyor-driver_contexts'");
        assertThat(CompletionCmd.script(CompletionCmd.Shell.FISH, Cli.COMMANDS, env))
                .contains("-l context -x -k -a '(__conveyor_driver_ask contexts)'");
    }

    @Test
    void fishAsksForTheValueBehindTheEqualsSign() {
        assertThat(CompletionCmd.script(CompletionCmd.Shell.FISH, Cli.COMMANDS, new Here().environment()))
                .contains("commandline -ct | string replace -r '^--[^=]*=' ''");
    }

    @Test
    void noScriptEvaluatesWhatIsTyped() {
        for (CompletionCmd.Shell shell : CompletionCmd.Shell.values()) {
            assertThat(CompletionCmd.script(shell, Cli.COMMANDS, new Here().environment()))
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
