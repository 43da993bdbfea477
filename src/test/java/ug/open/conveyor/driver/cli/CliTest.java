package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Parser;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Screen;
import ug.open.conveyor.driver.host.Version;

final class CliTest {
    @Test
    void noWordsShowWhatThereIsToTypeAndAreNoSuccess() {
        Outcome outcome = new Here().run();
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("Usage: conveyor-driver COMMAND");
    }

    @Test
    void helpOfTheWholeNamesEveryCommand() {
        Outcome outcome = new Here().run("--help");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains(Entry.names(Cli.COMMANDS.rows())).doesNotContain("__complete");
        assertThat(outcome.err()).isEmpty();
        assertThat(new Here().run("-h")).isEqualTo(outcome);
        assertThat(new Here().run("help")).isEqualTo(outcome);
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(new Here().run("--version").out()).isEqualTo("conveyor-driver " + Version.NUMBER + "\n");
        assertThat(Version.NUMBER).isEqualTo(System.getProperty("project.version", Version.NUMBER));
    }

    @Test
    void anUnknownCommandGetsTheNearest() {
        Outcome outcome = new Here().run("lgos", "--run", "x");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).isEqualTo("""
                        conveyor-driver: unknown command 'lgos'; did you mean logs?
                        try: conveyor-driver --help
                        """);
    }

    @Test
    void anUnknownSubcommandGetsTheNearest() {
        Outcome outcome = new Here().run("runs", "shwo");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).isEqualTo("""
                        conveyor-driver: unknown command 'shwo'; did you mean show?
                        try: conveyor-driver runs --help
                        """);
    }

    @Test
    void globalOptionsMayStandInFrontOfTheCommand() {
        assertThat(new Here()
                        .run("--verbose", "--color", "never", "completion", "fish")
                        .code())
                .isZero();
        assertThat(new Here().run("--color=never", "completion", "fish").code()).isZero();
        Outcome outcome = new Here().run("--color", "alwys", "completion", "fish");
        assertThat(outcome.err()).contains("--color: expected one of auto, always, never, not 'alwys'");
    }

    @Test
    void anUnknownOptionInFrontOfTheCommandIsNamed() {
        assertThat(new Here().run("--vresion").err()).contains("unknown option '--vresion'; did you mean --version?");
        assertThat(new Here().run("--color").err()).contains("--color needs a value");
    }

    @Test
    void helpOfATopic() {
        assertThat(new Here().run("help", "exit-codes").out()).contains("130", "interrupted", "70");
        assertThat(new Here().run("help", "environment").out()).contains("CONVEYOR_DRIVER_HOME");
    }

    @Test
    void helpOfACommandIsWhatTheCommandShows() {
        assertThat(new Here().run("help", "runs", "show")).isEqualTo(new Here().run("runs", "show", "--help"));
    }

    @Test
    void helpOfNothingKnownIsUsage() {
        Outcome outcome = new Here().run("help", "exit-code");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).contains("no help on 'exit-code'; did you mean exit-codes?");
    }

    @Test
    void aReaderThatIsGoneEndsItQuietly() {
        Outcome outcome = new Here().outputFails(true).run("--help");
        assertThat(outcome).isEqualTo(new Outcome(ExitCodes.OK, "", ""));
    }

    @Test
    void aFullDiskBehindStandardOutputIsSaid() {
        Outcome outcome = new Here().outputFails(false).run("--help");
        assertThat(outcome.code()).isEqualTo(ExitCodes.IO_FAILED);
        assertThat(outcome.err())
                .isEqualTo("conveyor-driver: standard output cannot be written: No space left on device\n");
    }

    @Test
    void whatCameFromOutsideCannotPlayWithTheTerminal() {
        assertThat(new Here().run("\u001b[31mred\u202e").err())
                .doesNotContain("\u001b", "\u202e")
                .contains("unknown command 'red\\u202e'");
    }

    @Test
    void wrongUsageShowsNoStackTraceEvenWithVerbose() {
        assertThat(new Here().run("--verbose", "completion", "tcsh").err()).doesNotContain("\tat ");
    }

    @Test
    void colourFollowsTheTerminalTheEnvironmentAndTheOption() {
        assertThat(colours(new Here().screen(new Screen(true, true, false, 0)))).isTrue();
        assertThat(colours(new Here().screen(Screen.NONE))).isFalse();
        assertThat(colours(new Here(), "--color=always")).isTrue();
        Here plain = new Here().screen(new Screen(true, true, true, 0));
        plain.variables.put("NO_COLOR", "1");
        assertThat(colours(plain)).isFalse();
        assertThat(colours(plain, "--color=always")).isTrue();
        plain.variables.put("NO_COLOR", ""); // empty counts as not set
        assertThat(colours(plain)).isTrue();
        plain.variables.put("TERM", "dumb");
        assertThat(colours(plain)).isFalse();
    }

    private static boolean colours(Here here, String... words) {
        Cmd cmd = new SampleCommands.Runs(Entry.find(Cli.COMMANDS.rows(), "runs"), here.environment());
        Parser.parse(cmd, java.util.List.of(words));
        return cmd.surfaceOut().style().on();
    }

    @Test
    void aWordThatIsNearToNothingIsToldWhatThereIs() {
        assertThat(new Here().run("runs", "@last").err())
                .startsWith("conveyor-driver: unknown command '@last'; runs has list, show, export, report, prune\n");
        assertThat(new Here().run("frobnicate").err())
                .startsWith("conveyor-driver: unknown command 'frobnicate'; conveyor-driver has init, run, ");
    }

    @Test
    void whatIsMissingIsSaidWithAnExample() {
        assertThat(new Here().run("runs", "show").err()).startsWith("conveyor-driver: REF is missing: such as @last\n");
        assertThat(new Here().run("logs", "@last", "app").err())
                .startsWith("conveyor-driver: unexpected word 'app'; a search pattern goes behind --grep");
    }
}
