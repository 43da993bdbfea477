package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Json;

/** {@code event new} and {@code event check}, with definitions of files and of a server. */
final class EventTest {
    private static final String SCHEMA =
            "{\"type\":\"object\",\"required\":[\"branch\"],\"properties\":{\"branch\":{\"type\":\"string\"},\"depth\":{\"type\":\"integer\",\"default\":1}}}";

    @TempDir
    Path folder;

    private final FakeApi api = FakeApi.start();

    @BeforeEach
    void aDefinitionAndAServer() throws IOException {
        write("definition.yaml", """
                name: workflow
                version: "1"
                schema:
                  type: object
                  required: [branch]
                  properties:
                    branch: {type: string}
                    depth: {type: integer, default: 1}
                ---
                name: image
                schema: {type: object}
                ---
                name: build
                resource: workflow
                steps: [{id: "1", name: a, driver: demo}]
                """);
        write("one.yaml", "{name: workflow, schema: {required: [branch], properties: {branch: {}}}}");
        write("app.yaml", "name: app\nresource: workflow\npipeline: build\nspec: {branch: main, n: 1.10}\n");
        write("good.jsonl", message("workflow", "{\"branch\":\"main\"}") + message("image", "{}"));
        write(
                "bad.jsonl",
                message("workflow", "{\"branch\":\"main\"}") + "\n"
                        + message("workflow", "{\"depth\":\"a\\u001b[31m\"}") + message("other", "{}")
                        + "{\"event\":5}\n");
        api.answers(
                "GET /resource-definitions/workflow",
                200,
                "{\"id\":\"1\",\"name\":\"workflow\",\"version\":\"1\",\"schema\":" + SCHEMA + "}");
        api.answers(
                "GET /resource-definitions/other",
                500,
                "{\"error\":\"Failed to find resource definition: resource definition with name other not found\"}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static String message(String type, String spec) {
        return "{\"event\":\"create\",\"run_id\":\"r1\",\"id\":\"1\",\"payload\":{\"name\":\"app\",\"resource\":\""
                + type + "\",\"spec\":" + spec + "}}\n";
    }

    private Outcome tool(String... words) {
        return new Here().folder(folder).run(words);
    }

    private Outcome atServer(String... words) {
        Here here = new Here().folder(folder);
        here.variables.put("CONVEYOR_API_URL", api.url().toString());
        return here.run(words);
    }

    private static List<Map<?, ?>> events(String lines) {
        return lines.lines()
                .<Map<?, ?>>map(line -> (Map<?, ?>) Json.parse(line))
                .toList();
    }

    @Test
    void fourEventsAreMadeOfADefinition() {
        Outcome outcome = tool("event", "new", "workflow", "--definition", "definition.yaml", "--after", "cloner");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        List<Map<?, ?>> events = events(outcome.out());
        assertThat(events)
                .extracting(event -> event.get("event"))
                .isEqualTo(List.of("create", "update", "delete", "process"));
        for (Map<?, ?> event : events) {
            Map<?, ?> resource = (Map<?, ?>) event.get("payload");
            assertThat(Json.write(resource.get("spec"))).isEqualTo("{\"branch\":\"text\",\"depth\":1}");
            assertThat(List.copyOf(event.keySet())).isEqualTo(List.of("event", "payload", "id", "run_id"));
            assertThat((String) event.get("id")).matches("[0-9a-f]{24}");
        }
        Map<?, ?> last = (Map<?, ?>) events.get(3).get("payload");
        assertThat(last.get("pipeline")).isEqualTo("my-pipeline");
        assertThat(((Map<?, ?>) last.get("metadata")).get("driverresults.cloner"))
                .isEqualTo("{\"success\":true,\"message\":\"done\",\"data\":{\"example\":true},\"driver\":\"cloner\"}");
    }

    @Test
    void theyRunAndFit() {
        assertThat(tool("event", "new", "--definition", "one.yaml", "--to", "new.jsonl")
                        .code())
                .isZero();
        assertThat(tool("event", "check", "new.jsonl", "--definition", "one.yaml")
                        .code())
                .isZero();
        Outcome run = tool("run", "--events", "new.jsonl", "--", "cat");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("4 ok");
    }

    @Test
    void aServerGivesTheSchema() {
        Outcome outcome = atServer("event", "workflow", "--name", "mine");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("\"name\":\"mine\",\"resource\":\"workflow\"", "\"spec\":{\"branch\":\"text\",\"depth\":1}");
    }

    @Test
    void aResourceIsTakenAsItIs() {
        Outcome outcome = tool("event", "new", "--from", "app.yaml");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines())
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "\"name\":\"app\",\"resource\":\"workflow\",\"pipeline\":\"build\"",
                                "\"spec\":{\"branch\":\"main\",\"n\":1.10}"));
    }

    @Test
    void withoutASchemaTheSpecIsEmpty() {
        Outcome outcome = tool("event", "new", "workflow");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("\"spec\":{}");
        assertThat(outcome.err())
                .isEqualTo(
                        "the spec is empty: --definition FILE or --api URL makes one by the JSON Schema of the type\n");
    }

    @Test
    void aSpecThatCannotBeMadeIsToldAbout() throws IOException {
        write(
                "odd.yaml",
                "{name: odd, schema: {required: [n], properties: {n: {type: integer, minimum: 5, maximum: 1}}}}");
        Outcome outcome = tool("event", "new", "odd", "--definition", "odd.yaml");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("warning: the spec does not fit yet, mend it by hand: /spec/n: must have");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event new | 2 | TYPE is missing: such as workflow, or --from app.yaml",
                "event new --definition definition.yaml | 2 | TYPE is missing",
                "event new nothing --definition definition.yaml | 2 | the type nothing has no definition: there is only image, workflow",
                "event new image --from app.yaml | 2 | app.yaml has a resource of the type workflow, not image",
                "event new --from app.yaml --definition one.yaml | 2 | --from and --definition cannot be used together",
                "event new --from nowhere.yaml | 2 | nowhere.yaml: no such file or folder",
                "event new a*b | 2 | event new: the type 'a*b' cannot be part of a subject",
                "event new workflow --to app.yaml | 2 | app.yaml: exists already; --force replaces it",
                "event new workflow --to no/folder.jsonl | 2 | no: no such file or folder",
                "event new workflow --api http://127.0.0.1:1 | 5 | no Conveyor server answers at http://127.0.0.1:1",
                "event check | 2 | FILE is missing",
                "event check nowhere.jsonl --definition one.yaml | 2 | nowhere.jsonl",
                "event check app.yaml --definition app.yaml | 2 | app is neither a resource definition",
                "event check good.jsonl --api http://127.0.0.1:1 | 5 | no Conveyor server answers at http://127.0.0.1:1",
                "event check empty.jsonl --definition one.yaml | 2 | empty.jsonl",
                "event check good.jsonl --definition ref.yaml | 2 | the definition of the type workflow: the schema cannot be used",
            })
    void aRefusalIsASentence(String line, int code, String sentence) throws IOException {
        write("empty.jsonl", "");
        write("ref.yaml", "{name: workflow, schema: {$ref: 'http://127.0.0.1:1/schema.json'}}");
        Outcome outcome = tool(line.split(" "));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(outcome.err()).contains(sentence).doesNotContain("bug", "SLF4J");
        assertThat(outcome.out()).isEmpty();
        assertThat(folder.resolve("app.yaml")).content().startsWith("name: app");
    }

    @Test
    void forceReplacesAFile() {
        assertThat(tool("event", "new", "workflow", "--to", "app.yaml", "--force")
                        .code())
                .isZero();
        assertThat(folder.resolve("app.yaml")).content().startsWith("{\"event\":\"create\"");
    }

    @Test
    void eventsThatFitAreCounted() throws IOException {
        assertThat(tool("event", "check", "good.jsonl", "--definition", "definition.yaml"))
                .isEqualTo(new Outcome(0, "", "2 events: all fit\n"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(Files.readAllBytes(folder.resolve("good.jsonl")));
        }
        Files.write(folder.resolve("good.jsonl.gz"), packed.toByteArray());
        write("array.json", "[" + message("workflow", "{\"branch\":\"a\"}") + "," + message("image", "{}") + "]");
        Outcome outcome = new Here()
                .folder(folder)
                .input(new String(Files.readAllBytes(folder.resolve("good.jsonl")), StandardCharsets.UTF_8))
                .run(
                        "event",
                        "check",
                        "good.jsonl.gz",
                        "array.json",
                        "app.yaml",
                        "-",
                        "--definition",
                        "definition.yaml");
        assertThat(outcome).isEqualTo(new Outcome(0, "", "7 events: all fit\n"));
    }

    @Test
    void eachFindingHasItsPlace() {
        Outcome outcome = tool("event", "check", "bad.jsonl", "--definition", "definition.yaml");
        assertThat(outcome.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.out().lines())
                .containsExactlyInAnyOrder(
                        "bad.jsonl:3: /spec: required property 'branch' not found; expected \"required\":[\"branch\"]",
                        "bad.jsonl:3: /spec/depth: string found, integer expected; expected \"type\":\"integer\"",
                        "bad.jsonl:4: /resource: the type other has no definition: there is only image, workflow",
                        "bad.jsonl:5:1: event must be a string, found a number; expected a driver message: an object with event, payload and run_id");
        assertThat(outcome.err()).isEqualTo("3 events: 4 findings\n");
    }

    @Test
    void aServerHasTheDefinitionsToo() {
        Outcome outcome = atServer("event", "check", "bad.jsonl", "-o", "json");
        assertThat(outcome.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(events(outcome.out()))
                .hasSize(4)
                .anySatisfy(
                        finding -> assertThat(Json.write(finding))
                                .isEqualTo(
                                        "{\"file\":\"bad.jsonl\",\"line\":3,\"runid\":\"r1\",\"place\":\"/spec/depth\","
                                                + "\"problem\":\"string found, integer expected\",\"expected\":\"\\\"type\\\":\\\"integer\\\"\"}"));
        assertThat(outcome.out())
                .contains("the type other has no definition: there is no such definition on the server");
        assertThat(api.calls())
                .containsExactly("GET /resource-definitions/workflow", "GET /resource-definitions/other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--set spec.branch=next | 0 | POST /resources/ {'name':'app','resource':'workflow','pipeline':'build','spec':{'branch':'next','n':1.10}} | nothing was sent; the spec fits the definition workflow of the server",
                "--recreate | 0 | DELETE /resources/workflow/app | nothing was sent",
                "-o json | 0 | {'method':'POST','path':'/resources/','body':{'name':'app', | nothing was sent",
                "--set-json spec.branch=5 | 1 | 'branch':5 | /spec/branch: integer found, string expected; expected 'type':'string'",
                "--set resource=other | 1 | 'other' | nothing was sent; the server would refuse it: the type other has no definition",
                "--api http://127.0.0.1:1 | 0 | POST | nothing was sent; the tool could not look whether the spec fits: no Conveyor server answers",
            })
    void aDryRunSendsNothing(String options, int code, String out, String err) {
        Outcome outcome = atServer(("trigger app.yaml --dry-run " + options).split(" "));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(outcome.out()).contains(out.replace('\'', '"'));
        assertThat(outcome.err()).contains(err.replace("'type':'string'", "\"type\":\"string\""));
        assertThat(api.calls()).allMatch(call -> call.startsWith("GET /resource-definitions/"));
    }

    @Test
    void aDryRunFollowsNothing() {
        Outcome outcome = atServer("trigger", "app.yaml", "--dry-run", "--follow");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).contains("--dry-run and --follow cannot be used together");
    }
}
