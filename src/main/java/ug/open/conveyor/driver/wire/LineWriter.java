package ug.open.conveyor.driver.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.JsonScanner;
import ug.open.conveyor.driver.json.JsonSkip;
import ug.open.conveyor.driver.json.Utf8;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Verdict;

/**
 * Writes the lines of a recording into a buffer, one behind the other, each with its line feed.
 *
 * <p>Whatever the texts in it are, a line is valid JSON in valid UTF-8. A label, or the data of a result, that JSON cannot hold
 * becomes a string with the reason. {@code n} is always monotonic nanoseconds since the session began. Not for use by several threads at
 * once.
 */
public final class LineWriter {
    private static final int CAPACITY = 8192;

    private final Buffer out = new Buffer(CAPACITY);
    private final LogLead lead = new LogLead();

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
        out.add(LineKind.SESSION.head);
        number(Member.FORMAT, session.format());
        text(Member.TOOL, session.tool());
        text(Member.DRIVER, session.driver());
        name(Member.MODE, EscapedWords.MODES[session.mode().ordinal()]);
        time(Member.TIME, session.time());
        session.pipeline().write(out);
        if (session.redacted()) {
            name(Member.REDACTED, EscapedWords.TRUE);
        }
        out.add('}').add('\n');
    }

    /**
     * An event. Its body stands in the line byte for byte where it is one line of JSON, else as base64.
     *
     * @param number counts the events of the session, from 1
     * @param time when it arrived
     * @param identity the same at each delivery of the event
     */
    public void event(long number, Instant time, Envelope envelope, Optional<String> identity) {
        eventHead(number, time, envelope);
        if (identity.isPresent()) {
            text(Member.IDENTITY, identity.get());
        }
        body(envelope);
        out.add('}').add('\n');
    }

    /** An event that is no driver message, as base64: a reader of the line need not understand its body. */
    public void malformed(long number, Instant time, Envelope envelope) {
        eventHead(number, time, envelope);
        base64(envelope.body());
        out.add('}').add('\n');
    }

    /** A message that is no event and belongs to no recorded event. */
    public void message(Envelope envelope) {
        out.add(LineKind.MESSAGE.head);
        time(Member.TIME, envelope.time());
        text(Member.SUBJECT, envelope.subject());
        body(envelope);
        out.add('}').add('\n');
    }

    private void eventHead(long number, Instant time, Envelope envelope) {
        out.add(LineKind.EVENT.head);
        number(Member.E, number);
        time(Member.TIME, time);
        text(Member.SUBJECT, envelope.subject());
        if (envelope.sequence().isPresent()) {
            number(Member.SEQ, envelope.sequence().getAsLong());
        }
    }

    private void body(Envelope envelope) {
        byte[] body = envelope.body();
        if (canStandInLine(body, envelope.isJson())) {
            out.add(Member.MESSAGE.lead);
            out.add(body);
        } else {
            base64(body);
        }
    }

    /**
     * Whether the bytes can be a member of a line as they are, and be read back from it byte for byte: JSON, no line break, no white space
     * around it, and nested one level less than a line may be. {@code json}: they are known to be JSON.
     */
    private static boolean canStandInLine(byte[] body, boolean json) {
        if (body.length == 0 || JsonSkip.isSpace(body[0]) || JsonSkip.isSpace(body[body.length - 1])) {
            return false;
        }
        int opened = 0;
        for (byte c : body) {
            if (c == '\n' || c == '\r') {
                return false;
            }
            opened += c == '{' || c == '[' ? 1 : 0;
        }
        return json && opened < JsonScanner.MAX_DEPTH
                || JsonScanner.isValid(body, 0, body.length, JsonScanner.MAX_DEPTH - 1);
    }

    private void base64(byte[] body) {
        out.add(Member.BYTES.lead);
        out.base64(body);
    }

    /** Lines that were written before, each with its line feed. */
    public void again(byte[] lines) {
        out.add(lines);
    }

    /** An attempt begins. */
    public void start(Attempt attempt, long n) {
        start(attempt, "", n);
    }

    /** The same, with the id by which its execution is found in the run store; empty: without. */
    public void start(Attempt attempt, String execution, long n) {
        out.add(LineKind.START.head);
        number(Member.A, attempt.number());
        number(Member.E, attempt.eventNumber());
        number(Member.ATTEMPT, attempt.attempt());
        text(Member.RUNID, attempt.runId());
        text(Member.DRIVER, attempt.driver());
        text(Member.RESOURCE, attempt.resource());
        text(Member.EVENT, attempt.event());
        textUnlessEmpty(Member.PIPELINE, attempt.pipeline());
        name(Member.MODE, EscapedWords.MODES[attempt.mode().ordinal()]);
        time(Member.TIME, attempt.started());
        textUnlessEmpty(Member.EXECUTION, execution);
        end(n);
    }

    /** An attempt logged this. */
    public void log(Attempt attempt, LogEntry entry, long n) {
        out.add(lead.of(attempt, entry));
        rest(entry);
        end(n);
    }

    /** An attempt that is not known here logged this. */
    public void log(LogEntry entry) {
        out.add(LineKind.LOG.head);
        LogLead.names(entry, out);
        rest(entry);
        out.add('}').add('\n');
    }

    private void rest(LogEntry entry) {
        time(Member.TIMESTAMP, entry.timestamp());
        name(Member.LEVEL, EscapedWords.LEVELS[entry.level().ordinal()]);
        text(Member.MESSAGE, entry.message());
        if (!entry.labels().isEmpty()) {
            labels(entry.labels());
        }
        if (entry.part() > 0) {
            number(Member.PART, entry.part());
        }
        textUnlessEmpty(Member.BYTES, entry.bytes());
    }

    /** An attempt is over: one with a verdict. */
    public void finish(Attempt attempt, long n) {
        finish(attempt, "", n);
    }

    /** The same, with the id by which its execution is found in the run store; empty: without. */
    public void finish(Attempt attempt, String execution, long n) {
        Verdict verdict = attempt.verdict().orElseThrow();
        DriverResult result = verdict.result();
        out.add(LineKind.FINISH.head);
        number(Member.A, attempt.number());
        number(Member.E, attempt.eventNumber());
        text(Member.RUNID, attempt.runId());
        text(Member.DRIVER, attempt.driver());
        name(Member.SUCCESS, result.success() ? EscapedWords.TRUE : EscapedWords.FALSE);
        text(Member.MESSAGE, result.message());
        out.add(Member.DATA.lead);
        value(result.data());
        name(Member.ENDING, EscapedWords.ENDINGS[verdict.ending().ordinal()]);
        number(Member.MS, verdict.took().toMillis());
        time(Member.TIME, attempt.started().plus(verdict.took()));
        textUnlessEmpty(Member.EXECUTION, execution);
        number(Member.N, n);
        if (verdict.retryAfter().isPresent()) {
            name(Member.RETRY, EscapedWords.TRUE);
        }
        out.add('}').add('\n');
    }

    /** A delivery was settled. */
    public void settle(long eventNumber, Outcome outcome, Instant time, long n) {
        out.add(LineKind.SETTLE.head);
        number(Member.E, eventNumber);
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
        return outcome instanceof Outcome.Done ? "done" : outcome instanceof Outcome.Pass ? "pass" : "release";
    }

    private void labels(Map<String, ?> labels) {
        out.add(Member.LABELS.lead).add('{');
        boolean first = true;
        for (Map.Entry<String, ?> label : labels.entrySet()) {
            if (!first) {
                out.add(',');
            }
            first = false;
            out.string(Utf8.wellFormed(label.getKey()));
            out.add(':');
            value(label.getValue());
        }
        out.add('}');
    }

    private void value(Object value) {
        int before = out.length();
        try {
            Json.write(value, out);
        } catch (ConveyorException e) {
            out.cut(before);
            out.string("(" + value.getClass().getName() + " " + e.getMessage() + ")");
        }
    }

    private void text(Member member, String text) {
        out.add(member.lead);
        out.string(text);
    }

    private void textUnlessEmpty(Member member, String text) {
        if (text != null && !text.isEmpty()) {
            text(member, text);
        }
    }

    private void name(Member member, byte[] json) {
        out.add(member.lead);
        out.add(json);
    }

    private void number(Member member, long number) {
        out.add(member.lead);
        out.number(number);
    }

    private void time(Member member, Instant time) {
        out.add(member.lead);
        out.time(time);
    }

    private void end(long n) {
        number(Member.N, n);
        out.add('}').add('\n');
    }
}
