package ug.open.conveyor.driver.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Verdict;

/**
 * Writes the lines of a recording into a buffer, one behind the other, each with its line feed.
 *
 * <p>Whatever the texts in it are, a line is valid JSON in valid UTF-8. A label, or the data of a result, that cannot be said in JSON
 * becomes a string that tells so. {@code n} is always monotonic nanoseconds since the session began. Not for use by several threads at
 * once.
 */
public final class LineWriter {
    private static final int CAPACITY = 8192;

    private final LineBuffer out = new LineBuffer(CAPACITY);

    /** Holds the lines; valid until the next line is written or they are forgotten. */
    public byte[] buffer() {
        return out.bytes();
    }

    /** How many bytes of the buffer are lines. */
    public int length() {
        return out.length();
    }

    /** Forgets the lines. */
    public void reset() {
        out.clear();
    }

    /** The first line of a recording. */
    public void session(SessionLine session) {
        out.raw(Member.SESSION);
        out.number(session.format());
        text(Member.TOOL, session.tool());
        text(Member.DRIVER, session.driver());
        name(Member.MODE, Member.MODES[session.mode().ordinal()]);
        time(Member.TIME, session.time());
        out.raw(Member.END);
    }

    /**
     * An event that came. Its body stands in the line byte for byte where it is one line of JSON, else as base64.
     *
     * @param number counts the events of the session, from 1
     * @param time when it came
     * @param identity what stays the same when it is delivered again
     */
    public void event(long number, Instant time, Envelope envelope, Optional<String> identity) {
        eventHead(number, time, envelope);
        if (identity.isPresent()) {
            text(Member.IDENTITY, identity.get());
        }
        body(envelope.body());
        out.raw(Member.END);
    }

    /** An event that is no driver message: as base64, whatever it is, so that who reads the line need not make sense of it. */
    public void malformed(long number, Instant time, Envelope envelope) {
        eventHead(number, time, envelope);
        base64(envelope.body());
        out.raw(Member.END);
    }

    /** What somebody else published and what is neither an event nor belongs to one that is recorded. */
    public void message(Envelope envelope) {
        out.raw(Member.MESSAGE_LINE);
        time(Member.TIME, envelope.time());
        text(Member.SUBJECT, envelope.subject());
        body(envelope.body());
        out.raw(Member.END);
    }

    private void eventHead(long number, Instant time, Envelope envelope) {
        out.raw(Member.EVENT_LINE);
        out.number(number);
        time(Member.TIME, time);
        text(Member.SUBJECT, envelope.subject());
        if (envelope.sequence().isPresent()) {
            number(Member.SEQ, envelope.sequence().getAsLong());
        }
    }

    private void body(byte[] body) {
        if (MessageBytes.canStandInLine(body)) {
            out.raw(Member.MESSAGE);
            out.raw(body);
        } else {
            base64(body);
        }
    }

    private void base64(byte[] body) {
        out.raw(Member.BYTES);
        out.base64(body);
    }

    /** Lines that were written before, each with its line feed. */
    public void again(byte[] lines) {
        out.raw(lines);
    }

    /** An attempt begins. */
    public void start(Attempt attempt, long n) {
        start(attempt, "", n);
    }

    /** The same, with the id by which its execution is found in the run store; empty: without. */
    public void start(Attempt attempt, String execution, long n) {
        out.raw(Member.START);
        out.number(attempt.number());
        number(Member.E, attempt.eventNumber());
        number(Member.ATTEMPT, attempt.attempt());
        text(Member.RUNID, attempt.runId());
        text(Member.DRIVER, attempt.driver());
        text(Member.RESOURCE, attempt.resource());
        text(Member.EVENT, attempt.event());
        textUnlessEmpty(Member.PIPELINE, attempt.pipeline());
        name(Member.MODE, Member.MODES[attempt.mode().ordinal()]);
        time(Member.TIME, attempt.started());
        textUnlessEmpty(Member.EXECUTION, execution);
        end(n);
    }

