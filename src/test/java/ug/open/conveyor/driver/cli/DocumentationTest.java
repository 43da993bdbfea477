package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Topic;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.yaml.Yaml;
import ug.open.conveyor.driver.yaml.YamlNode;

/** The manual has everything there is, and nothing else. */
final class DocumentationTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern VARIABLE =
            Pattern.compile("\\b(?:CONVEYOR|XDG)_[A-Z_]+|\\b(?:JAVA_HOME|NO_COLOR|CI)\\b");

    private static final Markdown DRIVERS = Markdown.of(Path.of("docs/drivers.md"));
    private static final String MANUAL =
            Markdown.manual().stream().map(Markdown::text).collect(Collectors.joining("\n"));

    @Test
    void everyCommandAndEveryOptionIsThere() {
        List<String> missing = new ArrayList<>();
        for (Cmd cmd : commands()) {
            missing("conveyor-driver " + cmd.entry.path(), missing);
            cmd.shownOptions().forEach(opt -> opt.names().forEach(name -> missing(name, missing)));
        }
        assertThat(missing).isEmpty();
    }

    private static void missing(String word, List<String> missing) {
        if (!Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(MANUAL)
                .find()) {
            missing.add(word);
        }
    }

    @Test
    void noOptionIsNamedThatDoesNotExist() {
        Set<String> known = new TreeSet<>(Set.of( // of java, node and debugpy
                "--enable-preview", "--test", "--listen", "--wait-for-client", "--inspect-brk"));
        List<Cmd> all = new ArrayList<>(commands());
        all.add(new RootCmd(new Here().environment(), Cli.COMMANDS));
        all.forEach(cmd -> cmd.shownOptions().forEach(opt -> known.addAll(opt.names())));
        assertThat(known).containsAll(found(OPTION, MANUAL));
    }

    @Test
    void everyKeyOfDriverYamlIsInItsExampleAndNoOther() {
        Set<String> shown = new TreeSet<>(keys(Yaml.parse(DRIVERS.blocks("yaml").get(0)), ""));
        Set<String> top = new TreeSet<>();
        String section = DRIVERS.section("## driver.yaml");
        for (String key : DriverProject.keys()) {
            if (key.startsWith("java") || key.startsWith("program")) {
                assertThat(section).containsPattern("\\b" + key.substring(key.indexOf('.') + 1) + ":");
            } else {
                top.add(key);
            }
        }
        shown.removeIf(key -> key.startsWith("env."));
        assertThat(shown).isEqualTo(top);
    }

    private static List<String> keys(YamlNode node, String prefix) {
        List<String> keys = new ArrayList<>();
        if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries().values()) {
                keys.add(prefix + entry.key());
                keys.addAll(keys(entry.value(), entry.key() + "."));
            }
        }
        return keys;
    }

    /** Those that a driver is given are compared with what one is given by ReadmeIT. */
    @Test
    void noVariableIsNamedThatDoesNotExist() {
        Set<String> known = new TreeSet<>(Set.of("CONVEYOR_CONFIG_FILE")); // which the server reads
        known.addAll(ofTheHelp());
        known.addAll(found(VARIABLE, DRIVERS.section("## A command as a driver")));
        assertThat(known).containsAll(found(VARIABLE, MANUAL));
    }

    private static Set<String> ofTheHelp() {
        StringBuilder help = new StringBuilder();
        Topic.ENVIRONMENT
                .rows()
                .forEach(row -> help.append(row[0]).append(' ').append(row[1]).append('\n'));
        return found(VARIABLE, help.toString());
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static List<Cmd> commands() {
        return Cli.COMMANDS.all(new Here().environment());
    }
}
