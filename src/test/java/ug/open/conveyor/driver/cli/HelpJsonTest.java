package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.cli.option.CommandTree;
import ug.open.conveyor.driver.cli.option.Topic;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Json;

/** What {@code help --json} says of a command is what its help says, and the reverse. */
final class HelpJsonTest {
    /** The left column of an option in help: its names, the long one last. */
    private static final Pattern OPTION =
            Pattern.compile("(?m)^  (?:(-\\w), |    )?(-\\w|--[a-z][a-z-]*)(?:\\[?[ =].*)?$");

    private static final Map<?, ?> TREE = tree("help", "--json");

    static Stream<String> paths() {
        return Cli.COMMANDS.all(new Here().environment()).stream().map(cmd -> cmd.entry.path());
    }

    @Test
    void itNamesEveryCommandOnceInTheOrderOfTheTable() {
        assertThat(commands(TREE).stream().map(command -> (String) command.get("path")))
                .containsExactlyElementsOf(paths().toList());
        assertThat(TREE.get("version")).hasToString(Integer.toString(CommandTree.VERSION));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyOptionOfTheHelpIsThereAndNoOther(String path) {
        String help = help(path);
        TreeSet<String> shown = new TreeSet<>();
        Matcher matcher = OPTION.matcher(help.substring(0, end(help)));
        while (matcher.find()) {
            shown.add(matcher.group(2));
            if (matcher.group(1) != null) {
                shown.add(matcher.group(1));
            }
        }
        TreeSet<String> told = new TreeSet<>();
        for (Map<?, ?> option : options(path)) {
            ((List<?>) option.get("names")).forEach(name -> told.add((String) name));
        }
        assertThat(told).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void valuesDefaultsAndDescriptionsAreThoseOfTheHelp(String path) {
        String help = words(help(path));
        for (Map<?, ?> option : options(path)) {
            String text = words((String) option.get("description"));
            assertThat(help).contains(text);
            if (option.containsKey("default")) {
                assertThat(help).contains("Default: " + option.get("default") + ".");
            }
            if (option.containsKey("variable")) {
                assertThat(text).contains("Else " + option.get("variable"));
                assertThat(variables()).contains((String) option.get("variable"));
            }
            if ("choice".equals(option.get("kind"))) {
                ((List<?>) option.get("values"))
                        .forEach(value -> assertThat(help).contains((String) value));
            }
            assertThat(option.get("repeatable")).isEqualTo(help.contains(text + " May be repeated."));
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void exitCodesAndExamplesAreThoseOfTheHelp(String path) {
        String help = help(path);
        String told = words(help.substring(help.indexOf("Exit codes:")));
        for (Object row : (List<?>) command(path).get("exit_codes")) {
            assertThat(told).contains(((Map<?, ?>) row).get("exit") + " " + ((Map<?, ?>) row).get("meaning"));
        }
        assertThat(told.split("; \\d").length)
                .isEqualTo(((List<?>) command(path).get("exit_codes")).size());
        ((List<?>) command(path).get("examples"))
                .forEach(line -> assertThat(help).contains("  " + line + "\n"));
    }

    @Test
    void aCommandAloneIsThatWithItsSubcommands() {
        assertThat(commands(tree("help", "--json", "server", "resource")).stream()
                        .map(command -> (String) command.get("path")))
                .containsExactly("server resource", "server resource get", "server resource delete");
        assertThat(commands(tree("help", "--json", "run"))).hasSize(1); // and not runs
    }

    @Test
    void aWordThatIsNoCommandIsRefused() {
        Outcome outcome = new Here().run("help", "--json", "exit-codes");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void whatOnlyReadsChangesNothing() {
        assertThat(commands(TREE).stream()
                        .filter(command -> ((List<?>) command.get("changes")).isEmpty())
                        .map(command -> (String) command.get("path")))
                .contains("runs show", "server status", "context list", "help", "event check")
                .doesNotContain("run", "replay", "send", "apply", "trigger", "runs prune", "server leave", "init");
        assertThat(command("run").get("changes")).isEqualTo(List.of("driver", "store", "files", "server"));
    }

    @Test
    void everyExitCodeIsInIt() {
        List<String> codes = new ArrayList<>();
        ((List<?>) TREE.get("exit_codes")).forEach(row -> codes.add("" + ((Map<?, ?>) row).get("exit")));
        assertThat(codes)
                .containsExactlyElementsOf(Arrays.stream(ExitCodes.all())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static int end(String help) {
        int examples = help.indexOf("\nExamples:");
        return examples < 0 ? help.length() : examples;
    }

    private static List<String> variables() {
        return Topic.ENVIRONMENT.rows().stream().map(row -> row[0]).toList();
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String help(String path) {
        List<String> words = new ArrayList<>(List.of(path.split(" ")));
        words.add("--help");
        return new Here().run(words.toArray(String[]::new)).out();
    }

    private static Map<?, ?> tree(String... words) {
        Outcome outcome = new Here().run(words);
        assertThat(outcome.err()).isEmpty();
        return (Map<?, ?>) Json.parse(outcome.out());
    }

    private static Map<?, ?> command(String path) {
        return commands(TREE).stream()
                .filter(command -> command.get("path").equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<?, ?>> commands(Map<?, ?> tree) {
        return maps(tree.get("commands"));
    }

    private static List<Map<?, ?>> options(String path) {
        return maps(command(path).get("options"));
    }

    private static List<Map<?, ?>> maps(Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        ((List<?>) list).forEach(one -> maps.add((Map<?, ?>) one));
        return maps;
    }
}
