package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.wire.Yaml;
import ug.open.conveyor.driver.wire.YamlNode;

/** README.md tells of everything there is, and of nothing else. */
final class DocumentationTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern VARIABLE =
            Pattern.compile("\\b(?:CONVEYOR|XDG)_[A-Z_]+|\\b(?:JAVA_HOME|NO_COLOR|CI)\\b");

    private static String readme;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void everyOptionOfEveryCommandIsInTheSectionOfTheCommand() {
        List<String> missing = new ArrayList<>();
        for (Cmd cmd : commands()) {
            String section = sectionOf(cmd);
            for (Opt<?> opt : Completions.options(cmd)) {
                for (String name : opt.names()) {
                    if (!Pattern.compile("(?<![\\w-])" + name + "(?![\\w-])")
                            .matcher(section)
                            .find()) {
                        missing.add(cmd.entry.path() + " " + name);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Where the options of a command are told: those that all commands have above the sections, those that replay has from run there. */
    private static String sectionOf(Cmd cmd) {
        String name = cmd.entry.path().split(" ")[0];
        String all = section("## Commands");
        String own = readme.contains("\n### " + name + "\n") ? section("### " + name) : "";
        return name.equals("replay") ? all + own + section("### run") : all + own;
    }

    private static String section(String heading) {
        int from = readme.indexOf("\n" + heading + "\n");
        assertThat(from).as(heading).isPositive();
        int to = readme.indexOf("\n##", from + 2);
        return readme.substring(from, to < 0 ? readme.length() : to);
    }

    @Test
    void everyCommandIsInTheTable() {
        String table = section("## Commands");
        for (Cmd cmd : commands()) {
            assertThat(table).contains("`" + cmd.entry.path());
        }
    }

    @Test
    void noOptionIsNamedThatDoesNotExist() {
        Set<String> known = new TreeSet<>(Set.of("--enable-preview")); // which is java's
        List<Cmd> all = new ArrayList<>(commands());
        all.add(new RootCmd(new Here().environment()));
        all.forEach(cmd -> Completions.options(cmd).forEach(opt -> known.addAll(opt.names())));
        assertThat(known).containsAll(found(OPTION, readme));
    }

    @Test
    void everyKeyOfDriverYamlIsInItsExampleAndNoOther() {
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).isTrue();
        Set<String> shown = new TreeSet<>(keys(Yaml.parse(block.group(1)), ""));
        Set<String> top = new TreeSet<>();
        String section = section("## driver.yaml");
        for (String key : DriverProject.keys()) {
            if (key.startsWith("java")) {
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

    @Test
    void theVariablesThatTheToolReadsAreThoseOfTheHelp() {
        StringBuilder help = new StringBuilder();
        Topic.ENVIRONMENT
                .rows()
                .forEach(row -> help.append(row[0]).append(' ').append(row[1]).append('\n'));
        assertThat(found(VARIABLE, section("## Environment"))).isEqualTo(found(VARIABLE, help.toString()));
    }

    @Test
    void theExitCodesAreThoseOfTheCode() {
        Map<Integer, String> told = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| (\\d+) \\| (.*) \\|$").matcher(section("## Exit codes"));
        while (row.find()) {
            told.put(Integer.parseInt(row.group(1)), row.group(2).replace("`", ""));
        }
        Map<Integer, String> meant = new TreeMap<>();
        for (int code : ExitCodes.all()) {
            meant.put(code, ExitCodes.meaning(code));
        }
        assertThat(told).isEqualTo(meant);
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
        return Completions.commands(new Here().environment());
    }
}
