package ug.open.conveyor.driver.runtime;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.attempt.LineLogger;

/** Where all loggers of one attempt end: it dates the entries, takes secrets out, journals and tells, one entry after the other. */
final class AttemptLog {
    private final Attempt attempt;
    private final Gate gate;
    private final SessionState session;
    private final Labels labels;
    private final Object order = new Object();
    private long lastMicros;
    private boolean closed;

    /** @param after no entry is earlier than this, in microseconds of the epoch */
    AttemptLog(Attempt attempt, Gate gate, SessionState session, long after) {
        this.attempt = attempt;
        this.gate = gate;
        this.session = session;
        this.labels = new Labels(session.settings().secrets());
        this.lastMicros = after;
    }

    Labels labels() {
        return labels;
    }

    /** Writes an entry, in parts where it is long. Never throws. */
    void write(Level level, String message, Map<String, ?> itsLabels, Map<String, Object> base) {
        try {
            StackRoom.check();
            String masked = session.settings().secrets().mask(String.valueOf(message));
            append(level, Splitter.split(masked, LogEntry.MAX_MESSAGE), labels.join(base, itsLabels), 0, "");
        } catch (RuntimeException | Error e) {
            lost(e);
        }
    }

    /** Writes a line of a pipe, or a part of one. Never throws. */
    void line(Level level, Line line, Map<String, ?> itsLabels, Map<String, Object> base) {
        try {
            String masked = session.settings().secrets().mask(String.valueOf(line.message()));
            String bytes = maskBase64(line.bytes());
            List<String> parts = line.part() == 0 ? Splitter.split(masked, LogEntry.MAX_MESSAGE) : List.of(masked);
            append(level, parts, labels.join(base, itsLabels), line.part(), bytes);
        } catch (RuntimeException | Error e) {
            lost(e);
        }
    }

    /** An attempt begins: its text of the line that has not ended yet can be asked for. */
    void begins(Supplier<String> begun) {
        session.listeners().begins(attempt, begun);
    }

    /** Nothing is written from here on. Gives the time of the last entry. */
    long close() {
        synchronized (order) {
            closed = true;
            return lastMicros;
        }
    }

    private void append(Level level, List<String> parts, Map<String, Object> all, int part, String bytes) {
        boolean interrupted = gate.shield();
        try {
            synchronized (order) {
                for (int i = 0; i < parts.size() && !late(); i++) {
                    one(level, parts.get(i), all, parts.size() == 1 ? part : i + 1, bytes);
                }
            }
        } catch (JournalException e) {
            session.broke(e);
        } finally {
            gate.unshield(interrupted);
        }
    }

    private void one(Level level, String message, Map<String, Object> all, int part, String bytes)
            throws JournalException {
        LogEntry entry = new LogEntry(
                attempt.runId(),
                attempt.driver(),
                attempt.pipeline(),
                next(),
                level == null ? Level.INFO : level,
                message,
                all,
                part,
                bytes == null ? "" : bytes);
        session.journal().log(attempt, entry);
        session.listeners().logged(attempt, entry);
    }

    /** The server orders stored lines by this text (protocol.md, Logger): no two of an attempt are alike. */
    private Instant next() {
        lastMicros =
                Math.max(lastMicros + 1, Micros.of(session.settings().time().now()));
        return Micros.instant(lastMicros);
    }

    private boolean late() {
        if (closed) {
            session.warnOnce(
                    SessionState.Warning.LATE_LOG,
                    "run " + attempt.runId()
                            + ": the driver logged after its attempt had ended; such entries are dropped");
        }
        return closed;
    }

    private void lost(Throwable why) {
        session.warnOnce(
                SessionState.Warning.LOST_LOG,
                "run " + attempt.runId() + ": a log entry could not be kept: " + Failures.text(why));
    }

    private String maskBase64(String bytes) {
        Secrets secrets = session.settings().secrets();
        if (bytes == null || bytes.isEmpty() || secrets.isEmpty()) {
            return bytes;
        }
        byte[] raw = Base64.getDecoder().decode(bytes);
        byte[] masked = secrets.mask(raw);
        return masked == raw ? bytes : Base64.getEncoder().encodeToString(masked);
    }

    /** A line as {@link LineLogger#line} takes it. */
    record Line(String message, int part, String bytes) {}
}
