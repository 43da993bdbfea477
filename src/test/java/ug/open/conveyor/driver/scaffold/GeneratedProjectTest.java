package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.fakes.Programs;

/** What {@code init} writes is valid and does what it says, as far as that can be seen without the command line. */
class GeneratedProjectTest {
    @BeforeAll
    static void whatTheDriversNeed() {
        Programs.need("node", "python3");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SHELL = List.of("./reconcile.sh");
    private static final List<String> JS = List.of("node", "main.js");
    private static final List<String> PYTHON = List.of("python3", "reconcile.py");

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Language.class)
    void theRecordedEventsAreACreateAnUpdateAndAPipelineStep(Language language) throws IOException {
        List<JsonNode> events = lines(language).stream()
                .filter(line -> line.path("kind").asText().equals("event"))
                .toList();
        assertThat(events)
                .extracting(event -> event.path("subject").asText())
                .containsExactly("resources.workflow", "resources.workflow", "drivers.demo.resources.workflow");
        assertThat(events)
                .extracting(event -> event.path("message").path("event").asText())
                .containsExactly("create", "update", "process");
        assertThat(events)
                .extracting(event ->
                        UUID.fromString(event.path("message").path("run_id").asText()))
                .doesNotHaveDuplicates();
        assertThat(events)
                .extracting(event -> event.path("message").path("id").asText())
                .allMatch(id -> id.matches("[0-9a-f]{24}"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theStepCarriesWhatAnEarlierOneHandedOnAsJsonInAString(Language language) throws IOException {
        JsonNode step = lines(language).get(5).path("message").path("payload").path("metadata");
        assertThat(JSON.readTree(step.path("driverresults.checkout").textValue())
                        .path("data")
                        .path("commit")
                        .asText())
                .isEqualTo("9fceb02");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void itsDriverYamlIsRightWhateverTheName(Language language) throws IOException {
        for (String name : List.of("demo", "123", "1e3", "NO", "null", "-x", "_", "0x1F", "y")) {
            Path folder = Projects.write(Projects.answers(name, language).with(Question.RESOURCE, name), temp);
            DriverDefinition definition = DriverProject.read(folder, Map.of()).definition();
            assertThat(definition.name()).isEqualTo(name);
            assertThat(definition.resources()).containsExactly(name);
            assertThat(definition.retry()).isEqualTo(new Retry(2, Duration.ofSeconds(2)));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachRecordedEventComesToWhatIsRecorded(Language language, List<String> command) throws Exception {
        Path folder = Projects.write(Projects.answers("demo", language), temp);
        Scripts scripts = new Scripts(folder, temp);
        List<JsonNode> lines = lines(folder);
        for (int i = 1; i < lines.size(); i += 2) {
            JsonNode message = lines.get(i).path("message");
            JsonNode finish = lines.get(i + 1);
            Scripts.Done done = scripts.reconcile(
                    command,
                    message.path("event").asText(),
                    message.path("payload").toString());
            JsonNode result = JSON.readTree(done.result());
            assertThat(done.exit()).as(done.output()).isZero();
            for (String member : List.of("success", "message", "data")) {
                assertThat(result.path(member)).isEqualTo(finish.path(member));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aDeleteSucceedsAndHandsNothingOn(Language language, List<String> command) throws Exception {
        Path folder = Projects.write(Projects.answers("demo", language), temp);
        Scripts.Done done = new Scripts(folder, temp).reconcile(command, "delete", "{\"name\":\"app\"}");
        assertThat(done.exit()).as(done.output()).isZero();
        assertThat(JSON.readTree(done.result()))
                .isEqualTo(JSON.readTree("{\"success\":true,\"message\":\"delete of app done\",\"data\":null}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with \"quotes\"",
                "back\\slash",
                "$(touch hacked)",
                "`touch hacked`",
                "naïve ✓",
                "%s %n",
                "-n",
                "'"
            })
    void theShellDriverQuotesAnyName(String name) throws Exception {
        Path folder = Projects.write(Projects.answers("demo", Language.SH), temp);
        Scripts.Done done = new Scripts(folder, temp)
                .reconcile(SHELL, Map.of("CONVEYOR_EVENT", "create", "CONVEYOR_RESOURCE_NAME", name), "{}");
        assertThat(done.exit()).as(done.output()).isZero();
        assertThat(JSON.readTree(done.result()).path("data").path("name").asText())
                .isEqualTo(name);
        assertThat(folder.resolve("hacked")).doesNotExist();
    }

    @Test
    void theShellDriverRunsByHandToo() throws Exception {
        Path folder = Projects.write(Projects.answers("demo", Language.SH), temp);
        assertThat(new Scripts(folder, temp).run(SHELL)).isEqualTo(new Scripts.Done(0, "create of app\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reconcile.sh", "test.sh"})
    void theShellScriptsAreWellFormed(String script) throws Exception {
        Path folder = Projects.write(Projects.answers("demo", Language.SH), temp);
        assertThat(new Scripts(folder, temp).run(List.of("sh", "-n", script))).isEqualTo(new Scripts.Done(0, "", ""));
    }

    @Test
    void thePythonDriverFailsOnASpecItCannotUse() throws Exception {
        Path folder = Projects.write(Projects.answers("demo", Language.PYTHON), temp);
        Scripts.Done done = new Scripts(folder, temp).reconcile(PYTHON, "create", "{\"name\":\"app\",\"spec\":{}}");
        assertThat(done.exit()).isEqualTo(1);
        assertThat(JSON.readTree(done.result()).path("message").asText()).isEqualTo("spec.repository is missing");
    }

    @Test
    void thePythonDriverLogsJson() throws Exception {
        Path folder = Projects.write(Projects.answers("demo", Language.PYTHON), temp);
        Scripts.Done done = new Scripts(folder, temp)
                .reconcile(PYTHON, "create", "{\"name\":\"app\",\"spec\":{\"repository\":\"r\"}}");
        assertThat(done.output().lines().map(GeneratedProjectTest::parse))
                .extracting(line -> line.path("message").asText())
                .containsExactly("create of app", "working");
    }

    @Test
    void theJavaScriptTestIsPassedOverInPartWithoutTheTool() throws Exception {
        Path folder = Projects.write(Projects.answers("demo", Language.JS), temp);
        Scripts.Done done =
                new Scripts(folder, temp).run(List.of("env", "CONVEYOR_DRIVER=no-such-command", "node", "--test"));
        assertThat(done.exit()).as(done.output()).isZero();
        assertThat(done.output()).contains("pass 3", "skipped 1", "no-such-command is not on the PATH");
    }

    @Test
    void thePythonTestPasses() throws Exception {
        Path folder = Projects.write(Projects.answers("demo", Language.PYTHON), temp);
        Scripts.Done done = new Scripts(folder, temp)
                .run(List.of("env", "CONVEYOR_DRIVER=no-such-command", "python3", "-m", "unittest"));
        assertThat(done.exit()).as(done.output()).isZero();
        assertThat(done.output()).contains("Ran 4 tests").contains("skipped=1");
    }

    @Test
    void theScriptTestsAskTheToolForAReplayCheck() throws Exception {
        Path tool = Files.writeString(temp.resolve("tool"), "#!/bin/sh\necho \"$PWD $*\"\nexit 3\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        Path folder = Projects.write(Projects.answers("demo", Language.SH), temp);
        Scripts.Done done = new Scripts(folder, temp).run(List.of("env", "CONVEYOR_DRIVER=" + tool, "./test.sh"));
        assertThat(done.exit()).isEqualTo(3);
        assertThat(done.output()).isEqualTo(folder.toRealPath() + " replay --check events.jsonl\n");
    }

    private static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(Language.SH, SHELL), Arguments.of(Language.PYTHON, PYTHON), Arguments.of(Language.JS, JS));
    }

    private List<JsonNode> lines(Language language) throws IOException {
        return lines(Projects.write(Projects.answers("demo", language), temp));
    }

    private static List<JsonNode> lines(Path folder) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
            lines.add(parse(line));
        }
        return lines;
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
