package ug.open.conveyor.driver.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Verdict;

class LineWriterTest {
    private static final Instant TIME = Instant.parse("2026-11-24T09:47:09.462894Z");
    private static final Attempt ATTEMPT = new Attempt(
            3, 2, "r-1", "git-cloner", "workflow", "app", "", "create", 1, Mode.OFFLINE, TIME, Optional.empty());

    private final LineWriter lines = new LineWriter();

    @BeforeEach
    void aBufferIsUsedAgain() {
        lines.settle(1, new Outcome.Pass(), TIME, 0);
        lines.reset();
    }

    private String written() {
        return new String(lines.buffer(), 0, lines.length(), UTF_8);
    }

    @Test
    void aSessionLine() {
        lines.session(SessionLine.of("conveyor-driver 0.1.0", "git-cloner", Mode.OFFLINE, TIME));
        assertThat(written())
                .isEqualTo(
                        "{\"kind\":\"session\",\"format\":1,\"tool\":\"conveyor-driver 0.1.0\",\"driver\":\"git-cloner\","
                                + "\"mode\":\"offline\",\"time\":\"2026-11-24T09:47:09.462894Z\"}\n");
    }

    @Test
    void anEventLineHoldsTheMessageAsItCame() {
        lines.event(1, TIME, envelope("{\"a\" : 1.10}", OptionalLong.of(17)), Optional.of("x-17"));
        lines.event(2, TIME, envelope("{\"a\":\"ü\"}", OptionalLong.empty()), Optional.empty());
        assertThat(written())
                .isEqualTo(
                        "{\"kind\":\"event\",\"e\":1,\"time\":\"2026-11-24T09:47:09.462894Z\",\"subject\":\"resources.w\","
                                + "\"seq\":17,\"identity\":\"x-17\",\"message\":{\"a\" : 1.10}}\n"
                                + "{\"kind\":\"event\",\"e\":2,\"time\":\"2026-11-24T09:47:09.462894Z\",\"subject\":\"resources.w\","
                                + "\"message\":{\"a\":\"ü\"}}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "{\n}", "{}\r", " {}", "{} ", "{}{}", "\uFEFF{}"})
    void whatIsNotOneLineOfJsonIsKeptAsBase64(String body) {
        lines.event(1, TIME, envelope(body, OptionalLong.empty()), Optional.empty());
        String base64 = Base64.getEncoder().encodeToString(body.getBytes(UTF_8));
        assertThat(written()).endsWith("\"subject\":\"resources.w\",\"bytes\":\"" + base64 + "\"}\n");
    }

    @Test
    void anEventThatIsNoDriverMessageIsKeptAsBase64WhateverItIs() {
        lines.malformed(1, TIME, envelope("{}", OptionalLong.empty()));
        assertThat(written())
                .isEqualTo(
                        "{\"kind\":\"event\",\"e\":1,\"time\":\"2026-11-24T09:47:09.462894Z\",\"subject\":\"resources.w\","
                                + "\"bytes\":\"e30=\"}\n");
    }

    @Test
    void aMessageLineHoldsWhatSomebodyElsePublished() {
        lines.message(envelope("{\"a\" : 1.10}", OptionalLong.empty()));
        lines.message(envelope("no", OptionalLong.empty()));
        assertThat(written())
                .isEqualTo("{\"kind\":\"message\",\"time\":\"2026-11-24T09:47:09.462894Z\",\"subject\":\"resources.w\","
                        + "\"message\":{\"a\" : 1.10}}\n"
                        + "{\"kind\":\"message\",\"time\":\"2026-11-24T09:47:09.462894Z\",\"subject\":\"resources.w\","
                        + "\"bytes\":\"bm8=\"}\n");
    }

    private static Envelope envelope(String body, OptionalLong sequence) {
        return new Envelope(body.getBytes(UTF_8), "resources.w", sequence, TIME);
    }

    @Test
    void aStartLine() {
        lines.start(ATTEMPT, 5_000_000_000L);
        assertThat(written())
                .isEqualTo(
                        "{\"kind\":\"start\",\"a\":3,\"e\":2,\"attempt\":1,\"runid\":\"r-1\",\"driver\":\"git-cloner\","
                                + "\"resource\":\"workflow/app\",\"event\":\"create\",\"mode\":\"offline\","
                                + "\"time\":\"2026-11-24T09:47:09.462894Z\",\"n\":5000000000}\n");
    }

    @Test
    void aLogLine() {
        lines.log(ATTEMPT, entry("cloning", Map.of(), 0, ""), 7);
        assertThat(written())
                .isEqualTo(
                        "{\"kind\":\"log\",\"a\":3,\"runid\":\"r-1\",\"driver\":\"git-cloner\","
                                + "\"timestamp\":\"2026-11-24T09:47:09.462894Z\",\"level\":\"info\",\"message\":\"cloning\",\"n\":7}\n");
    }

    @Test
    void aLogLineWithEverything() {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("step", 3);
        labels.put("of", List.of("a", true));
        LogEntry entry = new LogEntry("r-1", "git-cloner", "p", TIME, Level.WARN, "x", labels, 2, "/w==");
        lines.log(ATTEMPT, entry, 7);
        assertThat(written())
                .isEqualTo("{\"kind\":\"log\",\"a\":3,\"runid\":\"r-1\",\"driver\":\"git-cloner\",\"pipeline\":\"p\","
                        + "\"timestamp\":\"2026-11-24T09:47:09.462894Z\",\"level\":\"warn\",\"message\":\"x\","
                        + "\"labels\":{\"step\":3,\"of\":[\"a\",true]},\"part\":2,\"bytes\":\"/w==\",\"n\":7}\n");
    }

    private static LogEntry entry(String message, Map<String, ?> labels, int part, String bytes) {
        return new LogEntry("r-1", "git-cloner", "", TIME, Level.INFO, message, labels, part, bytes);
    }

    @Test
    void aFinishLine() {
        lines.finish(
                finished(
                        DriverResult.success("done", Map.of("commit", "abc")),
                        Verdict.Ending.RETURNED,
                        Optional.empty()),
                9);
        assertThat(written())
                .isEqualTo(
                        "{\"kind\":\"finish\",\"a\":3,\"e\":2,\"runid\":\"r-1\",\"driver\":\"git-cloner\",\"success\":true,"
                                + "\"message\":\"done\",\"data\":{\"commit\":\"abc\"},\"ending\":\"returned\",\"ms\":812,"
                                + "\"time\":\"2026-11-24T09:47:10.274894Z\",\"n\":9}\n");
    }

    @Test
    void aFinishLineBeforeAnotherAttempt() {
        lines.finish(
                finished(DriverResult.failure("later"), Verdict.Ending.TIMED_OUT, Optional.of(Duration.ofSeconds(2))),
                9);
        assertThat(written())
                .contains("\"success\":false,\"message\":\"later\",\"data\":null,\"ending\":\"timed-out\",")
                .endsWith(",\"n\":9,\"retry\":true}\n");
    }

    private static Attempt finished(DriverResult result, Verdict.Ending ending, Optional<Duration> retryAfter) {
        return ATTEMPT.finished(new Verdict(result, ending, Duration.ofMillis(812), retryAfter));
    }

    @Test
    void settleLines() {
        lines.settle(2, new Outcome.Done(DriverResult.success("")), TIME, 1);
        lines.settle(3, new Outcome.Pass(), TIME, 2);
        lines.settle(4, new Outcome.Reject("run_id is missing"), TIME, 3);
        lines.settle(5, new Outcome.Release(Duration.ZERO), TIME, 4);
        assertThat(written()).isEqualTo("""
                        {"kind":"settle","e":2,"outcome":"done","time":"2026-11-24T09:47:09.462894Z","n":1}
                        {"kind":"settle","e":3,"outcome":"pass","time":"2026-11-24T09:47:09.462894Z","n":2}
                        {"kind":"settle","e":4,"outcome":"reject","reason":"run_id is missing","time":"2026-11-24T09:47:09.462894Z","n":3}
                        {"kind":"settle","e":5,"outcome":"release","time":"2026-11-24T09:47:09.462894Z","n":4}
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\ud83d", "a\ude00b", "😀\ud83d", "\u0000\u001b[32m\u007f\u2028", "\"\\/\b\f\n\r\t", "naïve – ✓"
            })
    void anyTextIsValidJsonAndComesBack(String text) {
        for (String message : List.of(text, text.repeat(3000), "x".repeat(1023) + text)) {
            lines.reset();
            lines.log(ATTEMPT, entry(message, Map.of("label", text), 0, ""), 1);
            Json.check(lines.buffer(), 0, lines.length());
            LogEntry back = LogEntries.read(lines.buffer(), 0, lines.length());
            assertThat(back).isEqualTo(entry(message, Map.of("label", text), 0, ""));
            assertThat(written().chars().filter(c -> c == '\n')).hasSize(1);
        }
    }

    @Test
    void aLabelsNameIsTextThatParsersTake() {
        lines.log(ATTEMPT, entry("x", Map.of("a\n\ud83d😀", 1), 0, ""), 1);
        assertThat(written()).contains("\"labels\":{\"a\\n?😀\":1}");
        Json.parse(lines.buffer(), 0, lines.length());
    }

    @Test
    void aLabelThatCannotBeSaidInJsonTellsSo() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        lines.log(ATTEMPT, entry("x", Map.of("itself", itself), 0, ""), 1);
        assertThat(written())
                .contains("\"labels\":{\"itself\":\"(java.util.ArrayList cannot be written as JSON: nested deeper");
        Json.check(lines.buffer(), 0, lines.length());
    }
}
