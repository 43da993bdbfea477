package ug.open.conveyor.driver.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.LogSource;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.runtime.Verdict;

/** A run store in a folder of a test, and sessions in it. */
final class StoreRig {
    static final String BODY =
            "{\"event\":\"create\",\"payload\":\"{\\\"name\\\":\\\"app\\\",\\\"n\\\":1.10}\",\"run_id\":\"r\"}";

    final Path home;
    final List<String> warnings = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    ManualTime manual = new ManualTime();
    Time time = manual;
    Limits limits = Limits.DEFAULT;
    FileOutput.Opener opener = StoreParts.DEFAULT.opener();
    Supplier<String> ids = () -> String.format("session%03d", sessions.incrementAndGet());
    Retention retention = Retention.FOREVER;
    OnFull onFull = OnFull.STOP;

    StoreRig(Path home) {
        this.home = home;
    }

    RunStore store() {
        return new RunStore(folder(), time, new StoreParts(limits, opener, ids));
    }

    StoreFolder folder() {
        return new StoreFolder(home, warnings::add);
    }

    SessionWriter open(String driver) throws StoreException {
        return open(driver, Mode.OFFLINE);
    }

    SessionWriter open(String driver, Mode mode) throws StoreException {
        return store().open(new SessionInfo("test 1", driver, mode, time, retention, onFull, warnings::add));
    }

    /** A session of one run, over and closed. */
    StoreRig run(String driver, String runId, boolean success) {
        try (SessionWriter session = open(driver)) {
            run(session, attempt(1, 1, driver, runId), success, "hello from " + runId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        manual.advance(Duration.ofSeconds(1));
        return this;
    }

    void run(SessionWriter session, Attempt attempt, boolean success, String... lines) throws IOException {
        session.event(attempt.eventNumber(), envelope(BODY), Optional.empty());
        session.start(attempt);
        for (String line : lines) {
            session.log(attempt, entry(attempt, line));
        }
        session.finish(finished(attempt, success));
        session.settle(attempt.eventNumber(), new Outcome.Done(result(success)));
    }

    Envelope envelope(String body) {
        return new Envelope(
                body.getBytes(StandardCharsets.UTF_8), "resources.workflow", OptionalLong.empty(), time.now());
    }

    Attempt attempt(long a, long e, String driver, String runId) {
        return attempt(a, e, driver, runId, 1);
    }

    Attempt attempt(long a, long e, String driver, String runId, int count) {
        return new Attempt(
                a, e, runId, driver, "workflow", "app", "", "create", count, Mode.OFFLINE, micros(), Optional.empty());
    }

    private Instant micros() {
        Instant now = time.now();
        return now.minusNanos(now.getNano() % 1000);
    }

    LogEntry entry(Attempt attempt, String message) {
        return entry(attempt, Level.INFO, message);
    }

    LogEntry entry(Attempt attempt, Level level, String message) {
        return new LogEntry(attempt.runId(), attempt.driver(), "", micros(), level, message, Map.of(), 0, "");
    }

    static DriverResult result(boolean success) {
        return success ? DriverResult.success("done", Map.of("n", 1)) : DriverResult.failure("no");
    }

    static Attempt finished(Attempt attempt, boolean success) {
        return finished(attempt, success, Verdict.Ending.RETURNED, Optional.empty());
    }

    static Attempt finished(Attempt attempt, boolean success, Verdict.Ending ending, Optional<Duration> retry) {
        return attempt.finished(new Verdict(result(success), ending, Duration.ofMillis(12), retry));
    }

    List<StoredAttempt> attempts() throws StoreException {
        try (Stream<StoredAttempt> attempts = store().attempts()) {
            return attempts.toList();
        }
    }

    List<String> runIds() throws StoreException {
        return attempts().stream().map(StoredAttempt::runId).toList();
    }

    /** The texts of the entries that a query gives. */
    List<String> messages(LogQuery query) throws IOException, InterruptedException {
        return messages(store().logs(query));
    }

    static List<String> messages(LogSource source) throws IOException, InterruptedException {
        List<String> messages = new ArrayList<>();
        source.read((buffer, from, to) ->
                messages.add(message(new String(buffer, from, to - from, StandardCharsets.UTF_8))));
        return messages;
    }

    static String message(String line) {
        int at = line.indexOf("\"message\":\"") + 11;
        return line.substring(at, line.indexOf('"', at));
    }

    List<Path> segments() throws StoreException {
        try (Stream<Path> segments = store().segments()) {
            return segments.toList();
        }
    }

    static Path index(Path segment) {
        return segment.resolveSibling(segment.getFileName().toString().replace(".jsonl", ".index"));
    }

    static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    String export(List<StoredAttempt> attempts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store().export(attempts, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static LogQuery of(String ref) {
        return LogQuery.of(Ref.parse(ref));
    }
}
