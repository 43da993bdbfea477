package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.installed.Seen;

/** The first hour of a newcomer: a project of a batch file, its runs, and what the tool tells of them. */
@Tag("windows")
final class FirstHourIT {
    @TempDir
    static Path home;

    private static Prompt prompt;
    private static Seen first;

    /** Two runs, of which the second fails. */
    @BeforeAll
    static void aProjectThatHasRun() {
        prompt = Prompt.in(home);
        prompt.driver(
                "echo run %CONVEYOR_RUN_ID% of %CONVEYOR_DRIVER%",
                "echo to standard error 1>&2",
                "> \"%CONVEYOR_RESULT%\" echo {\"success\":true,\"message\":\"tagged\",\"data\":{\"tag\":\"main\"}}",
                "if \"%CONVEYOR_RUN_ID%\"==\"run-0002\" exit /b 9");
        first = prompt.run("conveyor-driver run demo --events events.jsonl");
    }

    @Test
    void aRunShowsBothEventsAndTheFailureIsTheExitCode() {
        first.ends(1)
                .prints("run run-0001 of demo\n", "to standard error", "run run-0002 of demo\n")
                .says("create workflow/app, run run-0001", "ok ", "tagged", "run run-0002", "FAILED")
                .says("conveyor-driver replay ", "conveyor-driver logs ", "2 events in ", ": 1 ok, 1 failed\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logs @last                      | run run-0002 of demo",
                "logs @failed                    | to standard error",
                "logs run-0001                   | run run-0001 of demo",
                "logs --run run-0001             | run run-0001 of demo",
                "logs --run run-0001 -o raw      | run run-0001 of demo",
                "logs --run run-0001 -o json     | \"message\":\"run run-0001 of demo\"",
                "logs --grep \"run-0002 of\"     | run run-0002 of demo",
                "logs --driver demo              | run run-0001 of demo",
                "runs                            | succeeded",
                "runs -o json                    | \"status\":\"failed\"",
                "runs --failed                   | run-0002",
                "runs show @failed               | status     failed",
                "runs show run-0001              | message    tagged",
                "runs show run-0001 -o json      | \"message\":\"tagged\"",
                "runs prune --dry-run            | ",
                "runs show @failed -o json       | \"status\":\"failed\"",
                "--version                       | conveyor-driver ",
                "help exit-codes                 | 130",
            })
    void theRunsAreThereForEveryCommand(String line, String part) {
        Seen seen = prompt.run("conveyor-driver " + line).ends(0);
        seen.prints(part == null ? "" : part).doesNotPrint("\r");
    }

    @Test
    void nothingFoundIsTheExitCode() {
        prompt.run("conveyor-driver logs --grep nowhere").ends(1).printsNothing();
    }

    @Test
    void aPipeOfTheCommandPromptTakesTheLines() {
        prompt.run("conveyor-driver logs --run run-0001 | find \"standard error\"")
                .ends(0)
                .prints("to standard error");
    }

    @Test
    void whatIsRedirectedIsInUtf8WithoutAMarkOfItsOrder() {
        prompt.run("conveyor-driver runs -o json > runs.json").ends(0).printsNothing();
        assertThat(prompt.read("runs.json")).startsWith("{\"execution\":").endsWith("}\n");
    }

    @Test
    void aRunIsReplayedAndCompared() {
        prompt.run("conveyor-driver replay run-0001 --no-store --project demo")
                .ends(0)
                .prints("run run-0001 of demo")
                .says("1 result, the same as recorded");
    }

    @Test
    void anExportIsARecordingThatIsChecked() {
        prompt.at("cases");
        prompt.run("conveyor-driver runs export run-0001 cases\\first.jsonl")
                .ends(0)
                .says("wrote ");
        prompt.run("conveyor-driver replay --no-store --check cases --project demo")
                .ends(0)
                .says("1 result, the same as recorded");
        prompt.write("cases/first.jsonl", prompt.read("cases/first.jsonl").replace("\"main\"", "\"trunk\""));
        prompt.run("conveyor-driver replay --no-store --check cases --project demo")
                .ends(3)
                .prints("cases\\first.jsonl:", "differs in 1 place: $.data.tag", "trunk", "main");
    }

    @Test
    void anUpdateAcceptsWhatIsDifferent() {
        prompt.run("conveyor-driver runs export run-0001 other.jsonl").ends(0);
        prompt.write("other.jsonl", prompt.read("other.jsonl").replace("\"main\"", "\"trunk\""));
        prompt.run("conveyor-driver replay --no-store --check --update --yes other.jsonl --project demo")
                .ends(0);
        assertThat(prompt.read("other.jsonl")).contains("\"main\"").doesNotContain("trunk");
    }

    @ParameterizedTest
    @CsvSource({"junit, </testsuites>", "markdown, run-0002", "html, </html>"})
    void aReportIsWritten(String format, String part) {
        String file = "reports\\of-" + format;
        prompt.at("reports");
        prompt.run("conveyor-driver run demo --events events.jsonl --report " + format + "=" + file)
                .ends(1);
        assertThat(prompt.read("reports/of-" + format)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "python", "java", "go", "js", "rust"})
    void initWritesAProject(String language) {
        Prompt empty = prompt.at("of-" + language);
        Seen made = empty.run("conveyor-driver init demo --lang " + language)
                .ends(0)
                .prints("demo\\driver.yaml");
        for (String file : made.out().lines().toList()) {
            assertThat(empty.folder().resolve(file.replace('\\', '/'))).isRegularFile();
        }
        empty.run("conveyor-driver init demo --lang " + language).ends(2).says("--force does");
    }

    @Test
    void theRunStoreIsInTheLocalDataOfTheUser() {
        List<Path> recordings = prompt.recordings();
        assertThat(recordings).isNotEmpty().allMatch(Files::isRegularFile);
    }
}
