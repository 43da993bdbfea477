package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Verdict;

/** The lines that tell people what happens in a session, for standard error. */
final class EventText {
    private static final int MESSAGE_COLUMNS = 500;
    private static final int RUN_COLUMNS = 100;
    private static final int NAME_COLUMNS = 80;
    private static final int MOST_FRAMES = 20;

    private final Surface err;

    EventText(Surface err) {
        this.err = err;
    }

    /** {@code > create workflow/app, run 0197...}. */
    void started(Attempt attempt, Buffer notes) {
        err.style().begin(Tone.DIM, notes);
        notes.utf8(err.unicode() ? "▶ " : "> ");
        notes.utf8(err.oneLine(attempt.event(), NAME_COLUMNS));
        notes.add(' ');
        notes.utf8(err.oneLine(attempt.resource(), NAME_COLUMNS));
        if (attempt.attempt() > 1) {
            notes.ascii(", attempt ");
            notes.number(attempt.attempt());
        }
        notes.ascii(", run ");
        notes.utf8(err.oneLine(attempt.runId(), RUN_COLUMNS));
        err.style().end(notes);
        notes.add('\n');
    }

    /**
     * {@code ok}, {@code FAILED}, {@code interrupted} or {@code retry}, then the resource, the message of the result, the time it took. A failure
     * that was recorded so is {@code as recorded}.
     *
     * @param since how the result compares with that of the round before; empty where nothing is to tell
     */
    void finished(Attempt attempt, boolean asRecorded, String since, Buffer notes) {
        Verdict verdict = attempt.verdict().orElseThrow();
        Style style = err.style();
        StringBuilder text = new StringBuilder(asRecorded ? "failed, as recorded" : word(verdict))
                .append("  ")
                .append(err.oneLine(attempt.resource(), NAME_COLUMNS))
                .append("  ");
        if (!verdict.result().message().isEmpty()) {
            text.append(err.oneLine(verdict.result().message(), MESSAGE_COLUMNS))
                    .append("  ");
        }
        text.append(style.dim(Elapsed.text(verdict.took())));
        verdict.retryAfter()
                .ifPresent(pause -> text.append(", attempt ")
                        .append(attempt.attempt() + 1)
                        .append(" in ")
                        .append(Elapsed.text(pause)));
        if (!since.isEmpty()) {
            text.append("  ").append(since.equals("unchanged") ? style.dim(since) : style.warn(since));
        }
        line(text.toString(), notes);
    }

    /** A line for the bottom of the terminal. */
    String footer(String text, int columns) {
        return err.style().dim(Columns.cut(text, columns, err.ellipsis()));
    }

    private String word(Verdict verdict) {
        if (verdict.retryAfter().isPresent()) {
            return err.style().warn("retry ");
        }
        if (verdict.ending() == Verdict.Ending.CANCELLED) {
            return err.style().warn("interrupted");
        }
        return verdict.result().success()
                ? err.style().good("ok    ")
                : err.style().bad("FAILED");
    }

    void passed(Envelope envelope, String reason, Buffer notes) {
        line(err.style().dim("skipped  " + subject(envelope) + err.oneLine(reason, MESSAGE_COLUMNS)), notes);
    }

    void rejected(Envelope envelope, String reason, Buffer notes) {
        line(
                err.style().bad("cannot be read") + "  " + subject(envelope) + err.oneLine(reason, MESSAGE_COLUMNS),
                notes);
    }

    private String subject(Envelope envelope) {
        return envelope.subject().isEmpty() ? "" : err.oneLine(envelope.subject(), NAME_COLUMNS) + "  ";
    }

    void hung(Attempt attempt, List<StackTraceElement> stack, Buffer notes) {
        line(
                err.style().bad("HANGS ") + "  " + err.oneLine(attempt.resource(), NAME_COLUMNS)
                        + "  the driver was cancelled and goes on: the run counts as failed, and the session takes no more events",
                notes);
        for (StackTraceElement frame : stack.subList(0, Math.min(MOST_FRAMES, stack.size()))) {
            line(err.style().dim("          at " + err.oneLine(frame.toString())), notes);
        }
        if (stack.size() > MOST_FRAMES) {
            line(err.style().dim("          and " + (stack.size() - MOST_FRAMES) + " more"), notes);
        }
    }

    void warned(String text, Buffer notes) {
        line(err.style().warn("warning:") + " " + err.oneLine(text, 2 * MESSAGE_COLUMNS), notes);
    }

    void draining(int inFlight, Duration grace, Buffer notes) {
        String attempts = Elapsed.count(inFlight, "attempt");
        String what;
        if (inFlight == 0) {
            what = "nothing is at work";
        } else if (grace.isZero()) {
            what = attempts + " cancelled";
        } else {
            what = attempts + " may go on for " + Elapsed.text(grace) + "; interrupt again to end at once";
        }
        line(err.style().warn("stopping:") + " " + what, notes);
    }

    /** Such as a line of a build. */
    void note(String text, Buffer notes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new TextCleaner(err).append(bytes, 0, bytes.length, notes, 0);
        notes.add('\n');
    }

    private static void line(String text, Buffer notes) {
        notes.utf8(text);
        notes.add('\n');
    }
}
