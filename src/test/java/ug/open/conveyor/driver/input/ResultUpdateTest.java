package ug.open.conveyor.driver.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Delivery;

/** A result is replaced in every form of a recording that holds it as JSON, and nothing beside it changes. */
class ResultUpdateTest {
    private static final String EVENT =
            "{\"kind\":\"event\",\"e\":1,\"message\":{\"event\":\"create\",\"run_id\":\"r\",\"payload\":{\"name\":\"a\",\"resource\":\"w\"}}}";
    private static final String FINISH =
            "{\"kind\":\"finish\", \"e\":1,\"runid\":\"r\",\"driver\":\"d\",\"success\":true,\"message\":\"m\",\"data\":{\"x\":1.0,\"n\":OLD},\"odd\":[1, 2]}";
    private static final String TAPPED =
            "{\"subject\":\"resources.w\",\"body\":\"{\\\"event\\\":\\\"create\\\",\\\"run_id\\\":\\\"r\\\",\\\"payload\\\":{\\\"name\\\":\\\"a\\\",\\\"resource\\\":\\\"w\\\"}}\"}";
    private static final String PUBLISHED =
            "{\"time\":\"2026-01-01T00:00:00Z\",\"subject\":\"pipelines.driver.result\",\"body\":{\"run_id\":\"r\",\"driverresult\":{\"driver\":\"d\",\"success\":true,\"message\":\"m\",\"data\":{\"x\":1.0,\"n\":OLD}}}}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                EVENT + "\n" + FINISH + "\n",
                "\ufeff" + EVENT + "\r\n\n \t" + FINISH + " \r\n{\"kind\":\"fin",
                FINISH + "\n" + EVENT,
                "[" + EVENT + " ,\n  " + FINISH + "\n]\n",
                "{\n \"kind\":\"session\"}\n" + EVENT + "\n" + FINISH + "\n",
                TAPPED + "\n" + PUBLISHED + "\n",
            })
    void onlyItsMembersChange(String recording) throws IOException, InterruptedException {
        check(recording);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\"", "\\u0022"})
    void alsoWithinAString(String quote) throws IOException, InterruptedException {
        int body = PUBLISHED.indexOf("{\"run_id");
        String inside = PUBLISHED.substring(body, PUBLISHED.length() - 1).replace("\"m\"", "\"<é\u00e9>\"");
        String text = inside.replace("\"", quote).replace("<", "\\u003c");
        check(TAPPED + "\n" + PUBLISHED.substring(0, body) + "\"" + text + "\"}\n");
    }

    private void check(String recording) throws IOException, InterruptedException {
        String old = recording.replace("OLD", "7");
        Path file = Files.writeString(folder.resolve("a.jsonl"), old);
        ReadOptions options = ReadOptions.strict(() -> "id", Instant::now);
        SortedMap<Long, DriverResult> results = new TreeMap<>();
        try (RecordedEvents events = Recordings.events(Input.file(file), options);
                RecordedResults found = Recordings.results(Input.file(file))) {
            Optional<Delivery> event = events.next();
            RecordedResults.Found was = found.of(event.orElseThrow(), "d").orElseThrow();
            assertThat(found.inPlace()).isTrue();
            DriverResult now = new DriverResult(
                    true, was.result().message(), Map.of("x", new java.math.BigDecimal(1), "n", "new"));
            results.put(was.place().orElseThrow(), now);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Recordings.update(new ByteArrayInputStream(Files.readAllBytes(file)), results, out);

        boolean inString = recording.contains("driverresult\\"); // behind it stands an escaped quote
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(recording.replace("OLD", inString ? "\\\"new\\\"" : "\"new\""));
    }
}
