package ug.open.conveyor.driver.report;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.report.OpenExecution.OpenAttempt;
import ug.open.conveyor.driver.wire.LineKind;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/**
 * Reads the lines of sessions and hands each execution on as soon as its last line has come. It holds those that are in flight, and of their
 * log entries {@value #ROOM} bytes. Lines that it cannot read, and kinds that it does not know, are passed over.
 */
public final class ReportReader {
    /** Room for the log entries of all executions in flight, in bytes. */
    static final long ROOM = 16L << 20;

    private static final int MOST_JSON = 64 * 1024;

    private RecordedLine line; // the one in hand
    private final KeptLog.Room room = new KeptLog.Room(ROOM);
    private final Map<Long, OpenExecution> executions = new LinkedHashMap<>();
    private final Map<Long, OpenAttempt> attempts = new HashMap<>();
    private final ReportedCases cases;
    private final Executions to;
    private final boolean contents;
    private final LineTimes times = new LineTimes();
    private String id = "";
    private ReportedSession session;

    /** Takes executions, one after the other. */
    interface Executions {
        /** One execution; its log entries can be read during the call only. */
        void execution(ReportedExecution execution) throws IOException;
    }

    /** @param contents whether payloads, results, levels and times are wanted too; else these are empty, and each time is that of the session's beginning */
    ReportReader(ReportedCases cases, Executions to, boolean contents) {
        this.contents = contents;
        this.cases = cases;
        this.to = to;
    }

    /** The lines that follow are of this session: the ten characters of its id. */
    public void session(String of) throws IOException {
        end();
        id = of;
        session = new ReportedSession(shown(of), "", "", Instant.EPOCH);
    }

    /** Whether the lines of events are wanted, which have the payloads. */
    public boolean takesEvents() {
        return contents;
    }

    /** One line of a recording. */
    public void line(RecordedLine read) throws IOException {
        line = read;
        if (line.is(LineKind.LOG)) {
            log();
        } else if (line.is(LineKind.EVENT)) {
            event();
        } else if (line.is(LineKind.START)) {
            start();
        } else if (line.is(LineKind.FINISH)) {
            finish();
        } else if (line.is(LineKind.SETTLE)) {
            settle();
        } else if (line.is(LineKind.SESSION)) {
            session = new ReportedSession(shown(id), text(Member.DRIVER), text(Member.PIPELINE), time(Member.TIME));
        }
    }

    /** The session has no more lines: a run that has not finished gets no result. */
    void end() throws IOException {
        for (OpenExecution left : List.copyOf(executions.values())) {
            close(left);
        }
        executions.clear();
        attempts.clear();
    }

    private static String shown(String session) {
        return session.substring(0, Math.min(6, session.length()));
    }

    private void event() {
        String payload = json(line.received());
        long e = line.e();
        executions.put(e, new OpenExecution(session, e, moment(Member.TIME), payload));
    }

    private void start() {
        long a = line.a();
        OpenExecution execution =
                executions.computeIfAbsent(line.e(), e -> new OpenExecution(session, e, moment(Member.TIME), ""));
        execution.of(text(Member.RUNID), text(Member.RESOURCE), text(Member.EVENT));
        OpenAttempt attempt = new OpenAttempt(execution, a, moment(Member.TIME), new KeptLog(room));
        execution.attempts.add(attempt);
        attempts.put(a, attempt);
    }

    private void log() {
        OpenAttempt attempt = attempts.get(line.a());
        if (attempt == null) {
            return;
        }
        String message = line.text(Member.MESSAGE);
        String text = line.has(Member.LABELS) ? LoggedText.of(message, line.text(Member.LABELS)) : message;
        Instant time = moment(Member.TIMESTAMP);
        long micros = time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
        String level = contents ? text(Member.LEVEL) : "";
        attempt.log.add(new ReportedLine(micros, level, ReportText.lines(text)));
    }

    private void finish() {
        OpenAttempt attempt = attempts.get(line.a());
        if (attempt == null) {
            return;
        }
        attempt.finished(
                Math.max(0, line.number(Member.MS)),
                text(Member.ENDING),
                line.is(Member.SUCCESS, "true"),
                line.is(Member.RETRY, "true"));
        attempt.result(ReportText.lines(line.text(Member.MESSAGE)), json(Member.DATA));
    }

    private void settle() throws IOException {
        OpenExecution execution = executions.remove(line.e());
        if (line.is(Member.OUTCOME, "reject")) {
            if (execution == null) { // no attempt was made, and the lines of events are not wanted
                execution = new OpenExecution(session, line.e(), moment(Member.TIME), "");
            }
            execution.rejected(text(Member.REASON));
        }
        if (execution != null) {
            close(execution);
        }
    }

    private void close(OpenExecution execution) throws IOException {
        for (OpenAttempt attempt : execution.attempts) {
            attempts.remove(attempt.a);
        }
        if (execution.isReported()) {
            String shown = execution.session.id() + "." + execution.number;
            to.execution(execution.closed(
                    shown, cases.of(id, execution.number, execution.session.driver(), execution.runId())));
        }
        for (OpenAttempt attempt : execution.attempts) {
            attempt.log.close();
        }
    }

    /** JSON text of the same value; of one that is too long, the beginning; empty where nobody wants it. */
    private String json(Member member) {
        if (!contents) {
            return "";
        }
        String json = line.isString(member) ? Json.write(line.text(member)) : line.text(member);
        return Harmless.json(ReportText.cut(json, MOST_JSON));
    }

    private String text(Member member) {
        return ReportText.line(line.text(member));
    }

    private Instant moment(Member member) {
        return contents ? time(member) : session.began();
    }

    private Instant time(Member member) {
        try {
            return times.of(line.text(member));
        } catch (DateTimeException e) {
            return session.began();
        }
    }
}
