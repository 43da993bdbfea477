package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.runtime.Verdict.Ending;

/** Values that the tests of this package show. */
final class Sample {
    static final Instant TIME = Instant.parse("2026-01-02T03:04:05.123456Z");

    static final Style COLOURS = Style.of(Style.When.ALWAYS, true, Map.of());

    private Sample() {}

    static Attempt attempt(long number, String name) {
        return new Attempt(
                number,
                number,
                "run-" + number,
                "cloner",
                "workflow",
                name,
                "",
                "create",
                1,
                Mode.OFFLINE,
                TIME,
                Optional.empty());
    }

    static Attempt attempt(String runId, String name, String event) {
        return new Attempt(1, 1, runId, "cloner", "workflow", name, "", event, 1, Mode.OFFLINE, TIME, Optional.empty());
    }

    static Attempt ok(Attempt attempt, String message) {
        return attempt.finished(verdict(DriverResult.success(message), null));
    }

    static Attempt failed(Attempt attempt, String message) {
        return attempt.finished(verdict(DriverResult.failure(message), null));
    }

    static Attempt interrupted(Attempt attempt, String message) {
        return attempt.finished(
                new Verdict(DriverResult.failure(message), Ending.CANCELLED, Duration.ofMillis(812), Optional.empty()));
    }

    static Attempt retried(Attempt attempt, String message) {
        return attempt.finished(verdict(DriverResult.failure(message), Duration.ofSeconds(2)));
    }

    private static Verdict verdict(DriverResult result, Duration retryAfter) {
        return new Verdict(result, Ending.RETURNED, Duration.ofMillis(812), Optional.ofNullable(retryAfter));
    }

    static LogEntry entry(String message) {
        return entry(Level.INFO, message, Map.of());
    }

    static LogEntry entry(Level level, String message, Map<String, ?> labels) {
        return new LogEntry("run-1", "cloner", "", TIME, level, message, labels, 0, "");
    }

    static LogEntry part(String message, int part) {
        return new LogEntry("run-1", "cloner", "", TIME, Level.INFO, message, Map.of(), part, "");
    }

    static Envelope envelope(String subject) {
        return new Envelope(new byte[0], subject, OptionalLong.empty(), TIME);
    }
}
