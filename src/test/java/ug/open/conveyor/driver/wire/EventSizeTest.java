package ug.open.conveyor.driver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** Reckoned against what a running server sent. */
final class EventSizeTest {
    @Test
    void itIsTheLengthOfWhatAServerSends() {
        Map<String, Object> app = Map.of(
                "repository",
                "https://example.com/org/app.git",
                "env",
                List.of(Map.of("name", "EXAMPLE_ENV", "value", "xxxx")));
        assertThat(EventSize.of("build-app", "flutter-builder", null, app)).isEqualTo(sent("build-app").length);
        Object numbers = Json.parse(
                "{\"n\": 1.1, \"e\": 100.0, \"big\": 12345678901234567890, \"deep\": {\"a\": [1, null, true, "
                        + "{\"b\": \"naïve – ✓ \\\"q\\\" \\\\ \\u0007\"}]}, \"html\": \"<a href='x'>&</a>\"}");
        assertThat(EventSize.of("numbers", "workflow", null, numbers)).isEqualTo(sent("numbers").length);
    }

    @ParameterizedTest
    @CsvSource({
        "a, 1",
        "'\\\"', 4",
        "'\\\\', 4",
        "'\\n', 3",
        "'<', 7",
        "'\\u2028', 7",
        "ü, 2",
        "✓, 3",
        "'\\ud83d\\ude00', 4",
        "'\\u0001', 7"
    })
    void aCharacterCountsAsItIsEscapedTwice(String written, int bytes) {
        Object text = Json.parse("\"" + written + "\"");
        assertThat(EventSize.of("n", "t", null, text) - EventSize.of("n", "t", null, ""))
                .isEqualTo(bytes);
    }

    @Test
    void emptyOnesAndAPipelineCountToo() {
        long bare = EventSize.of("n", "t", null, Map.of());
        assertThat(EventSize.of("n", "t", null, List.of())).isEqualTo(bare);
        assertThat(EventSize.of("n", "t", "p", Map.of()) - bare).isEqualTo("\\\"pipeline\\\":\\\"p\\\",".length());
        assertThat(EventSize.of("n", "t", null, List.of(Map.of(), Map.of())) - bare)
                .isEqualTo("{},{}".length());
    }

    /** What the engine of a running server sent behind each result of a step, but for the last steps. */
    @ParameterizedTest
    @CsvSource({"pipeline-two-steps, 1", "pipeline-three-steps, 2"})
    void itIsTheLengthOfTheNextStepsEvent(String capture, int next) {
        List<PipelineEvent> results = new ArrayList<>();
        List<Integer> sent = new ArrayList<>();
        for (Captures.Message message : Captures.of(capture)) {
            if (message.subject().equals("pipelines.driver.result")) {
                results.add(PipelineEvents.read(message.body()));
            } else if (message.subject().startsWith("drivers.") && !results.isEmpty()) {
                sent.add(message.body().length);
            }
        }
        assertThat(sent).hasSize(next);
        for (int i = 0; i < next; i++) {
            PipelineEvent result = results.get(i);
            assertThat(EventSize.next(message(result.runId(), result.resourceJson()), result.driver(), result.result())
                            .next())
                    .isEqualTo(sent.get(i).longValue());
        }
    }

    /** Reckoned by Go 1.26 with the types of a server: the result in the metadata, the resource in the payload, the message. */
    @ParameterizedTest
    @CsvSource({
        "'\"a\"', 1",
        "'\"\\\"\"', 8",
        "'\"\\\\\"', 8",
        "'\"\\n\"', 5",
        "'\"\\b\"', 5",
        "'\"\\f\"', 5",
        "'\"<\"', 9",
        "'\"&\"', 9",
        "'\"\\u2028\"', 9",
        "'\"\\u2029\"', 9",
        "'\"ü\"', 2",
        "'\"✓\"', 3",
        "'\"\\ud83d\\ude00\"', 4",
        "'\"\\ud83d\"', 3",
        "'\"\\u0001\"', 9",
        "'\"\\u007f\"', 1",
        "'\"\\u0085\"', 2",
        "-1.5, -4",
        "1e2, -5",
        "1e20, 13",
        "1e21, -3",
        "1.5e21, -1",
        "1e-6, 0",
        "1e-7, -4",
        "1.25e-9, -1",
        "1e300, -2",
        "-1.5e22, 0",
        "12345678901234567890, 12",
        "[], -6",
        "'{\"a\":[1,\"b\"]}', 17"
    })
    void aResultIsEscapedThreeTimes(String data, int bytes) {
        assertThat(next(Json.parse(data)) - 388).isEqualTo(bytes);
    }

    @Test
    void theQuotesOfTheReportAreTooMany() {
        assertThat(next("\"".repeat(200_000))).isEqualTo(1_600_388);
    }

    /** Only the last result of a driver is kept, and those of others stay as they are. */
    @Test
    void whatADriverHadHandedOnBeforeGives() {
        String resource =
                "{'id':'1','name':'app','pipeline':'p','resource':'workflow','metadata':{'driverresults.d':'old %s',"
                        + "'version':'1'},'spec':null}";
        DriverResult result = DriverResult.success("", null);
        long small = EventSize.next(message("r", resource.formatted("")), "d", result)
                .next();
        assertThat(EventSize.next(message("r", resource.formatted("x".repeat(999))), "d", result)
                        .next())
                .isEqualTo(small);
        assertThat(EventSize.next(message("r", resource.formatted("x".repeat(999))), "e", result)
                        .next())
                .isGreaterThan(small + 999);
    }

    private static long next(Object data) {
        String resource =
                "{'id':'7c192051-5e28-4cd2-820b-26fe63347b49','name':'app','pipeline':'p','resource':'workflow',"
                        + "'metadata':{'version':'1'},'spec':{}}";
        DriverMessage message = message("50feceae-893a-4051-8901-643351fb3157", resource);
        EventSize.Next size = EventSize.next(message, "d", new DriverResult(true, "m", data));
        assertThat(size.result()).isLessThan(size.next());
        return size.next();
    }

    private static DriverMessage message(String runId, String resource) {
        String json = resource.replace('\'', '"');
        return new DriverMessage("process", runId, "956b668c6f4611208f02f161", Messages.resource(json), json);
    }

    /** The event of a resource in the capture. */
    private static byte[] sent(String name) {
        return Captures.of("single-driver").stream()
                .filter(message -> message.subject().startsWith("resources."))
                .map(Captures.Message::body)
                .filter(body -> new String(body, StandardCharsets.UTF_8).contains("\\\"name\\\":\\\"" + name + "\\\""))
                .findFirst()
                .orElseThrow();
    }
}
