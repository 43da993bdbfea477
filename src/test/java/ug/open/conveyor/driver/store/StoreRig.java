package ug.open.conveyor.driver.store;

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
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.search.FoundLines;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.FileOutput;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.OnFull;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionInfo;
import ug.open.conveyor.driver.store.write.SessionWriter;
import ug.open.conveyor.driver.store.write.StoreParts;

/** A run store in a folder of a test, and sessions in it. */
public final class StoreRig {
    public static final String BODY =
            "{\"event\":\"create\",\"payload\":\"{\\\"name\\\":\\\"app\\\",\\\"n\\\":1.10}\",\"run_id\":\"r\"}";

    final Path home;
    public final List<String> warnings = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    public ManualTime manual = new ManualTime();
    public Time time = manual;
    public SegmentLimits limits = SegmentLimits.DEFAULT;
    FileOutput.Opener opener = StoreParts.DEFAULT.opener();
    public Supplier<String> ids = () -> String.format("session%03d", sessions.incrementAndGet());
    public Retention retention = Retention.FOREVER;
    OnFull onFull = OnFull.STOP;

    public StoreRig(Path home) {
        this.home = home;
    }

    public RunStore store() {
        return new RunStore(folder(), time, new StoreParts(limits, opener, ids));
    }

    public StoreFolder folder() {
        return new StoreFolder(home, warnings::add);
    }

    public SessionWriter open(String driver) throws StoreException {
        return open(driver, Mode.OFFLINE);
    }

    public SessionWriter open(String driver, Mode mode) throws StoreException {
        return store().open(new SessionInfo("test 1", driver, mode, time, retention, onFull, warnings::add));
    }

    /** A session of one run, over and closed. */
    public StoreRig run(String driver, String runId, boolean success) {
        try (SessionWriter session = open(driver)) {
            run(session, attempt(1, 1, driver, runId), success, "hello from " + runId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        manual.advance(Duration.ofSeconds(1));
        return this;
    }

    public void run(SessionWriter session, Attempt attempt, boolean success, String... lines) throws IOException {
        session.event(attempt.eventNumber(), envelope(BODY), Optional.empty());
        session.start(attempt);
        for (String line : lines) {
            session.log(attempt, entry(attempt, line));
        }
        session.finish(finished(attempt, success));
        session.settle(attempt.eventNumber(), new Outcome.Done(result(success)));
    }

    public Envelope envelope(String body) {
        return new Envelope(
                body.getBytes(StandardCharsets.UTF_8), "resources.workflow", OptionalLong.empty(), time.now());
    }

    public Attempt attempt(long a, long e, String driver, String runId) {
        return attempt(a, e, driver, runId, 1);
    }

    public Attempt attempt(long a, long e, String driver, String runId, int count) {
        return new Attempt(
                a, e, runId, driver, "workflow", "app", "", "create", count, Mode.OFFLINE, micros(), Optional.empty());
    }

    private Instant micros() {
        Instant now = time.now();
        return now.minusNanos(now.getNano() % 1000);
    }

    public LogEntry entry(Attempt attempt, String message) {
        return entry(attempt, Level.INFO, message);
    }

    public LogEntry entry(Attempt attempt, Level level, String message) {
        return new LogEntry(attempt.runId(), attempt.driver(), "", micros(), level, message, Map.of(), 0, "");
    }

    public static DriverResult result(boolean success) {
        return success ? DriverResult.success("done", Map.of("n", 1)) : DriverResult.failure("no");
    }

    public static Attempt finished(Attempt attempt, boolean success) {
        return finished(attempt, success, Verdict.Ending.RETURNED, Optional.empty());
    }

    public static Attempt finished(Attempt attempt, boolean success, Verdict.Ending ending, Optional<Duration> retry) {
        return attempt.finished(new Verdict(result(success), ending, Duration.ofMillis(12), retry));
    }

    public List<StoredAttempt> attempts() throws StoreException {
        try (Stream<StoredAttempt> attempts = store().attempts()) {
            return attempts.toList();
        }
    }

    public List<String> runIds() throws StoreException {
        return attempts().stream().map(StoredAttempt::runId).toList();
    }

    /** The texts of the entries that a query gives. */
    public List<String> messages(LogQuery query) throws IOException, InterruptedException {
        return messages(store().logs(query));
    }

    public static List<String> messages(LogSource source) throws IOException, InterruptedException {
        List<String> messages = new ArrayList<>();
        source.read((buffer, from, to) ->
                messages.add(message(new String(buffer, from, to - from, StandardCharsets.UTF_8))));
        return messages;
    }

    /** What a search finds in all entries; gives how many matched. */
    public long search(LineSearch what, LogSource.LogSink sink) throws IOException, InterruptedException {
        try (FoundLines found = store().logs(LogQuery.ALL).search(what)) {
            found.read(sink);
            return found.count();
        }
    }

    static String message(String line) {
        int at = line.indexOf("\"message\":\"") + 11;
        return line.substring(at, line.indexOf('"', at));
    }

    /** The files with recordings, the oldest first. */
    public List<Path> segments() throws IOException {
        List<Path> ours = new ArrayList<>();
        for (SegmentName name : folder().segments()) {
            Path segment = folder().segment(name);
            if (!new StoreFolder(home, warning -> {}).isForeign(segment)) {
                ours.add(segment);
            }
        }
        return ours;
    }

    public static Path index(Path segment) {
        return segment.resolveSibling(segment.getFileName().toString().replace(".jsonl", ".index"));
    }

    public static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    public String export(List<StoredAttempt> attempts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store().export(attempts, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    public static LogQuery of(String ref) {
        return LogQuery.of(Ref.parse(ref));
    }
}
