package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.OnFull;
import ug.open.conveyor.driver.store.write.SessionInfo;
import ug.open.conveyor.driver.store.write.SessionWriter;

/** Writes run stores to measure on, by the run store's own writer. */
final class Stores {
    private static final String DRIVER = "report-sizes";
    private static final byte[] BODY =
            "{\"event\":\"create\",\"payload\":\"{\\\"name\\\":\\\"app\\\"}\",\"id\":\"1\",\"run_id\":\"r\"}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final long MIXER = 2654435761L; // run ids that follow each other have little in common

    private Stores() {}

    /** One session of one run; gives its id. */
    static String oneRun(Path home, int lines) throws IOException {
        return manyRuns(home, 1, 1, lines);
    }

    /** Sessions of so many runs each, every one a segment of its own; gives the id of a run in the middle. */
    static String manyRuns(Path home, int sessions, int runsEach, int lines) throws IOException {
        LogLines messages = new LogLines(Long.MAX_VALUE);
        for (int session = 0; session < sessions; session++) {
            try (SessionWriter writer = open(home)) {
                for (int run = 1; run <= runsEach; run++) {
                    write(writer, attempt(run, id((long) session * runsEach + run)), messages, 0, lines);
                }
            }
        }
        return id((long) sessions / 2 * runsEach + (runsEach + 1) / 2);
    }

    /** One session of runs of a thousand lines each. */
    static void logLines(Path home, long lines) throws IOException {
        LogLines messages = new LogLines(lines);
        try (SessionWriter writer = open(home)) {
            for (long line = 0, run = 1; line < lines; line += 1000, run++) {
                write(writer, attempt(run, id(run)), messages, line, Math.min(lines, line + 1000));
            }
        }
    }

    /** Sessions of one run each, whose lines come in turn. */
    static void together(Path home, int sessions, int lines) throws IOException {
        LogLines messages = new LogLines(Long.MAX_VALUE);
        Instant begin = Time.system().now().plus(Duration.ofHours(1)); // no entry is older than its segment
        for (int session = 0; session < sessions; session++) {
            try (SessionWriter writer = open(home)) {
                Attempt attempt = attempt(1, id(session + 1));
                writer.start(attempt);
                for (long line = 0; line < lines; line++) {
                    Instant time = begin.plusNanos((line * sessions + session) * 1000);
                    writer.log(attempt, entry(attempt, time, messages.message(line)));
                }
            }
        }
    }

    private static LogEntry entry(Attempt attempt, Instant time, String message) {
        return new LogEntry(attempt.runId(), DRIVER, "", time, Level.INFO, message, Map.of(), 0, "");
    }

    private static void write(Journal journal, Attempt attempt, LogLines messages, long from, long to)
            throws IOException {
        journal.event(
                attempt.number(),
                new Envelope(BODY, "resources.workflow", OptionalLong.empty(), attempt.started()),
                Optional.empty());
        journal.start(attempt);
        for (long line = from; line < to; line++) {
            Instant time = attempt.started().plusNanos((line - from) * 1000);
            journal.log(attempt, entry(attempt, time, messages.message(line)));
        }
        DriverResult result = DriverResult.success("done");
        journal.finish(
                attempt.finished(new Verdict(result, Verdict.Ending.RETURNED, Duration.ofMillis(1), Optional.empty())));
        journal.settle(attempt.number(), new Outcome.Done(result));
    }

    private static SessionWriter open(Path home) throws IOException {
        return RunStore.at(home)
                .open(new SessionInfo(
                        "bench", DRIVER, Mode.OFFLINE, Time.system(), Retention.FOREVER, OnFull.STOP, warning -> {
                            throw new IllegalStateException(warning);
                        }));
    }

    private static Attempt attempt(long number, String runId) {
        return new Attempt(
                number,
                number,
                runId,
                DRIVER,
                "workflow",
                "app",
                "",
                "create",
                1,
                Mode.OFFLINE,
                Time.system().now(),
                Optional.empty());
    }

    private static String id(long run) {
        return String.format("%08x-0000-4000-8000-%012x", run * MIXER & 0xffffffffL, run);
    }
}
