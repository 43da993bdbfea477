package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.host.Screen;

/** {@code logs}: whose entries, without which, and in which form. */
class LogsOutputTest {
    private static final String EVENT = "{\"event\":\"create\",\"run_id\":\"run-%s\",\"id\":\"m\","
            + "\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}\n";

    @TempDir
    Path folder;

    @BeforeEach
    void threeDrivers() throws IOException {
        run("builder-a", "1", "echo one; echo 'debug: two'");
        run("builder-b", "2", "echo three; echo '{\"step\":{\"n\":1}}'");
        run("cloner", "3", "printf 'four {x} \\033[31mred\\n'; echo Five");
    }

    private void run(String driver, String id, String command) throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), EVENT.formatted(id));
        assertThat(tool("run", "--name", driver, "--events", "events.jsonl", "--", "sh", "-c", command)
                        .code())
                .isZero();
    }

    private Outcome tool(String... words) {
        return new Here().folder(folder).run(words);
    }

    private Outcome logs(String line) {
        return tool(("logs " + line).split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "builder-a, 'one,debug: two'",
        "builder-*, 'one,debug: two,three,{\"step\":{\"n\":1}}'",
        "b?ilder-a, 'one,debug: two'",
        "*er*a, 'one,debug: two'",
        "*, 'one,debug: two,three,{\"step\":{\"n\":1}},four {x} \u001b[31mred,Five'",
        "builder-a --driver clon*, 'one,debug: two,four {x} \u001b[31mred,Five'"
    })
    void ofDriversByNameAndPattern(String drivers, String messages) {
        assertThat(String.join(
                        ",", logs("-o raw --driver " + drivers).out().lines().toList()))
                .isEqualTo(messages);
    }

    @Test
    void aPatternThatFitsNoDriverFindsNothing() {
        Outcome none = logs("--driver x*");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("--driver");
        assertThat(tool("runs", "list", "--driver", "builder*", "--driver", "x")
                        .out()
                        .lines())
                .hasSize(3);
    }

    @Test
    void excludedEntriesAreLeftOutOfTailsAndSearchesToo() {
        assertThat(logs("-o raw --exclude ^debug --exclude three --driver builder*")
                        .out())
                .isEqualTo("one\n{\"step\":{\"n\":1}}\n");
        assertThat(logs("-o raw --driver builder-a --tail 1 --exclude debug").out())
                .isEqualTo("one\n");
        assertThat(logs("-o raw --grep [eo] --exclude five --exclude FIVE --driver cloner")
                        .out())
                .startsWith("four")
                .hasLineCount(1);
        assertThat(logs("-o raw -F --exclude {x} --driver cloner").out()).isEqualTo("Five\n");
        assertThat(logs("--exclude (").err()).contains("the regular expression '(' cannot be read at character 2");
        assertThat(logs("--exclude .*").code()).isEqualTo(1);
    }

    @Test
    void aTemplateHasTheMembersOfTheEntry() {
        assertThat(tool("logs", "--driver", "builder-a", "--template", "{driver}\\t[{level}] {{{message}}} {runid}")
                        .out())
                .isEqualTo("builder-a\t[info] {one} run-1\nbuilder-a\t[info] {debug: two} run-1\n");
        assertThat(tool("logs", "--driver", "cloner", "--tail", "1", "--template", "{timestamp}|{pipeline}|{labels}")
                        .out())
                .matches("20..-..-..T..:..:..\\.......Z\\|\\|\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{msg}|'{msg}' cannot be read at character 1: a log entry has no member 'msg': expected one of timestamp, level, driver, "
                        + "runid, pipeline, message, labels",
                "a{message|'a{message' cannot be read at character 2: this { is not closed: expected } behind the name",
                "a}|'a}' cannot be read at character 2: this } closes no {NAME}: expected {NAME}, or }} for a brace"
            })
    void aWrongTemplateIsNamedWithTheMembersThatThereAre(String template, String sentence) {
        Outcome outcome = tool("logs", "--template", template);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("conveyor-driver: --template: " + sentence + "\n");
    }

    @Test
    void theFormatsOfEntries() {
        String json = logs("-o json --driver builder-b").out();
        assertThat(logs("-o jsonl --driver builder-b").out()).isEqualTo(json);
        assertThat(logs("-o ext --driver builder-b").out())
                .isEqualTo(json.replace("\"{\\\"step\\\":{\\\"n\\\":1}}\"", "{\"step\":{\"n\":1}}"))
                .contains("\"message\":{\"step\":{\"n\":1}}", "\"message\":\"three\"");
        Outcome both = logs("-o json --headings");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err())
                .startsWith("{\"error\":{\"code\":\"usage\",\"message\":\"--headings needs -o text\",\"exit\":2,");
    }

    @Test
    void headingsStandWhereTheExecutionChanges() {
        assertThat(logs("--headings --driver builder*").out()).isEqualTo("""
                run-1  builder-a
                one
                debug: two
                run-2  builder-b
                three
                {"step":{"n":1}}
                """);
    }

    @Test
    void eachDriverHasItsColourAndWhatIsHighlightedIsMarkedBesideMatches() {
        String out = new Here()
                .folder(folder)
                .screen(new Screen(false, true, false, 80))
                .variables(java.util.Map.of("PAGER", ""))
                .run(
                        "logs",
                        "--color",
                        "always",
                        "--no-pager",
                        "--highlight",
                        "fi|re",
                        "--grep",
                        "[ei]e",
                        "--driver",
                        "*")
                .out();
        assertThat(out).contains("th\u001b[1;31mre\u001b[0me");
        String all = new Here()
                .folder(folder)
                .screen(new Screen(false, true, false, 80))
                .run("logs", "--color", "always", "--no-pager", "--highlight", "FOUR|Five")
                .out();
        assertThat(all)
                .contains(
                        "\u001b[36mbuilder-a\u001b[0m",
                        "\u001b[32mbuilder-b\u001b[0m",
                        "\u001b[33mcloner\u001b[0m",
                        "\u001b[1;31mFive\u001b[0m");
    }
}
