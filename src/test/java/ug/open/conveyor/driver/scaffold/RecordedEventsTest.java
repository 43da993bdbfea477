package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.RecordedResults;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;

/** The event files of new projects and of the examples are recordings, so that a replay check of them compares. */
class RecordedEventsTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachEventOfANewProjectHasItsResult(Language language) throws Exception {
        Path events = Projects.write(Projects.answers("demo", language), temp).resolve("events.jsonl");
        assertThat(results(events, "demo"))
                .allSatisfy(result -> assertThat(result).isPresent())
                .extracting(result -> result.orElseThrow().message())
                .containsExactly("create of app done", "update of app done", "process of app done");
    }

    @Test
    void theStepIsAddressedToTheDriver() throws Exception {
        Path events =
                Projects.write(Projects.answers("demo", Language.SH), temp).resolve("events.jsonl");
        assertThat(deliveries(events))
                .extracting(event -> event.envelope().addressee())
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of("demo"));
    }

    @ParameterizedTest
    @CsvSource({
        "git-cloner, events.jsonl, 2, 0",
        "report-sizes, events.jsonl, 1, 1",
        "java-builder, events.jsonl, 1, 1",
        "java-builder, broken.jsonl, 1, 1"
    })
    void theEventsOfAnExampleAreRead(String example, String file, int events, int results) throws Exception {
        List<Optional<DriverResult>> recorded = results(Path.of("examples", example, file), example);
        assertThat(recorded).hasSize(events);
        assertThat(recorded).filteredOn(Optional::isPresent).hasSize(results);
    }

    private static List<Optional<DriverResult>> results(Path file, String driver) throws Exception {
        List<Optional<DriverResult>> results = new ArrayList<>();
        try (RecordedResults recorded = Recordings.results(Input.file(file))) {
            for (Delivery event : deliveries(file)) {
                results.add(recorded.of(event, driver).map(RecordedResults.Found::result));
            }
        }
        return results;
    }

    private static List<Delivery> deliveries(Path file) throws IOException, InterruptedException {
        ReadOptions options = ReadOptions.strict(() -> "no event here is without a run id", () -> Instant.EPOCH);
        List<Delivery> deliveries = new ArrayList<>();
        try (EventSource events = Recordings.events(Input.file(file), options)) {
            for (Optional<Delivery> next = events.next(); next.isPresent(); next = events.next()) {
                deliveries.add(next.get());
            }
        }
        return deliveries;
    }
}
