package ug.open.conveyor.driver.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.wire.LineWriter;
import ug.open.conveyor.driver.wire.LogEntries;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.PipelineEvents;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;
import ug.open.conveyor.driver.wire.SessionLine;
import ug.open.conveyor.driver.wire.Subjects;

/**
 * Makes a recording of other drivers' work: of published events, and of the results and log lines that belong to them. A result or log line
 * of an event that was not seen is kept as received, in a line that readers pass over. For one thread.
 */
public final class Recorder implements Closeable {
    private static final int BUFFER = 1 << 18;
    private static final int MOST_RUNS = 50_000;

    private final RecordingInfo info;
    private final RecordingPlace place;
    private final LineWriter lines = new LineWriter();
    private final SeenRuns runs = new SeenRuns(MOST_RUNS);
    private final SessionLine session;
    private final long began;
    private long flushed;
    private long events;
    private long malformed;
    private long results;
    private long logs;
    private long others;
    private long answered;
    private boolean failed;

    /**
     * Begins one.
     *
     * @throws IOException where the place takes nothing
     */
    public Recorder(RecordingInfo info, RecordingPlace place) throws IOException {
        this.info = info;
        this.place = place;
        SessionLine begin = SessionLine.of(
                info.tool(), info.driver().orElse(""), Mode.SHADOW, info.time().now());
        this.session = info.redacted() ? begin.afterRedaction() : begin;
        this.began = info.time().nanos();
        lines.session(session);
        flush();
    }

    /**
     * Records a message, or passes over one that is not wanted.
     *
     * @throws IOException where the place takes no more; it is of no use then
     */
    public void take(Envelope message) throws IOException {
        if (place.isFull(place.size() + lines.length())) {
            flush();
            place.roll();
            lines.session(session);
        }
        if (Subjects.isEvent(message.subject())) {
            event(message);
        } else if (message.subject().equals(Subjects.DRIVER_RESULT)) {
            result(message);
        } else {
            log(message);
        }
        if (lines.length() >= BUFFER) {
            flush();
        } else {
            flushIfLate();
        }
    }

    private void event(Envelope envelope) {
        if (events == info.maxEvents()) {
            return;
        }
        long number = ++events;
        long at = place.size() + lines.length();
        DriverMessage message;
        try {
            message = Messages.read(envelope.body());
        } catch (MalformedMessageException e) {
            malformed++;
            lines.malformed(number, envelope.time(), envelope);
            return;
        }
        lines.event(number, envelope.time(), envelope, Optional.empty());
        SeenRuns.Event event = new SeenRuns.Event(number, message, envelope.time());
        event.segment = place.segment();
        event.at = at;
        event.length = (int) (place.size() + lines.length() - at);
        runs.add(event, message.runId(), envelope.addressee().orElse(""));
    }

    private void result(Envelope envelope) throws IOException {
        PipelineEvent said;
        try {
            said = PipelineEvents.read(envelope.body());
        } catch (MalformedMessageException e) {
            unreadable(envelope);
            return;
        }
        if (!isMeant(said.driver())) {
            return;
        }
        Optional<SeenRuns.Running> run = runs.finished(said.runId(), said.driver());
        if (run.isPresent() && begin(run.get())) {
            finish(run.get(), said, envelope);
        } else if (info.resources().isEmpty() || info.resources().contains(said.ofResource("resource"))) {
            other(envelope);
        }
    }

    private void finish(SeenRuns.Running run, PipelineEvent said, Envelope envelope) {
        Verdict verdict = new Verdict(
                said.result(), Verdict.Ending.RETURNED, SeenRuns.took(run, envelope.time()), Optional.empty());
        lines.finish(run.attempt.finished(verdict), now());
        results++;
        run.finished = true;
        if (!run.event.answered) {
            run.event.answered = true;
            answered++;
        }
    }

    private void log(Envelope envelope) throws IOException {
        LogEntry entry;
        try {
            entry = LogEntries.read(envelope.body(), 0, envelope.body().length);
        } catch (ConveyorException e) {
            unreadable(envelope);
            return;
        }
        if (!isMeant(entry.driver())) {
            return;
        }
        String runId = entry.runId().isEmpty() ? Subjects.runOfLogs(envelope.subject()) : entry.runId();
        Optional<SeenRuns.Running> run = runs.logged(runId, entry.driver());
        if (run.isPresent() && begin(run.get())) {
            lines.log(run.get().attempt, entry, now());
            logs++;
        } else if (info.resources().isEmpty()) {
            other(envelope);
        }
    }

    /**
     * Writes the beginning of an attempt, and before it its event, where this file does not have them yet.
     *
     * @return false where the file that has the event is gone
     */
    private boolean begin(SeenRuns.Running run) throws IOException {
        if (run.segment == place.segment()) {
            return true;
        }
        SeenRuns.Event event = run.event;
        if (event.segment != place.segment()) {
            byte[] line = place.read(event.segment, event.at, event.length);
            if (line.length < event.length) {
                return false;
            }
            event.segment = place.segment();
            event.at = place.size() + lines.length();
            lines.again(line);
        }
        lines.start(run.attempt, now());
        run.segment = place.segment();
        return true;
    }

    private boolean isMeant(String driver) {
        return info.driver().isEmpty() || info.driver().get().equals(driver);
    }

    /** Keeps a message whose driver is unknown where all are recorded. */
    private void unreadable(Envelope envelope) {
        if (info.isAll()) {
            other(envelope);
        }
    }

    private void other(Envelope envelope) {
        lines.message(envelope);
        others++;
    }

    private long now() {
        return info.time().nanos() - began;
    }

    /** Whether something waits to be written. */
    public boolean isBehind() {
        return lines.length() > 0;
    }

    /** Writes the lines that have waited long enough; to be called now and then while nothing arrives. */
    public void flushIfLate() throws IOException {
        if (info.time().nanos() - flushed >= place.patience().toNanos()) {
            flush();
        }
    }

    /** Writes the lines that wait. */
    public void flush() throws IOException {
        if (!isBehind()) {
            return;
        }
        flushed = info.time().nanos();
        try {
            place.append(lines.buffer(), lines.length());
        } catch (IOException e) {
            failed = true;
            throw e;
        } finally {
            lines.reset();
        }
    }

    /** Counts what the recording holds now. */
    public RecordingCounts counts() {
        return new RecordingCounts(events, malformed, results, logs, others, events - malformed - answered);
    }

    /** Writes the lines that wait, and ends the recording. */
    @Override
    public void close() throws IOException {
        try (place) {
            if (!failed) {
                flush();
            }
        }
    }
}
