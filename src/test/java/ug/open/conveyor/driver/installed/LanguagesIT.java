package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The projects of {@code init} in languages with tools of their own: their own test runs, by their own tool. */
final class LanguagesIT {
    @TempDir
    Path home;

    private Shell shell;

    @BeforeAll
    static void whatTheProjectsNeed() {
        Programs.need("bash", "go", "node", "cargo");
    }

    @BeforeEach
    void anEmptyFolder() {
        shell = Shell.in(home);
        for (Map.Entry<String, String> place : Programs.toolchains().entrySet()) {
            shell = shell.with(place.getKey(), place.getValue());
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            go,   reconcile.go,     "go test -v",                "--- PASS: TestTheRecordedEventsComeToTheSame"
            js,   reconcile.js,     "node --test",               "# pass 4"
            rust, src/reconcile.rs, "cargo test -- --nocapture", "the_recorded_events_come_to_the_same ... ok"
            """)
    void fromAnEmptyFolderToATestThatFailsWithTheDriver(String language, String driver, String test, String passed)
            throws IOException {
        shell.succeeds("conveyor-driver init git-cloner --lang " + language);
        Shell project = shell.at("git-cloner");
        assertThat(project.succeeds("conveyor-driver run --events events.jsonl").err())
                .endsWith(": 3 ok\n");
        Outcome green = project.succeeds(test);
        assertThat(green.out() + green.err()).contains(passed).doesNotContain("is not on the PATH");

        project.write("delete.jsonl", """
                {"event":"delete","run_id":"run-1","id":"1","payload":{"name":"app","resource":"workflow"}}
                """);
        assertThat(project.succeeds("conveyor-driver run --events delete.jsonl").err())
                .contains("ok      workflow/app  delete of app done");

        Path source = project.folder().resolve(driver);
        String text = Files.readString(source);
        Files.writeString(
                source,
                text.replace("\"commit", "\"sha").replace("{ repository, commit }", "{ repository, sha: commit }"));
        Outcome red = project.run(test);
        assertThat(red.code()).as(red.out()).isNotZero();
        assertThat(red.out() + red.err()).contains("data.sha");
    }

    @Test
    void aProjectThatIsThereGetsSettingsAndEvents() throws IOException {
        Shell project = shell.at("mine");
        project.write("go.mod", "module mine\n\ngo 1.21\n").write("main.go", """
                package main

                import "fmt"

                func main() { fmt.Println("mine") }
                """);
        Outcome made = project.succeeds("conveyor-driver init . --lang go");
        assertThat(made.out()).isEqualTo("driver.yaml\nevents.jsonl\n");
        assertThat(made.err())
                .contains(
                        "Left out, because the folder has files of its own: reconcile.go, main.go, ",
                        "change it to what starts your driver",
                        "Next:\n  conveyor-driver run --events events.jsonl\n");
        assertThat(project.succeeds("ls -A").out()).isEqualTo("driver.yaml\nevents.jsonl\ngo.mod\nmain.go\n");
        Outcome first = project.succeeds("conveyor-driver run --events events.jsonl");
        assertThat(first.out()).isEqualTo("mine\nmine\nmine\n");
        assertThat(first.err()).contains("building: 'go build -o bin/mine .'").endsWith(": 3 ok\n");

        assertThat(project.succeeds("conveyor-driver run --events events.jsonl").err())
                .doesNotContain("building");
        assertThat(project.succeeds("conveyor-driver replay --rebuild @last").err())
                .contains("building");
        project.write("main.go", "package main\n\nfunc main() { nothing() }\n");
        assertThat(project.ends(7, "conveyor-driver run --events events.jsonl").err())
                .contains("the build failed: 'go build -o bin/mine .' ended with exit 1", "undefined: nothing");
        assertThat(project.ends(7, "conveyor-driver run --events events.jsonl").err())
                .contains("the build failed");
        assertThat(project.ends(2, "conveyor-driver run --rebuild --events events.jsonl -- cat")
                        .err())
                .contains("--rebuild needs a project with `build` in driver.yaml");
    }
}
