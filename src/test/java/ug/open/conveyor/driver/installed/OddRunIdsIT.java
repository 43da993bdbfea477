package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.json.Json;

/** Run ids are text from outside: whatever they are, they are run, kept, found, and shown without harm. References are what somebody typed. */
final class OddRunIdsIT {
    private static final String LONG = "L".repeat(10_240);
    private static final List<String> ODD = List.of(
            "../../etc/passwd",
            LONG,
            "line\nfeed\r\n",
            "\u001b]0;title\u0007\u001b[31mred\u001b[2J",
            "  ",
            "a/b#1",
            "--help",
            "*",
            "\u202egpj.exe",
            "it's $HOME `x`",
            "null\u0000byte");

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
        scene.tool.with("LC_ALL", "C.UTF-8");
    }

    private static String event(String runId) {
        return Json.write(Map.of(
                        "event",
                        "create",
                        "run_id",
                        runId,
                        "payload",
                        Map.of("id", "1", "name", runId, "resource", "workflow", "spec", Map.of())))
                + "\n";
    }

    private void record(List<String> runIds, String command, int code) {
        scene.write("odd.jsonl", runIds.stream().map(OddRunIdsIT::event).reduce("", String::concat));
        scene.run("run", "--events", "odd.jsonl", "--", command).ends(code);
    }

    @Test
    void areRunAndFoundAndShownWithoutHarm() throws IOException {
        record(ODD, "true", 0);
        for (String runId : ODD.subList(0, ODD.size() - 1)) { // no command line can have a null
            Seen shown = scene.run("runs", "show", runId.startsWith("-") ? "true/" + runId : runId);
            shown.ends(0).prints("runid ", "status     succeeded");
            assertThat(shown.out()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f\\u202e]");
        }
        scene.run("runs", "show", LONG.substring(0, 100)).ends(0);
        Seen table = scene.run("runs");
        table.ends(0).prints("null\\x00byte", "\\u202egpj.exe", "line\\nfeed\\r\\n", "../../etc/passwd");
        assertThat(table.out()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f\\u202e]");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .allMatch(
                            file -> file.matches(
                                    "store/(sessions|lookup)/[0-9T]+-[a-z0-9]+-0001\\.(jsonl|index)|store/lookup/backlog|odd\\.jsonl|events\\.jsonl"));
        }
    }

    @Test
    void comeBackByTheLinesThatAFailureEndsWith() throws IOException {
        record(ODD, "false", 1);
        Seen seen = scene.run("run", "--events", "odd.jsonl", "--", "false").ends(1);
        List<String> lines = seen.outcome()
                .err()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("conveyor-driver logs "))
                .toList();
        assertThat(lines).hasSize(10).allMatch(line -> line.matches("conveyor-driver logs [0-9a-z]{6}\\.\\d+"));
        String all = lines.stream()
                .map(line -> line.replaceFirst("conveyor-driver", "\"\\$0\"")
                        + " || [ $? = 1 ] || exit 9") // it logged nothing
                .reduce("", (a, b) -> a + b + "\n");
        new Seen(scene.tool
                        .launchedBy(Path.of("bash"))
                        .run(
                                "-c",
                                all,
                                Installation.BUILT
                                        .resolve("bin/conveyor-driver")
                                        .toString()))
                .ends(0);
    }

    @Test
    void doNotTakeTheWordsThatMeanTheNewest() {
        record(List.of("@last", "@failed"), "false", 1);
        record(List.of("newest"), "true", 0);
        scene.run("runs", "show", "@last").ends(0).prints("runid      newest\n");
        scene.run("runs", "show", "false/@failed").ends(0).prints("runid      @failed\n");
        scene.run("runs", "show", "@las").ends(0).prints("runid      @last\n");
    }

    @Test
    void aReferenceToNothingSaysWhatThereIs() {
        scene.run("logs", "--run", "@last")
                .ends(6)
                .printsNothing()
                .says("no run yet in the run store ", "conveyor-driver run --events FILE");
        record(List.of("run-0001", "run-0002", "other"), "true", 0);
        scene.run("logs", "--run", "run-0009")
                .ends(6)
                .printsNothing()
                .says(
                        "has no run 'run-0009'. `conveyor-driver runs` lists what there is. Near it:\n",
                        "'true/run-0002'",
                        "'true/run-0001'")
                .doesNotSay("other");
        scene.run("runs", "show", "nothing-like-it").ends(6).printsNothing().says("The newest:\n", "'true/other'");
        scene.run("runs", "show", "run")
                .ends(6)
                .printsNothing()
                .says("the beginning of a run id needs at least four characters");
        scene.run("runs", "show", "elsewhere/run-0001").ends(6).printsNothing().says("has no run 'elsewhere/run-0001'");
        scene.run("runs", "show", "run-0001#7")
                .ends(6)
                .printsNothing()
                .says(" of the run 'true/run-0001' has no attempt 7; its last one is 1");
        scene.run("replay", "@failed").ends(6).printsNothing().says("has no run that failed");
        scene.run("replay", "gone.jsonl", "--", "true")
                .ends(6)
                .printsNothing()
                .says("no file gone.jsonl, and no run: ");
        scene.run("logs", "--run", "\u001b[2J").ends(6).printsNothing().says("has no run '\\e[2J'");
    }

    @Test
    void aReferenceToSeveralSaysWhich() {
        record(List.of("run-0001", "run-0002"), "true", 0);
        scene.run("logs", "--run", "run-")
                .ends(2)
                .printsNothing()
                .says(
                        "The beginning 'run-' fits several runs; give more of one of them:\n",
                        "'true/run-0002'",
                        "'true/run-0001'");
        record(List.of("run-0001"), "cat", 0);
        scene.run("replay", "run-0001", "--", "true")
                .ends(2)
                .printsNothing()
                .says(
                        "The run 'run-0001' has been reconciled by 2 drivers; name one of them:\n",
                        "'cat/run-0001'",
                        "'true/run-0001'");
    }

    @Test
    void anEmptyReferenceIsAVariableThatWasNeverSet() {
        for (String[] words :
                new String[][] {{"logs", "--run", ""}, {"runs", "show", ""}, {"replay", ""}, {"runs", "export", "", "x"}
                }) {
            scene.run(words)
                    .ends(2)
                    .printsNothing()
                    .says(
                            "expected the id of an execution or a run, the beginning of one, @last or @failed",
                            ", not ''\ntry: ");
        }
    }
}
