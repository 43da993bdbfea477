package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.support.JsonParser;
import io.nats.client.support.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of streams against those of a real Conveyor server (captures/streams.json). */
final class ConveyorStreamTest {
    private static List<StreamConfiguration> captured() throws Exception {
        byte[] json = Files.readAllBytes(Path.of("src/test/resources/captures/streams.json"));
        List<StreamConfiguration> captured = new ArrayList<>();
        for (JsonValue stream : JsonParser.parse(json).map.get("streams").array) {
            captured.add(StreamConfiguration.instance(stream.map.get("config").toJson()));
        }
        return captured;
    }

    private static ConveyorStream of(StreamConfiguration configuration) {
        for (ConveyorStream stream : ConveyorStream.values()) {
            if (stream.streamName().equals(configuration.getName())) {
                return stream;
            }
        }
        throw new AssertionError(configuration.getName());
    }

    @Test
    void aRealServersStreamsHaveTheSettingsOfTheTable() throws Exception {
        List<StreamConfiguration> captured = captured();
        assertThat(captured).hasSize(ConveyorStream.values().length);
        for (StreamConfiguration configuration : captured) {
            assertThat(of(configuration).differences(configuration))
                    .as(configuration.getName())
                    .isEmpty();
        }
    }

    @Test
    void eachSettingThatIsChangedIsNamedWithBothValues() throws Exception {
        StreamConfiguration events = captured().stream()
                .filter(each -> of(each) == ConveyorStream.EVENTS)
                .findFirst()
                .orElseThrow();
        StreamConfiguration changed = StreamConfiguration.builder(events)
                .subjects("resources.>", "drivers.>")
                .retentionPolicy(RetentionPolicy.Limits)
                .storageType(StorageType.Memory)
                .maxMessages(100)
                .maxAge(Duration.ofHours(36))
                .duplicateWindow(Duration.ofSeconds(30))
                .denyDelete(true)
                .build();
        assertThat(ConveyorStream.EVENTS.differences(changed))
                .extracting(each -> each.setting() + ": " + each.wanted() + ", " + each.found())
                .containsExactly(
                        "subjects: drivers.>, events.>, resources.>, drivers.>, resources.>",
                        "retention: interest, limits",
                        "storage: file, memory",
                        "duplicate_window: 2m, 30s",
                        "max_msgs: unlimited, 100",
                        "max_age: unlimited, 1d12h",
                        "deny_delete: false, true");
    }

    @Test
    void aConfigurationWithoutAnythingIsNoBug() throws Exception {
        StreamConfiguration bare = StreamConfiguration.instance("{\"name\":\"logs-engine\"}");
        assertThat(ConveyorStream.LOGS.differences(bare))
                .extracting(StreamReport.Difference::setting)
                .contains("subjects", "retention");
    }
}
