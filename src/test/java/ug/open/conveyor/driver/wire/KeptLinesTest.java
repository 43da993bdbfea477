package ug.open.conveyor.driver.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Verdict;

/** The lines that 0.1.0 wrote are written so today, byte for byte. */
class KeptLinesTest {
    private static final Path KEPT =
            Path.of("src/test/resources/stores/0.1.0/store/sessions/20261129T131702572645-bxx1bq05z1-0001.jsonl");
    private static final String RUN = "22222222-0000-4000-8000-000000000002";
    private static final Attempt FLAKY = new Attempt(
            2,
            2,
            RUN,
            "builder",
            "workflow",
            "flaky",
            "release",
            "create",
            1,
            Mode.OFFLINE,
            at("02.871367"),
            Optional.empty());

    private final LineWriter lines = new LineWriter();

    private static Instant at(String second) {
        return Instant.parse("2026-11-29T13:17:" + second + "Z");
    }

    private static LogEntry entry(String second, Level level, String message, Map<String, ?> labels, String bytes) {
        return new LogEntry(RUN, "builder", "release", at(second), level, message, labels, 0, bytes);
    }

    @Test
    void everyKindOfLine() throws IOException {
        List<String> kept = Files.readAllLines(KEPT);
        lines.session(SessionLine.of("conveyor-driver 0.1.0", "builder", Mode.OFFLINE, at("02.572594")));
        event(2, at("02.871266"), kept.get(8));
        lines.start(FLAKY, 298736388);
        lines.log(FLAKY, entry("02.891146", Level.INFO, "building flaky", Map.of(), ""), 318517666);
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("free", new BigDecimal("12.50"));
        labels.put("tags", List.of("a", "b"));
        lines.log(FLAKY, entry("02.891390", Level.WARN, "low on \"disk\" ✓ ü", labels, ""), 318756142);
        lines.log(
                FLAKY,
                entry("02.891553", Level.INFO, "caf\ufffd is not UTF-8", Map.of(), "Y2Fm6SBpcyBub3QgVVRGLTg="),
                318919436);
        lines.log(FLAKY, entry("02.891588", Level.INFO, "not yet", Map.of(), ""), 318952876);
        Verdict verdict = new Verdict(
                DriverResult.failure("exit 75 (a temporary failure): not yet"),
                Verdict.Ending.TEMPORARY,
                Duration.ofNanos(20_684_000),
                Optional.of(Duration.ofMillis(1)));
        lines.finish(FLAKY.finished(verdict), 319833099);
        lines.settle(2, new Outcome.Done(verdict.result()), at("02.948054"), 375417246);
        lines.settle(4, new Outcome.Pass(), at("02.960639"), 388002967);
        String reason = "not JSON, line 1, column 1: expected a value, found 'n'; expected a driver message:"
                + " an object with event, payload and run_id";
        event(5, Instant.parse("2026-11-24T09:00:00.000001Z"), kept.get(kept.size() - 2));
        lines.settle(5, new Outcome.Reject(reason), at("02.962388"), 389751696);
        assertThat(new String(lines.buffer(), 0, lines.length(), UTF_8).lines())
                .hasSize(12)
                .isSubsetOf(kept);
    }

    private void event(long number, Instant time, String kept) {
        RecordedLine line = new RecordedLine();
        byte[] bytes = kept.getBytes(UTF_8);
        assertThat(line.read(bytes, 0, bytes.length)).isTrue();
        String body = line.has(Member.MESSAGE) ? line.text(Member.MESSAGE) : "not JSON";
        Envelope envelope = new Envelope(body.getBytes(UTF_8), line.text(Member.SUBJECT), OptionalLong.empty(), time);
        lines.event(number, time, envelope, Optional.empty());
    }
}
