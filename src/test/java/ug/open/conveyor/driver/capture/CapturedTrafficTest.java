package ug.open.conveyor.driver.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.RecordedResults;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.input.Texts;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Delivery;

class CapturedTrafficTest {
    private static final Path FOLDER = Path.of("examples", "recordings");

    @ParameterizedTest
    @CsvSource({
        "single-driver, 2",
        "pipeline-two-steps, 2",
        "pipeline-three-steps, 3",
        "pipeline-first-step-fails, 1",
        "go-two-processes, 6",
        "go-labels-panic, 2",
        "engine-duplicate-results, 6",
        "python-runtime, 1"
    })
    void eachFileGivesItsEvents(String name, int count) throws Exception {
        assertThat(events(name)).hasSize(count);
    }

    @Test
    void noFileIsLeftOut() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsonl"))).hasSize(8);
        }
    }

    @Test
    void theMessageIsTheBodyByteForByte() throws Exception {
        List<String> lines = Files.readAllLines(FOLDER.resolve("single-driver.jsonl"));
        String body = (String) ((java.util.Map<?, ?>) Json.parse(lines.get(0))).get("body");
        assertThat(Texts.body(events("single-driver").get(0))).isEqualTo(body);
    }

    @Test
    void aPipelinesLaterStepIsAddressedAndKnowsWhatTheFirstHandedOn() throws Exception {
        Delivery second = events("pipeline-two-steps").get(1);
        assertThat(second.envelope().addressee()).contains("builder2");
        assertThat(second.message().event()).isEqualTo("process");
        assertThat(second.message().resource().resultOf("cloner2").orElseThrow().success())
                .isTrue();
    }

    @Test
    void resultsAreFoundByRunAndDriver() throws Exception {
        List<Delivery> events = events("pipeline-two-steps");
        try (RecordedResults results = Recordings.results(file("pipeline-two-steps"))) {
            assertThat(results.drivers()).containsExactly("builder2", "cloner2");
            assertThat(results.of(events.get(0), "cloner2"))
                    .get()
                    .extracting(found -> found.result().success())
                    .isEqualTo(true);
            assertThat(results.of(events.get(1), "builder2")).isPresent();
            assertThat(results.of(events.get(1), "nobody")).isEmpty();
        }
    }

    @Test
    void ofResultsWithOneMessageIdTheFirstCounts() throws Exception {
        List<Delivery> events = events("engine-duplicate-results");
        try (RecordedResults results = Recordings.results(file("engine-duplicate-results"))) {
            Delivery failedFirst = events.stream()
                    .filter(event -> event.message().runId().equals("fa9b667d-a1a0-4431-9def-e7aad6b1954c"))
                    .findFirst()
                    .orElseThrow();
            assertThat(results.of(failedFirst, "a"))
                    .get()
                    .extracting(found -> found.result().success())
                    .isEqualTo(false);
        }
    }

    private static List<Delivery> events(String name) throws Exception {
        return Texts.events(file(name), Texts.options());
    }

    private static Input file(String name) {
        return Input.file(FOLDER.resolve(name + ".jsonl"));
    }
}
