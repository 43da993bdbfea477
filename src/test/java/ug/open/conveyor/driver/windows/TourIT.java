package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Markdown;

/** The way of {@code docs/tour.md} with a batch file as the driver: from a run in production to a suite. */
@Tag("windows")
final class TourIT {
    private static final String TAG =
            "> \"%CONVEYOR_RESULT%\" echo {\"success\":true,\"message\":\"tagged\",\"data\":{\"tag\":\"%tag%\"}}";

    @TempDir
    Path home;

    @Test
    void aBugFromProductionBecomesACaseOfTheSuite() {
        Prompt prompt = Prompt.in(home).at("demo").at("..");
        prompt.write(
                "demo/cases/prod.jsonl",
                Markdown.of(Path.of("docs/tour.md")).blocks("json").get(0));
        prompt.driver(
                "set tag=main",
                "if %CONVEYOR_RUN_ID%==run-0001 goto tag",
                "echo no tag: fix/login",
                "exit /b 1",
                ":tag",
                TAG);
        Prompt demo = prompt.at("demo");
        demo.run("conveyor-driver replay --quiet --only run=run-0002 cases")
                .ends(1)
                .prints("no tag: fix/login");
        demo.run("conveyor-driver replay --check cases").ends(0).says("2 results, the same as recorded");

        prompt.driver("set tag=main", "if %CONVEYOR_RUN_ID%==run-0002 set tag=fix-login", TAG);
        demo.run("conveyor-driver replay --quiet --check cases")
                .ends(3)
                .prints(
                        "cases\\prod.jsonl:4: run run-0002, update of workflow/app, differs in ",
                        "$.data",
                        "fix-login");
        String before = demo.read("cases/prod.jsonl");
        demo.run("conveyor-driver replay --quiet --check --update --yes cases").ends(0);
        demo.run("conveyor-driver replay --quiet --check cases").ends(0);
        assertThat(demo.read("cases/prod.jsonl").lines().limit(4))
                .containsExactlyElementsOf(before.lines().limit(4).toList());
        assertThat(demo.read("cases/prod.jsonl")).contains("\"data\":{\"tag\":\"fix-login\"}");
    }
}