    /** An attempt logged this. */
    public void log(Attempt attempt, LogEntry entry, long n) {
        out.raw(Member.LOG);
        out.number(attempt.number());
        entry(entry);
        end(n);
    }

    /** An attempt that is not known here logged this. */
    public void log(LogEntry entry) {
        out.raw(Member.LOG_ALONE);
        entry(entry);
        out.raw(Member.END);
    }

    private void entry(LogEntry entry) {
        text(Member.RUNID, entry.runId());
        text(Member.DRIVER, entry.driver());
        textUnlessEmpty(Member.PIPELINE, entry.pipeline());
        time(Member.TIMESTAMP, entry.timestamp());
        name(Member.LEVEL, Member.LEVELS[entry.level().ordinal()]);
        text(Member.MESSAGE, entry.message());
        if (!entry.labels().isEmpty()) {
            labels(entry.labels());
        }
        if (entry.part() > 0) {
            number(Member.PART, entry.part());
        }
        textUnlessEmpty(Member.BYTES, entry.bytes());
    }

    /**
     * An attempt is over.
     *
     * @param attempt one with a verdict
     */
    public void finish(Attempt attempt, long n) {
        finish(attempt, "", n);
    }

    /** The same, with the id by which its execution is found in the run store; empty: without. */
    public void finish(Attempt attempt, String execution, long n) {
        Verdict verdict = attempt.verdict().orElseThrow();
        DriverResult result = verdict.result();
        out.raw(Member.FINISH);
        out.number(attempt.number());
        number(Member.E, attempt.eventNumber());
        text(Member.RUNID, attempt.runId());
        text(Member.DRIVER, attempt.driver());
        out.raw(result.success() ? Member.SUCCESS : Member.FAILURE);
        text(Member.MESSAGE, result.message());
        out.raw(Member.DATA);
        value(result.data());
        name(Member.ENDING, Member.ENDINGS[verdict.ending().ordinal()]);
        number(Member.MS, verdict.took().toMillis());
        time(Member.TIME, attempt.started().plus(verdict.took()));
        textUnlessEmpty(Member.EXECUTION, execution);
        number(Member.N, n);
        if (verdict.retryAfter().isPresent()) {
            out.raw(Member.RETRY);
        }
        out.raw(Member.END);
    }

    /** A delivery was settled. */
    public void settle(long eventNumber, Outcome outcome, Instant time, long n) {
        out.raw(Member.SETTLE);
        out.number(eventNumber);
        if (outcome instanceof Outcome.Reject reject) {
            text(Member.OUTCOME, "reject");
            text(Member.REASON, reject.reason());
        } else {
            text(Member.OUTCOME, word(outcome));
        }
        time(Member.TIME, time);
        end(n);
    }

    private static String word(Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            return "done";
        }
        return outcome instanceof Outcome.Pass ? "pass" : "release";
    }

    private void labels(Map<String, ?> labels) {
        out.raw(Member.LABELS);
        boolean first = true;
        for (Map.Entry<String, ?> label : labels.entrySet()) {
            if (!first) {
                out.ascii(',');
            }
            first = false;
            out.string(Utf8.wellFormed(label.getKey()));
            out.ascii(':');
            value(label.getValue());
        }
        out.ascii('}');
    }

    private void value(Object value) {
        if (value instanceof String text) {
            out.string(text);
            return;
        }
        try {
            out.raw(Json.write(value));
        } catch (ConveyorException e) {
            out.string("(" + value.getClass().getName() + " " + e.getMessage() + ")");
        }
    }

    private void text(byte[] member, String text) {
        out.raw(member);
        out.string(text);
    }

    private void textUnlessEmpty(byte[] member, String text) {
        if (text != null && !text.isEmpty()) {
            text(member, text);
        }
    }

    private void name(byte[] member, byte[] quoted) {
        out.raw(member);
        out.raw(quoted);
    }

    private void number(byte[] member, long number) {
        out.raw(member);
        out.number(number);
    }

    private void time(byte[] member, Instant time) {
        out.raw(member);
        out.time(time);
    }

    private void end(long n) {
        number(Member.N, n);
        out.raw(Member.END);
    }
}
