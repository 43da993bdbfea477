package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The main job on real input: the recorded traffic of a Conveyor server. */
final class CapturedTrafficIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void aCopyOfTheRecordings() {
        shell = Shell.in(home).copy("examples/recordings").at("recordings");
    }

    @Test
    void theDriverGetsEachPayloadAndItsLinesAreTheData() throws IOException {
        Outcome run = shell.succeeds("conveyor-driver run --events single-driver.jsonl -- cat");
        List<String> payloads = new ArrayList<>();
        for (String body : events("single-driver.jsonl")) {
            payloads.add(JSON.readTree(body).path("payload").asText());
        }
        assertThat(run.out().lines()).containsExactlyElementsOf(payloads).hasSize(2);
        assertThat(run.err()).endsWith(": 2 ok\n");
        assertThat(shell.succeeds("conveyor-driver logs -o raw").out()).isEqualTo(run.out());
        assertThat(shell.with("LC_ALL", "C")
                        .succeeds("conveyor-driver run --events single-driver.jsonl -- cat")
                        .out())
                .isEqualTo(run.out());
    }

    @Test
    void aStepGetsWhatTheOneBeforeHandedOn() {
        Outcome run = shell.succeeds("conveyor-driver run --name builder2 --events pipeline-two-steps.jsonl -- cat");
        assertThat(run.out().lines()).singleElement().asString().contains("driverresults.cloner2", "c0ffee");
        assertThat(run.err()).contains("process flutter-builder/piped").endsWith(": 1 ok, 1 skipped\n");
    }

    @Test
    void aRecordingWithoutAnEventForTheDriverSaysWhose() {
        assertThat(shell.ends(1, "conveyor-driver run --events pipeline-two-steps.jsonl -- cat")
                        .err())
                .endsWith("""
                        nothing ran of 2 events:
                          2 are addressed to cloner2, builder2; to run as one of them: --name cloner2
                        """);
    }

    @Test
    void everyRecordingRuns() {
        for (String file : List.of("go-labels-panic", "go-two-processes", "python-runtime", "single-driver")) {
            shell.succeeds("conveyor-driver run -q --no-store --events " + file + ".jsonl -- cat");
        }
        for (String of : List.of("one pipeline-three-steps", "a engine-duplicate-results")) {
            String[] words = of.split(" ");
            shell.succeeds(
                    "conveyor-driver run -q --no-store --name " + words[0] + " --events " + words[1] + ".jsonl -- cat");
        }
        assertThat(shell.ends(
                                1,
                                "conveyor-driver run --name failing-cloner --events pipeline-first-step-fails.jsonl"
                                        + " -- false")
                        .err())
                .endsWith(": 1 failed\n");
    }

    @Test
    void theMessageInARecordingIsByteForByteTheOneInTheInput() throws IOException {
        shell.succeeds("conveyor-driver run --events single-driver.jsonl -- true");
        List<String> bodies = events("single-driver.jsonl");
        List<String> kept = new ArrayList<>();
        for (String line : shell.succeeds("cat ~/.local/state/conveyor-driver/sessions/*.jsonl")
                .out()
                .lines()
                .toList()) {
            if (line.startsWith("{\"kind\":\"event\"")) {
                kept.add(line.substring(line.indexOf("\"message\":") + "\"message\":".length(), line.length() - 1));
            }
        }
        assertThat(kept).containsExactlyElementsOf(bodies).hasSize(2);
    }

    @Test
    void aRecordingSurvivesExportAndComparison() {
        String driver =
                "-- sh -c 'cat; printf \"{\\\"success\\\":true,\\\"data\\\":{\\\"took\\\":1,\\\"kept\\\":%s}}\" ";
        String before = driver + "\"[1]\" >$CONVEYOR_RESULT'";
        String after = driver + "\"[2]\" >$CONVEYOR_RESULT'";
        shell.succeeds("conveyor-driver run --name it --events single-driver.jsonl " + before);
        shell.succeeds("conveyor-driver runs export @last run.jsonl");
        assertThat(shell.succeeds("conveyor-driver replay --check run.jsonl " + before)
                        .err())
                .endsWith("1 result, the same as recorded\n");
        Outcome different = shell.ends(3, "conveyor-driver replay --check run.jsonl " + after);
        assertThat(different.out()).contains("differs in 1 place", "data.kept[0]\n    - 1\n    + 2\n");
        assertThat(different.err()).endsWith("1 result, not the same as recorded\n");
        assertThat(shell.ends(0, "conveyor-driver replay run.jsonl " + after).out())
                .contains("data.kept[0]");
        shell.succeeds("conveyor-driver replay --check --ignore 'data.kept[*]' run.jsonl " + after);
        assertThat(shell.ends(3, "conveyor-driver replay --check run.jsonl -- false")
                        .out())
                .contains("  $.success\n");
        assertThat(shell.ends(2, "conveyor-driver runs export @last run.jsonl").err())
                .contains("--force");
        assertThat(shell.succeeds("conveyor-driver runs export @last - | head -1")
                        .out())
                .startsWith("{\"kind\":\"session\",\"format\":1,");
    }

    @Test
    void standardInputAndGzippedFilesAreRead() {
        shell.succeeds("gzip -k single-driver.jsonl");
        String plain = shell.succeeds("conveyor-driver run --events single-driver.jsonl -- cat")
                .out();
        for (String line : List.of(
                "conveyor-driver run --events single-driver.jsonl.gz -- cat",
                "conveyor-driver run --events - -- cat <single-driver.jsonl",
                "conveyor-driver run --events - -- cat <single-driver.jsonl.gz",
                "conveyor-driver replay - -- cat <single-driver.jsonl")) {
            assertThat(shell.succeeds(line).out()).as(line).startsWith(plain);
        }
    }

    @Test
    void jsonOutputsAreJsonLineByLine() throws IOException {
        shell.succeeds("conveyor-driver run --events single-driver.jsonl -- cat");
        for (String line : List.of(
                "conveyor-driver run --events single-driver.jsonl -o json -- cat",
                "conveyor-driver replay @last -o json -- sh -c 'cat; echo; exit 3' || true",
                "conveyor-driver logs -o json",
                "conveyor-driver logs -o json --grep EXAMPLE -C 1",
                "conveyor-driver runs -o json",
                "conveyor-driver runs show @last -o json")) {
            List<String> lines = shell.succeeds(line).out().lines().toList();
            assertThat(lines).as(line).isNotEmpty();
            for (String one : lines) {
                JsonNode object = JSON.readTree(one);
                assertThat(object.isObject()).as(one).isTrue();
                assertThat(object.path("runid").asText()).as(one).isNotEmpty();
            }
        }
    }

    /** The bodies of the events in a capture, as text. */
    private List<String> events(String file) throws IOException {
        List<String> bodies = new ArrayList<>();
        for (String line : shell.lines(file)) {
            JsonNode captured = JSON.readTree(line);
            if (captured.path("subject").asText().matches("resources\\..*|drivers\\..*\\.resources\\..*")) {
                bodies.add(captured.path("body").asText());
            }
        }
        return bodies;
    }
}
