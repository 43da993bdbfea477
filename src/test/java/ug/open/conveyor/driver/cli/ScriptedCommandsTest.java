package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;

/** Walks the table of commands as scripts use them: with {@code -o json}, {@code --template} and {@code --quiet}. */
final class ScriptedCommandsTest {
    /** Their output is a script, help, or a screen. */
    private static final Set<String> WITHOUT = Set.of("completion", "help", "browse");

    /** They find nothing here. */
    private static final Set<String> EMPTY = Set.of("server pipelines", "event check");

    private static final String NOWHERE = " --api http://localhost:1 --nats nats://user:hunter2@localhost:1";

    /** A line for each command, and whether it succeeds. Where it needs a server, there is none. */
    private static final Map<String, String> LINES = new LinkedHashMap<>();

    static {
        LINES.put("init", "init demo --lang sh");
        LINES.put("run", "run --events events.jsonl -- echo hello");
        LINES.put("replay", "replay @last --check -- echo hello");
        LINES.put("logs", "logs @last");
        LINES.put("runs", "runs");
        LINES.put("runs list", "runs list -n 1");
        LINES.put("runs show", "runs show @last");
        LINES.put("runs export", "runs export @last out.jsonl --redact");
        LINES.put("runs report", "runs report @last --report markdown=report.md");
        LINES.put("runs prune", "runs prune --dry-run");
        LINES.put("event", "event new workflow --to new.jsonl");
        LINES.put("event new", "event new workflow");
        LINES.put("event check", "event check events.jsonl --definition definition.json");
        LINES.put("dev", "dev --for 0s");
        LINES.put("send", "send events.jsonl --nats nats://user:hunter2@localhost:1");
        LINES.put("record", "record recorded.jsonl --for 1s --nats nats://user:hunter2@localhost:1");
        LINES.put("trigger", "trigger app.json --api http://localhost:1");
        LINES.put("apply", "apply definition.json --api http://localhost:1");
        LINES.put("context", "context");
        LINES.put("context list", "context list");
        LINES.put("context show", "context show");
        LINES.put("context use", "context use here");
        LINES.put("context add", "context add there --api http://localhost:1");
        LINES.put("context remove", "context remove here");
        LINES.put("doctor", "doctor --offline");
        LINES.put("server", "server" + NOWHERE);
        LINES.put("server status", "server status" + NOWHERE);
        LINES.put("server drivers", "server drivers --nats nats://user:hunter2@localhost:1");
        LINES.put("server leave", "server leave nobody --yes --nats nats://user:hunter2@localhost:1");
        LINES.put("server resource", "server resource get workflow/app --api http://localhost:1");
        LINES.put("server resource get", "server resource get workflow/app --api http://localhost:1");
        LINES.put("server resource delete", "server resource delete workflow/app --yes --api http://localhost:1");
        LINES.put("server pipelines", "server pipelines");
    }

    @TempDir
    Path folder;

    static Stream<String> paths() {
        return Cli.COMMANDS.all(new Here().environment()).stream()
                .map(cmd -> cmd.entry.path())
                .filter(path -> !WITHOUT.contains(path));
    }

    static Stream<String> templated() {
        return Cli.COMMANDS.all(new Here().environment()).stream()
                .filter(cmd -> !cmd.entry.path().equals("logs")) // whose members are those of an entry
                .filter(cmd -> cmd.options().stream().anyMatch(opt -> opt.name().equals("--template")))
                .map(cmd -> cmd.entry.path());
    }

    private void thereAreARunAndAContext() throws IOException {
        write(
                "events.jsonl",
                "{\"event\":\"create\",\"run_id\":\"run-0001\",\"id\":\"m\","
                        + "\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}\n");
        write("app.json", "{\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}");
        write(
                "definition.json",
                "{\"name\":\"workflow\",\"version\":\"1\",\"description\":\"w\",\"schema\":{\"type\":\"object\"}}");
        assertThat(run("run --events events.jsonl -- echo hello").code()).isZero();
        assertThat(run("context add here --api http://localhost:1").code()).isZero();
    }

