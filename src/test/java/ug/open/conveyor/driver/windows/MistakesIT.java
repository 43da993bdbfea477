package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** Mistakes in a command line, a project or a store, and the sentences about them; the tests of other systems have the tables. */
@Tag("windows")
final class MistakesIT {
    @TempDir
    Path home;

    private Prompt prompt;

    @BeforeEach
    void prepare() {
        prompt = Prompt.in(home);
    }

    @ParameterizedTest
    @MethodSource("ug.open.conveyor.driver.installed.BadUsageIT#lines")
    void aLineThatCannotBeFollowedIsSaidWithWhereToLook(String words, String sentence, String help) {
        prompt.run("conveyor-driver " + words)
                .ends(2)
                .printsNothing()
                .says("conveyor-driver: " + sentence, "\ntry: conveyor-driver " + help + "--help\n");
    }

    @ParameterizedTest
    @MethodSource("ug.open.conveyor.driver.installed.BadProjectIT#files")
    void eachProblemOfAProjectIsSaidWithItsPlace(String yaml, List<String> sentences) {
        prompt.write("demo/driver.yaml", yaml.replace("\n", "\r\n"));
        prompt.run("conveyor-driver run demo --events events.jsonl")
                .ends(2)
                .printsNothing()
                .saysOnly("demo\\driver.yaml:"
                        + String.join("\ndemo\\driver.yaml:", sentences).replace("[sh, -c, ", "[cmd, /c, "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-such-program  | 7 | the command 'no-such-program' was not found on the PATH; install it, or give its path",
                ".\\gone.cmd      | 7 | gone.cmd",
                "folder\\gone.exe | 7 | gone.exe",
            })
    void aCommandThatIsNotThereIsNamed(String command, int code, String sentence) {
        prompt.run("conveyor-driver run --events events.jsonl -- " + command)
                .ends(code)
                .says(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit /b 3                          | exit 3",
                "exit /b 75                         | exit 75 (a temporary failure)",
                "> \"%CONVEYOR_RESULT%\" echo {oops | the result file (CONVEYOR_RESULT) is not a driver result: line 1, column 2",
            })
    void aDriverFailsWithItsReason(String script, String reason) {
        prompt.driver("@" + script);
        prompt.run("conveyor-driver run demo --events events.jsonl --max-events 1")
                .ends(1)
                .says("FAILED  workflow/app  " + reason, "1 failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "logs", "logs --grep x", "runs show @last", "runs prune", "replay @last -- cmd"})
    void aFileInThePlaceOfTheStoreIsNamedByWhoeverReads(String words) {
        prompt.with("CONVEYOR_DRIVER_HOME", "events.jsonl")
                .run("conveyor-driver " + words)
                .ends(74)
                .printsNothing()
                .says("conveyor-driver: The run store ", "events.jsonl is a file, not a folder. Name another one in");
    }

    @Test
    void whereThereCanBeNoStoreTheRunGoesOn() {
        prompt.with("CONVEYOR_DRIVER_HOME", "events.jsonl\\store")
                .run("conveyor-driver run --events events.jsonl -- cmd /c exit")
                .ends(0)
                .says("warning: The run store ", " cannot be made: ", "Nothing of this session is kept.\n", "2 ok");
    }

    @Test
    void aMissingJavaIsSaid() {
        Outcome outcome = prompt.with("JAVA_HOME", "Z:\\nowhere")
                .start("conveyor-driver --version")
                .outcome();
        assertThat(outcome.code()).isEqualTo(127);
        assertThat(outcome.err())
                .contains("no Java at Z:\\nowhere\\bin\\java.exe: JAVA_HOME must name a JDK, 17 or newer");
    }

    @Test
    void aJavaDriverOfSourcesNeedsACompilerWhichThisJavaLacks() {
        prompt.write("demo/driver.yaml", "name: demo\nresources: [workflow]\njava: Demo\n");
        prompt.write("demo/src/main/java/Demo.java", "class Demo {}\n");
        prompt.run("conveyor-driver run demo --events events.jsonl").ends(7).says("compiler", "JAVA_HOME");
    }
}
