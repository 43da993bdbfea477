package ug.open.conveyor.driver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.json.Json;

/** {@code docs/scripting.md} shows what the tool prints, and has every error code and every member of {@code help --json}. */
class ScriptingPageTest {
    private static final Markdown PAGE = Markdown.of(Path.of("docs/scripting.md"));
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @TempDir
    Path folder;

    @Test
    void itsCommandsPrintWhatItShows() throws IOException {
        Files.writeString(
                folder.resolve("events.jsonl"),
                "{\"event\":\"create\",\"run_id\":\"run-0001\",\"id\":\"m\","
                        + "\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}\n");
        assertThat(run("run --events events.jsonl -- false").code()).isEqualTo(1);
        List<String> blocks = PAGE.blocks("console");
        assertThat(blocks).hasSize(4);
        for (String block : blocks) {
            String command = block.lines().findFirst().orElseThrow();
            Outcome outcome = run(command.replace("$ conveyor-driver ", ""));
            assertThat(command + "\n" + outcome.out() + outcome.err()).isEqualTo(block);
        }
    }

    @Test
    void everyErrorCodeIsInItsTableWithItsExitCodeAndNoOther() {
        List<String> rows = PAGE.section("## Errors")
                .lines()
                .filter(line -> line.matches("\\| `[a-z-]+` \\| \\d+ \\|.*"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> "| `" + code.word() + "` | " + code.exit() + " | " + code.meaning() + " |")
                        .toList());
    }

    @Test
    void everyMemberOfTheCommandTreeIsInItsTablesAndNoOther() {
        Set<String> members = new TreeSet<>();
        Map<?, ?> tree = (Map<?, ?>) Json.parse(run("help --json").out());
        names(tree, members);
        for (Object command : (List<?>) tree.get("commands")) {
            Map<?, ?> one = (Map<?, ?>) command;
            names(one, members);
            List<Object> opts = new ArrayList<>((List<?>) one.get("options"));
            opts.addAll((List<?>) one.get("arguments"));
            opts.forEach(opt -> names((Map<?, ?>) opt, members));
        }
        Set<String> documented = new TreeSet<>();
        Matcher row = FIRST_CELL.matcher(PAGE.section("## The commands as data"));
        while (row.find()) {
            documented.add(row.group(1));
        }
        assertThat(documented).isEqualTo(members);
    }

    @Test
    void everyKindOfValueIsThere() {
        String kinds = PAGE.section("## The commands as data")
                .lines()
                .filter(line -> line.startsWith("| `kind`"))
                .findFirst()
                .orElseThrow();
        Set<String> documented = new TreeSet<>();
        Matcher word = Pattern.compile("`([a-z-]+)`").matcher(kinds.substring(kinds.indexOf("is") + 2));
        while (word.find()) {
            documented.add(word.group(1));
        }
        documented.remove("kind");
        Set<String> used = new TreeSet<>();
        Matcher kind = Pattern.compile("\"kind\": \"([^\"]+)\"")
                .matcher(run("help --json").out());
        while (kind.find()) {
            used.add(kind.group(1));
        }
        assertThat(documented).isEqualTo(used);
    }

    private static void names(Map<?, ?> object, Set<String> names) {
        object.keySet().forEach(name -> names.add((String) name));
    }

    private Outcome run(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return new Here().folder(folder).run(words.toArray(String[]::new));
    }
}