    @Test
    void everyCommandHasItsLine() {
        assertThat(LINES.keySet()).containsExactlyElementsOf(paths().toList());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everythingThatIsPrintedIsJson(String path) throws IOException {
        thereAreARunAndAContext();
        Outcome outcome = run(with(LINES.get(path), "-o json"));
        assertThat(outcome.code()).as(outcome.err()).isNotEqualTo(ExitCodes.BUG);
        assertThat(objects(outcome.out())).isNotNull();
        isSaid(outcome);
        if (outcome.code() == ExitCodes.OK && !EMPTY.contains(path)) {
            assertThat(outcome.out()).isNotEmpty();
        }
        assertThat(outcome.err()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aWrongOptionIsOneLineOfJson(String path) {
        for (String json : List.of("-o json", "-ojson", "-o=json", "--output json", "--output=json", "-qo json")) {
            Outcome outcome = run(path + " --no-such-option " + json);
            assertThat(outcome)
                    .isEqualTo(new Outcome(
                            ExitCodes.INVALID,
                            "",
                            "{\"error\":{\"code\":\"usage\",\"message\":\"unknown option '--no-such-option'\",\"exit\":2,"
                                    + "\"hint\":\"conveyor-driver " + path + " --help\"}}\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void quietlyASuccessSaysNothingAndAFailureItsReasonAlone(String path) throws IOException {
        thereAreARunAndAContext();
        Outcome outcome = run(with(LINES.get(path), "--quiet"));
        if (outcome.code() == ExitCodes.OK) {
            assertThat(outcome.err()).isEmpty();
        } else {
            assertThat(outcome.err()).isNotEmpty().doesNotContain("warning:");
            Outcome said = run(with(LINES.get(path), "--quiet -o json"));
            assertThat(said.err()).startsWith("{\"error\":").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @MethodSource("templated")
    void aTemplateTakesTheMembersThatTheHelpNames(String path) throws IOException {
        thereAreARunAndAContext();
        Set<String> named = members(path);
        if (named.contains("NAME")) { // a resource has the members that the server gives it
            assertThat(path).isIn("server resource", "server resource get");
            return;
        }
        Outcome json = run(with(LINES.get(path), "-o json"));
        for (Map<?, ?> object : objects(json.out())) {
            if (!path.startsWith("event") || object.containsKey("file")) { // events are recorded, not told of
                object.keySet().forEach(name -> assertThat(named).contains((String) name));
            }
        }
        Outcome refused = run(LINES.get(path) + " --template {no_such_member}");
        assertThat(refused.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("conveyor-driver: --template: '{no_such_member}' cannot be read at character 1: ")
                .contains("expected one of ");
    }

    @Test
    void aTemplateIsALineForEachObject() throws IOException {
        thereAreARunAndAContext();
        assertThat(run("runs --template {driver}\\t{runid}:{attempt}{{}}").out())
                .isEqualTo("echo\trun-0001:1{}\n");
        assertThat(run("context --template {context},{api},{nats}").out()).isEqualTo("here,http://localhost:1,\n");
        assertThat(run("runs show @last --template {data}{received}").out()).startsWith("{\"event\":\"create\",");
        assertThat(run("doctor --offline --template {status}").out()).matches("(?:(?:ok|warn|wrong)\n)+");
    }

    @Test
    void aTextFromOutsideStaysOnItsLine() throws IOException {
        thereAreARunAndAContext();
        write(
                "odd.jsonl",
                "{\"event\":\"a\\u001b[31mb\\nc\",\"run_id\":\"run-0002\",\"id\":\"m\","
                        + "\"payload\":{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}}\n");
        run("run --events odd.jsonl -- true");
        String out = run("runs -n 1 --template {event}|").out();
        assertThat(out).hasLineCount(1).endsWith("|\n").doesNotContain("\u001b");
    }

    @Test
    void theVersionIsJsonToo() {
        assertThat(run("--version -o json").out()).matches("\\{\"version\":\"[0-9.]+\"}\n");
        isSaid(run("-o json"));
    }

    @Test
    void aBugAndItsTraceAreOneLine() {
        Outcome outcome = run("runs show nope --verbose -o json");
        assertThat(outcome.err()).hasLineCount(1).contains("\"code\":\"no-such-run\"", "\"trace\":\"");
    }

    /** Every line is one of four kinds of object, and the error is there exactly where the command fails. */
    private static void isSaid(Outcome outcome) {
        List<Map<?, ?>> said = objects(outcome.err());
        for (Map<?, ?> line : said) {
            assertThat(line).hasSize(1);
            assertThat(line.keySet().iterator().next()).isIn("error", "warning", "note", "summary");
        }
        long errors = said.stream().filter(line -> line.containsKey("error")).count();
        assertThat(errors).as(outcome.err()).isEqualTo(outcome.code() == ExitCodes.OK ? 0 : 1);
        if (errors > 0) {
            Map<?, ?> error = (Map<?, ?>) said.get(said.size() - 1).get("error");
            assertThat(error.get("exit")).hasToString(Integer.toString(outcome.code()));
            assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::word)).contains((String) error.get("code"));
            assertThat((String) error.get("message")).isNotBlank();
        }
    }

    /** Of one document, or of one a line. */
    private static List<Map<?, ?>> objects(String text) {
        List<Map<?, ?>> objects = new ArrayList<>();
        try {
            if (Json.parse(text.isEmpty() ? "[]" : text) instanceof List<?> array) {
                array.forEach(object -> objects.add((Map<?, ?>) object));
                return objects;
            }
        } catch (SyntaxException several) {
            // read below
        }
        text.lines().forEach(line -> objects.add((Map<?, ?>) Json.parse(line)));
        return objects;
    }

    /** The members that the description of the option names. */
    private static Set<String> members(String path) {
        Cmd cmd = Cli.COMMANDS.all(new Here().environment()).stream()
                .filter(each -> each.entry.path().equals(path))
                .findFirst()
                .orElseThrow();
        String description = cmd.options().stream()
                .filter(opt -> opt.name().equals("--template"))
                .findFirst()
                .orElseThrow()
                .description();
        Set<String> names = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\w+)}").matcher(description);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Options stand before the words of a driver's command. */
    private static String with(String line, String more) {
        int dashes = line.indexOf(" -- ");
        return dashes < 0 ? line + " " + more : line.substring(0, dashes) + " " + more + line.substring(dashes);
    }

    private Outcome run(String line) {
        return new Here()
                .folder(folder)
                .variables(Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()))
                .run(line.split(" "));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
