package ug.open.conveyor.driver.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ug.open.conveyor.driver.input.Texts.MESSAGE;
import static ug.open.conveyor.driver.input.Texts.gzip;
import static ug.open.conveyor.driver.input.Texts.input;
import static ug.open.conveyor.driver.input.Texts.options;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Delivery;

class RecordedResultsTest {
    @TempDir
    private Path folder;

    @Test
    void anEventsLastResultCounts() throws Exception {
        String recording = event(1) + finish(1, "d", "first", "") + finish(1, "d", "last", "");
        assertThat(messages(recording, "d")).containsExactly("last");
    }

    @Test
    void aResultThatWasTriedAgainDoesNotCount() throws Exception {
        String recording = event(1) + finish(1, "d", "gave up", "") + finish(1, "d", "again", ",\"retry\":true");
        assertThat(messages(recording, "d")).containsExactly("gave up");
        assertThat(messages(event(1) + finish(1, "d", "again", ",\"retry\":true"), "d"))
                .containsExactly("none");
    }

    @Test
    void eventsOfOneRunIdAreToldApartByTheirNumber() throws Exception {
        String recording = event(1) + finish(1, "d", "one", "") + event(2) + finish(2, "d", "two", "") + event(3);
        assertThat(messages(recording, "d")).containsExactly("one", "two", "none");
    }

    @Test
    void eachDriverHasItsOwn() throws Exception {
        String recording = event(1) + finish(1, "d", "of d", "") + finish(1, "e", "of e", "");
        assertThat(messages(recording, "e")).containsExactly("of e");
        assertThat(messages(recording, "f")).containsExactly("none");
    }

    @Test
    void aResultWithoutAnEventNumberIsFoundByItsRun() throws Exception {
        assertThat(messages(event(1) + finish(1, "d", "m", "").replace("\"e\":1,", ""), "d"))
                .containsExactly("m");
        assertThat(messages(MESSAGE + "\n" + published("m"), "d")).containsExactly("m");
    }

    @Test
    void theWholeResultIsRead() throws Exception {
        String recording = event(1) + finish(1, "d", "m", ",\"data\":{\"commit\":[1.10,null]}");
        try (RecordedResults results = Recordings.results(input("a", recording))) {
            DriverResult result =
                    results.of(events(recording).get(0), "d").orElseThrow().result();
            assertThat(result.success()).isTrue();
            assertThat(result.data())
                    .isEqualTo(Map.of("commit", java.util.Arrays.asList(new BigDecimal("1.10"), null)));
        }
    }

    @Test
    void everyFormOfInputIsRead() throws Exception {
        String lines = "\n" + event(1) + finish(1, "d", "m", "");
        String array = "[" + event(1) + "," + finish(1, "d", "m", "").replace(",", ",\n") + "]";
        Path plain = Files.writeString(folder.resolve("a.jsonl"), "\ufeff" + lines);
        Path packed = Files.write(folder.resolve("a.jsonl.gz"), gzip(lines));
        for (Input input : List.of(
                Input.file(plain),
                Input.file(packed),
                input("stream", lines),
                input("array", array),
                input("b", gzip(array)))) {
            try (RecordedResults results = Recordings.results(input)) {
                assertThat(results.size()).isEqualTo(1);
                assertThat(results.of(events(lines).get(0), "d"))
                        .as(input.name())
                        .map(found -> found.result().message())
                        .contains("m");
            }
        }
    }

    @Test
    void aBrokenResultIsToldWhenItIsAskedFor() throws Exception {
        String recording = event(1) + finish(1, "d", "m", "").replace("true", "7");
        try (RecordedResults results = Recordings.results(input("a", recording))) {
            Delivery event = events(recording).get(0);
            assertThatThrownBy(() -> results.of(event, "d")).isInstanceOf(ConveyorException.class);
        }
    }

    @Test
    void aLongResultIsReadWhole() throws Exception {
        String text = "x".repeat(100_000);
        assertThat(messages(event(1) + finish(1, "d", text, "") + finish(2, "d", "other", ""), "d"))
                .containsExactly(text);
    }

    @Test
    void manyResultsKeepTheirPlaces() throws Exception {
        StringBuilder recording = new StringBuilder();
        for (int e = 1; e <= 5000; e++) {
            recording.append(event(e)).append(finish(e, "d", "m" + e, ""));
        }
        List<String> messages = messages(recording.toString(), "d");
        assertThat(messages).hasSize(5000).startsWith("m1", "m2").endsWith("m5000");
    }

    @Test
    void aStreamThatIsKeptCanBeReadTwice() throws Exception {
        Input copy;
        try (KeptInput kept = KeptInput.of(input("standard input", gzip(event(1) + finish(1, "d", "m", ""))))) {
            copy = kept.input();
            assertThat(copy.name()).isEqualTo("standard input");
            assertThat(Texts.events(copy, options())).hasSize(1);
            try (RecordedResults results = Recordings.results(copy)) {
                assertThat(results.drivers()).containsExactly("d");
            }
        }
        assertThat(copy.path().orElseThrow()).doesNotExist();
    }

    private static List<String> messages(String recording, String driver) throws Exception {
        List<String> messages = new ArrayList<>();
        try (RecordedResults results = Recordings.results(input("a.jsonl", recording))) {
            for (Delivery event : events(recording)) {
                Optional<DriverResult> result = results.of(event, driver).map(RecordedResults.Found::result);
                messages.add(result.map(DriverResult::message).orElse("none"));
            }
        }
        return messages;
    }

    private static List<Delivery> events(String recording) throws Exception {
        return Texts.events(input("a.jsonl", recording), options());
    }

    private static String event(int e) {
        return "{\"kind\":\"event\",\"e\":" + e + ",\"subject\":\"resources.workflow\",\"message\":" + MESSAGE + "}\n";
    }

    private static String finish(int e, String driver, String message, String more) {
        return "{\"kind\":\"finish\",\"a\":" + e + ",\"e\":" + e + ",\"runid\":\"r1\",\"driver\":\"" + driver
                + "\",\"success\":true,\"message\":\"" + message + "\"" + more + "}\n";
    }

    private static String published(String message) {
        String body = "{\"event\":\"driver.result\",\"run_id\":\"r1\",\"driverresult\":{\"success\":true,\"message\":\""
                + message + "\",\"driver\":\"d\"}}";
        return "{\"subject\":\"pipelines.driver.result\",\"body\":" + Texts.quoted(body) + "}\n";
    }
}
