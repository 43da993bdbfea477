package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.wire.Json;

/** The lines that tell what happens in a session: log lines for standard output, the rest for standard error. */
final class EventText {
    /** What stands before a log line. */
    enum Margin {
        /** Nothing: the lines alone go somewhere, such as to another program. */
        NONE,
        /** Blanks, between the lines that say what the log lines are of. */
        BLANKS,
        /** The resource, where several are at work. */
        RESOURCE
    }

    private static final int MESSAGE_COLUMNS = 500;
    private static final int RUN_COLUMNS = 100;
    private static final int NAME_COLUMNS = 80;
    private static final int PREFIX_COLUMNS = 24;
    private static final int MOST_FRAMES = 20;

    private final Surface err;
    private final Surface out;
    private final Margin margin;
    private final MessageText message;
    private final LabelText labels;
    private final OpenLine open = new OpenLine();
    private int prefixColumns;

    EventText(Surface out, Surface err, Margin margin) {
        this.out = out;
        this.err = err;
        this.margin = margin;
        message = new MessageText(out);
        labels = new LabelText(out);
    }

    /** {@code > create workflow/app, run 0197...}. */
    void started(Attempt attempt, Bytes notes) {
        String again = attempt.attempt() > 1 ? ", attempt " + attempt.attempt() : "";
        String line = (err.unicode() ? "▶ " : "> ")
                + err.oneLine(attempt.event(), NAME_COLUMNS)
                + " "
                + err.oneLine(attempt.resource(), NAME_COLUMNS)
                + again
                + ", run "
                + err.oneLine(attempt.runId(), RUN_COLUMNS);
        line(err.style().dim(line), notes);
    }

    /** A log line of the driver, behind its margin. Without one, the parts of a long line are one line again. */
    void logged(Attempt attempt, LogEntry entry, Bytes data) {
        int part = margin == Margin.NONE ? entry.part() : 0;
        int indent = open.goesOn(attempt.number(), part, data) ? 0 : margin(attempt, entry, data);
        byte[] text = entry.message().getBytes(StandardCharsets.UTF_8);
        message.text(text, 0, text.length, data, indent);
        if (!entry.labels().isEmpty()) {
            byte[] json = Json.write(entry.labels()).getBytes(StandardCharsets.UTF_8);
            labels.append(json, 0, json.length, data, indent);
        }
        open.lineEnd(data);
    }

    /** An attempt logs no more. */
    void ended(Attempt attempt, Bytes data) {
        open.finished(attempt.number(), data);
    }

    /** Nobody logs any more. */
    void end(Bytes data) {
        open.end(data);
    }

    /** What stands before the message; gives how wide it is. */
    private int margin(Attempt attempt, LogEntry entry, Bytes data) {
        int width = switch (margin) {
            case NONE -> 0;
            case BLANKS -> blanks(data);
            case RESOURCE -> prefix(attempt, data);
        };
        return entry.level() == Level.INFO
                ? width
                : width + message.tag(LevelTag.valueOf(entry.level().name()), data);
    }

    private static int blanks(Bytes data) {
        data.ascii("  ");
        return 2;
    }

    private int prefix(Attempt attempt, Bytes data) {
        String name = out.oneLine(attempt.resource(), PREFIX_COLUMNS);
        int width = Columns.of(name);
        prefixColumns = Math.max(prefixColumns, width);
        out.style().begin(Tone.NAME, data);
        data.utf8(name);
        out.style().end(data);
        data.blanks(prefixColumns - width);
        out.style().begin(Tone.DIM, data);
        data.ascii(" | ");
        out.style().end(data);
        return prefixColumns + 3;
    }

    /**
     * {@code ok}, {@code FAILED}, {@code interrupted} or {@code retry}, then the resource, the message of the result, the time it took. A failure
     * that was recorded so is {@code as recorded}.
     */
    void finished(Attempt attempt, boolean asRecorded, Bytes notes) {
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
        line(text.toString(), notes);
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

    void passed(Envelope envelope, String reason, Bytes notes) {
        line(err.style().dim("passed  " + subject(envelope) + err.oneLine(reason, MESSAGE_COLUMNS)), notes);
    }

    void rejected(Envelope envelope, String reason, Bytes notes) {
        line(
                err.style().bad("cannot be read") + "  " + subject(envelope) + err.oneLine(reason, MESSAGE_COLUMNS),
                notes);
    }

    private String subject(Envelope envelope) {
        return envelope.subject().isEmpty() ? "" : err.oneLine(envelope.subject(), NAME_COLUMNS) + "  ";
    }

    void hung(Attempt attempt, List<StackTraceElement> stack, Bytes notes) {
        line(
                err.style().bad("HANGS ") + "  " + err.oneLine(attempt.resource(), NAME_COLUMNS)
                        + "  it was told to stop and goes on; it counts as failed, and no further event is taken",
                notes);
        for (StackTraceElement frame : stack.subList(0, Math.min(MOST_FRAMES, stack.size()))) {
            line(err.style().dim("          at " + err.oneLine(frame.toString())), notes);
        }
        if (stack.size() > MOST_FRAMES) {
            line(err.style().dim("          and " + (stack.size() - MOST_FRAMES) + " more"), notes);
        }
    }

    void warned(String text, Bytes notes) {
        line(err.style().warn("warning:") + " " + err.oneLine(text, 2 * MESSAGE_COLUMNS), notes);
    }

    void draining(int inFlight, Duration grace, Bytes notes) {
        String attempts = Elapsed.count(inFlight, "attempt");
        String what;
        if (inFlight == 0) {
            what = "nothing is at work";
        } else if (grace.isZero()) {
            what = attempts + (inFlight == 1 ? " is" : " are") + " told to end";
        } else {
            what = attempts + " may go on for " + Elapsed.text(grace) + "; interrupt again to end at once";
        }
        line(err.style().warn("stopping:") + " " + what, notes);
    }

    /** Such as a line of a build. */
    void note(String text, Bytes notes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new TextCleaner(err).append(bytes, 0, bytes.length, notes, 0);
        notes.add('\n');
    }

    private static void line(String text, Bytes notes) {
        notes.utf8(text);
        notes.add('\n');
    }
}
