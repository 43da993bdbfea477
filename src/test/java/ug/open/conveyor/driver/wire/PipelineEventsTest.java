package ug.open.conveyor.driver.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

class PipelineEventsTest {
    @Test
    void everyCapturedResultIsRead() {
        List<PipelineEvent> results = Captures.all()
                .filter(m -> m.subject().startsWith("pipelines."))
                .map(m -> PipelineEvents.read(m.body()))
                .toList();
        assertThat(results).hasSizeGreaterThan(10);
        for (PipelineEvent result : results) {
            assertThat(result.event().equals("driver.result"))
                    .isEqualTo(!result.driver().isEmpty());
            assertThat(Messages.resource(result.resourceJson()).type()).isNotEmpty();
        }
    }

    @Test
    void theCapturedResultOfAStep() {
        PipelineEvent event = Captures.of("pipeline-three-steps").stream()
                .filter(m -> m.subject().equals("pipelines.driver.result"))
                .map(m -> PipelineEvents.read(m.body()))
                .findFirst()
                .orElseThrow();
        assertThat(event.driver()).isEqualTo("one");
        assertThat(event.runId()).isEqualTo("50feceae-893a-4051-8901-643351fb3157");
        assertThat(event.result()).isEqualTo(DriverResult.success("done", Map.of("commit", "abc")));
        assertThat(event.resourceJson()).startsWith("{\"id\":\"7c192051").contains("\\u003c\\u0026\\u003e ✓");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|found no object",
                "{|line 1, column 2: the text ends",
                "{'run_id':'r','driverresult':{'success':true}}|event is missing",
                "{'event':'e','run_id':1,'driverresult':{'success':true}}|run_id must be a string",
                "{'event':'e','run_id':'r'}|a driver result is an object with success, message and data, not null",
                "{'event':'e','run_id':'r','driverresult':{}}|success of a driver result must be true or false, found nothing",
            })
    void whatIsNoPipelineEventIsToldByItsField(String json, String problem) {
        assertThatThrownBy(() -> PipelineEvents.read(json.replace('\'', '"').getBytes(UTF_8)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageStartingWith(problem);
    }
}
