package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.ExitCodes;

/** Walks the table of commands. */
final class CommandTreeTest {
    @TempDir
    Path folder;

    static Stream<String> paths() {
        return Cli.COMMANDS.all(new Here().environment()).stream().map(cmd -> cmd.entry.path());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void helpIsShownOnStandardOutput(String path) {
        Outcome outcome = run(path, "--help");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("Usage: conveyor-driver " + path).contains("Exit codes:", "--verbose");
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void helpFitsAnEightyColumnTerminalButForExamples(String path) {
        Cmd cmd = command(path);
        Set<String> examples = new HashSet<>();
        cmd.examples().forEach(example -> examples.add("  " + example));
        assertThat(run(path, "--help").out().lines().filter(line -> !examples.contains(line)))
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void anUnknownOptionIsWrongUsage(String path) {
        Outcome outcome = run(path, "--no-such-option");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("conveyor-driver: unknown option '--no-such-option'")
                .endsWith("try: conveyor-driver " + path + " --help\n");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void nothingBehindItIsNoBug(String path) {
        Outcome outcome = run(path);
        assertThat(outcome.code()).as(outcome.err()).isNotEqualTo(ExitCodes.BUG);
        assertThat(outcome.err()).doesNotContain("\tat ", "Exception");
        if (outcome.code() != ExitCodes.OK) {
            assertThat(outcome.err()).startsWith("conveyor-driver: ");
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everythingIsDescribed(String path) {
        Cmd cmd = command(path);
        assertThat(cmd.entry.summary()).matches("[A-Z].*\\.");
        List<Opt<?>> all = new ArrayList<>(cmd.options());
        all.addAll(cmd.parameters());
        if (cmd.rest() != null) {
            all.add(cmd.rest());
        }
        for (Opt<?> opt : all) {
            assertThat(opt.description()).as(opt.name()).endsWith(".").hasSizeGreaterThan(8);
            assertThat(opt.label()).as(opt.name()).doesNotContain(" ");
            assertThat(opt.find()).as("a fallback that can be read").isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noNameIsTakenTwice(String path) {
        List<String> names = command(path).options().stream()
                .flatMap(opt -> opt.names().stream())
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("-[a-zA-Z]|--[a-z][a-z-]+"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyExitCodeHasAMeaning(String path) {
        assertThat(command(path).exits())
                .isSubsetOf(Arrays.stream(ExitCodes.all()).boxed().toList());
    }

    private Cmd command(String path) {
        return Cli.COMMANDS.all(new Here().environment()).stream()
                .filter(cmd -> cmd.entry.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Outcome run(String path, String... more) {
        List<String> words = new ArrayList<>(List.of(path.split(" ")));
        words.addAll(List.of(more));
        return new Here().folder(folder).run(words.toArray(new String[0]));
    }
}
