package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people see of a project that cannot be read. */
class BadProjectTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("SHORT", "abc", "EMPTY", "");

    @TempDir
    Path folder;

    static Stream<Arguments> slips() {
        return Stream.of(
                slip("resource: [a]", "3:1: unknown key 'resource'; did you mean 'resources'?"),
                slip(
                        "image: x",
                        "3:1: unknown key 'image'; the keys are name, resources, events, run, java, program, build, timeout, concurrency, retry, env,"
                                + " env-file, secrets, streams, logs"),
                slip("retry: {time: 1}", "3:9: unknown key 'retry.time'; did you mean 'times'?"),
                slip("java: a.B", "3:1: both 'run' and 'java' are there; a driver is one of them: take one out"),
                slip(
                        "timeout: 10",
                        "3:10: timeout: '10' is not a duration: write whole numbers with units, the largest"
                                + " first, such as 500ms, 30s, 10m, 1h30m, 7d, 1w"),
                slip("timeout: [10m]", "3:10: timeout must be a duration such as 10m, not a list"),
                slip("timeout: 0s", "3:10: timeout must be above zero"),
                slip("concurrency: many", "3:14: concurrency must be a whole number, not text"),
                slip("concurrency: 1.5", "3:14: concurrency must be a whole number, not 1.5"),
                slip("concurrency: 0", "3:14: concurrency must be from 1 to 1024, not 0"),
                slip("retry: 3", "3:8: retry must be a mapping such as {times: 2, pause: 2s}, not a number"),
                slip("retry: {times: 101}", "3:16: retry.times must be from 0 to 100, not 101"),
                slip("resources: workflow", "3:12: resources must be a list such as [workflow], not text"),
                slip("resources: []", "3:12: resources is an empty list: write [workflow], or take the key out"),
                slip("resources: [a, 7]", "3:16: resources must be text, not a number: put it in quotes"),
                slip(
                        "resources: [a b]",
                        "3:13: resources has 'a b', which cannot be part of a subject: a type has no white space, control"
                                + " character, * or >"),
                slip("events:", "3:8: events must be a list such as [create, update], not nothing"),
                slip("events: ['']", "3:10: events is an empty text"),
                slip("events: [*]", "3:11: '*' begins an alias in YAML: write \"*\" in quotes"),
                slip("events:\n  - *", "4:6: '*' begins an alias in YAML: write \"*\" in quotes"),
                slip("events: [*, create]", "3:11: '*' begins an alias in YAML: write \"*\" in quotes"),
                slip(
                        "env: {A: '${GONE}'}",
                        "3:7: env.A: the variable GONE is not set: set it, or write ${GONE:-default}"),
                slip("env: {A: }", "3:7: env.A: must be text, not nothing"),
                slip("env: {A: [b]}", "3:7: env.A: must be text, not a list"),
                slip(
                        "env: {A-B: c}",
                        "3:7: env.A-B: the name of a variable must be of A-Z a-z 0-9 _, and not begin with a digit"),
                slip(
                        "env: {CONVEYOR_EVENT: c}",
                        "3:7: env.CONVEYOR_EVENT: conveyor-driver sets this variable itself, for each event: choose another name"),
                slip("env: [A=b]", "3:6: env must be a mapping such as {LEVEL: debug}, not a list"),
                slip(
                        "secrets: [GONE]",
                        "3:11: secrets has GONE, which is not set, so that its value could not be masked: set it, or take the name out"),
                slip(
                        "secrets: [EMPTY]",
                        "3:11: secrets has EMPTY, whose value is empty, so that there is nothing to mask: set it, or take the name out"),
                slip("streams: both", "3:10: streams must be merged or separate, not 'both'"),
                slip("logs: yes", "3:7: logs must be text or json, not 'yes'"),
                slip("name: twice", "3:1: the key \"name\" occurs twice, first in line 1"));
    }

    private static Arguments slip(String thirdLine, String problem) {
        return Arguments.of(thirdLine, problem);
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipInTheThirdLineIsSaidWithItsPlace(String line, String problem) {
        assertThatThrownBy(() -> read("name: demo\nrun: ./reconcile.sh\n" + line + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file() + ":" + problem);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("run: x", "1:1: 'name' is missing: write it, such as 'name: my-driver'"),
                Arguments.of(
                        "name: demo",
                        "1:1: none of 'run', 'java' and 'program' is there: name what reconciles, such as 'run: ./reconcile.sh',"
                                + " 'java: com.example.MyDriver', or 'program: ./my-driver' for one on Conveyor's own runtime"),
                Arguments.of(
                        "name: my driver\nrun: x", "1:7: name must be 1 to 64 of A-Z a-z 0-9 _ -, not 'my driver'"),
                Arguments.of("name: 007\nrun: x", "1:7: name must be text, not a number: put it in quotes"),
                Arguments.of("name:\nrun: x", "1:6: name must be text, not nothing"),
                Arguments.of(
                        "name: demo\nrun: a 'b", "2:6: run: the quote ' at character 3 of the command is not closed"),
                Arguments.of("name: demo\nrun: ''", "2:6: run is an empty text"),
                Arguments.of(
                        "name: demo\nrun: x\nbuild: {a: b}",
                        "3:8: build must be a command, as text or as a list of words, not a mapping"),
                Arguments.of(
                        "name: demo\nrun: x\nbuild: make && true",
                        "3:8: build: '&&' at character 6 is for a shell, and no shell reads this command: write [sh, -c, \"make && true\"], or put it in quotes to hand it to the program"),
                Arguments.of(
                        "name: demo\nprogram: {command: x, build: make}\nbuild: make",
                        "3:1: both 'build' and 'program.build' are there; they mean the same: take one out"),
                Arguments.of(
                        "name: demo\nrun: {a: b}",
                        "2:6: run must be a command, as text or as a list of words, not a mapping"),
                Arguments.of(
                        "name: demo\nrun: []",
                        "2:6: run is an empty list: write [python3, reconcile.py], or take the key out"),
                Arguments.of("name: demo\nrun: [sleep, 5]", "2:14: run must be text, not a number: put it in quotes"),
                Arguments.of(
                        "name: demo\njava: my class",
                        "2:7: java must be a class such as com.example.MyDriver, not 'my class'"),
                Arguments.of(
                        "name: demo\njava: {}",
                        "2:7: 'java.class' is missing: write it, such as 'class: com.example.MyDriver'"),
                Arguments.of(
                        "name: demo\njava: {class: A, clas: B}",
                        "2:18: unknown key 'java.clas'; did you mean 'class'?"),
                Arguments.of(
                        "name: demo\njava: a.B\nlogs: json",
                        "3:1: 'logs' is for a driver with 'run': a Java class runs inside conveyor-driver"),
                Arguments.of("- a", "1:1: expected keys with values, such as 'name: my-driver', not a list"),
                Arguments.of("just words", "1:1: expected keys with values, such as 'name: my-driver', not text"),
                Arguments.of("# nothing", "1:1: expected keys with values, such as 'name: my-driver', not nothing"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBadFileIsSaidWithThePlace(String yaml, String problem) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasMessage(file() + ":" + problem);
    }

    @Test
    void allProblemsAreSaidInTheOrderOfTheFile() {
        ConfigException problems = catchThrowableOfType(
                ConfigException.class,
                () -> read("timeout: soon\nnam: demo\nconcurrency: 0\nenv: {A: '${GONE}'}\nsecrets: [A]\n"));
        assertThat(problems.problems())
                .extracting(problem -> problem.substring(file().length()))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith(":1:1: none of 'run', 'java' and 'program'"),
                        problem -> assertThat(problem).startsWith(":1:10: timeout: 'soon'"),
                        problem -> assertThat(problem).startsWith(":2:1: unknown key 'nam'; did you mean 'name'?"),
                        problem -> assertThat(problem).startsWith(":3:14: concurrency"),
                        problem -> assertThat(problem).startsWith(":4:7: env.A: the variable GONE"));
        assertThat(problems).hasMessage(String.join("\n", problems.problems()));
    }

    @Test
    void brokenYamlIsSaidWithThePlace() {
        assertThatThrownBy(() -> read("name: demo\nrun: [a,\nlogs: x\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageMatching("\\Q" + file() + "\\E:\\d+:\\d+: .+");
    }

    @Test
    void aSecondDocumentIsSaid() {
        assertThatThrownBy(() -> read("name: demo\nrun: x\n---\nname: other\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("second document");
    }

    @Test
    void anEmptyFileIsAnsweredByAnExample() {
        assertThatThrownBy(() -> read(" \n"))
                .hasMessage(file() + " is empty: it needs a name and what to run, such as\n"
                        + "name: my-driver\nresources: [workflow]\nrun: ./reconcile.sh");
    }

    @Test
    void bytesThatAreNoTextAreSaid() throws IOException {
        Files.write(Path.of(file()), "name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> DriverProject.read(folder, ENVIRONMENT))
                .hasMessage(file() + " is not UTF-8 text: save it as UTF-8");
    }

    @Test
    void aHugeFileIsNotRead() {
        assertThatThrownBy(() -> read("#".repeat(1 << 21))).hasMessageContaining("more than 1 MiB");
    }

    @Test
    void noFileIsAnsweredByWhatToDo() {
        assertThatThrownBy(() -> DriverProject.read(folder, ENVIRONMENT))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no driver.yaml in " + folder
                        + ": go to a driver project, make one with 'conveyor-driver init',"
                        + " or give a command after the options: -- CMD");
    }

    @Test
    void anotherEndingIsRecognised() throws IOException {
        Files.writeString(folder.resolve("driver.yml"), "name: demo");
        assertThatThrownBy(() -> DriverProject.read(folder, ENVIRONMENT))
                .hasMessageContaining("a driver.yml: rename it");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> DriverProject.read(folder.resolve("gone"), ENVIRONMENT))
                .hasMessageStartingWith(folder.resolve("gone") + " is not there: give the folder of a driver project");
    }

    @Test
    void aFileInPlaceOfAFolderIsSaid() throws IOException {
        Path events = Files.writeString(folder.resolve("events.jsonl"), "");
        assertThatThrownBy(() -> DriverProject.read(events, ENVIRONMENT))
                .hasMessageStartingWith(events + " is not a folder");
    }

    @Test
    void aFolderInPlaceOfTheFileIsSaid() throws IOException {
        Files.createDirectory(folder.resolve("driver.yaml"));
        assertThatThrownBy(() -> DriverProject.read(folder, ENVIRONMENT))
                .hasMessageStartingWith(file() + " is a folder");
    }

    @Test
    void aValueIsInNoSentence() {
        assertThatThrownBy(() -> read("name: demo\nrun: x\nenv: {A: '${SHORT}', B: '${GONE}'}\nsecrets: [A]"))
                .hasMessageNotContaining("abc");
    }

    private String file() {
        return folder.resolve("driver.yaml").toString();
    }

    private void read(String yaml) throws IOException {
        Files.writeString(Path.of(file()), yaml);
        DriverProject.read(folder, ENVIRONMENT);
    }
}
