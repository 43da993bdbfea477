package ug.open.conveyor.driver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
