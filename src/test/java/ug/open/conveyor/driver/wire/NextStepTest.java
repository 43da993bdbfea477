package ug.open.conveyor.driver.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.json.Json;

final class NextStepTest {
    @Test
    void isByteForByteWhatAServerSends() {
        List<Captures.Message> all = Captures.of("engine-duplicate-results");
        DriverMessage theirs = Messages.read(all.get(4).body());
        DriverMessage ours = NextStep.after(PipelineEvents.read(all.get(2).body()), theirs.id());
        assertThat(new String(Messages.event(ours, true), UTF_8))
                .isEqualTo(new String(all.get(4).body(), UTF_8));
    }

    /** But for how they escape characters. */
    @ParameterizedTest
    @ValueSource(strings = {"pipeline-two-steps", "pipeline-three-steps"})
    void hasTheMembersOfEachStepOfAServer(String capture) {
        PipelineEvents.PipelineEvent result = null;
        int steps = 0;
        for (Captures.Message message : Captures.of(capture)) {
            if (message.subject().equals("pipelines.driver.result")) {
                result = PipelineEvents.read(message.body());
            } else if (message.subject().startsWith("drivers.") && result != null) {
                DriverMessage theirs = Messages.read(message.body());
                DriverMessage ours = NextStep.after(result, theirs.id());
                assertThat(ours.event()).isEqualTo("process").isEqualTo(theirs.event());
                assertThat(ours.runId()).isEqualTo(theirs.runId());
                assertThat(tree(ours)).isEqualTo(tree(theirs));
                steps++;
            }
        }
        assertThat(steps).isPositive();
    }

    /** The results in the metadata as values: they are texts. */
    private static Object tree(DriverMessage message) {
        Map<?, ?> resource = (Map<?, ?>) Json.parse(message.payload());
        Map<?, ?> metadata = (Map<?, ?>) resource.get("metadata");
        return List.of(
                resource.get("spec"),
                resource.get("name"),
                resource.get("id"),
                resource.get("pipeline"),
                metadata.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + Json.parse((String) entry.getValue()))
                        .sorted()
                        .toList());
    }

    @Test
    void aResultWithoutAResourceMakesNone() {
        PipelineEvents.PipelineEvent result = PipelineEvents.read(
                "{\"event\":\"driver.result\",\"run_id\":\"r\",\"driverresult\":{\"success\":true,\"driver\":\"a\"}}"
                        .getBytes(UTF_8));
        assertThatThrownBy(() -> NextStep.after(result, "1")).isInstanceOf(ConveyorException.class);
    }
}
