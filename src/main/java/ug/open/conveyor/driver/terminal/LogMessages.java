package ug.open.conveyor.driver.terminal;

import java.util.Arrays;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Log lines of which the message is shown. Joins the parts of a line that was too long to be kept as one. */
abstract class LogMessages implements Printer<LogItem> {
    /** The line that was read last. */
    final RecordedLine line = new RecordedLine();

    final Surface surface;
    final MessageText message;
    private final OpenLine open = new OpenLine();
    private final Buffer run = new Buffer(64); // of the line that may go on
    private final LogItem.Line one = new LogItem.Line();
    private long runs;

    LogMessages(Surface surface) {
        this.surface = surface;
        message = new MessageText(surface);
    }

    /**
     * Appends the line that was read, without a line feed.
     *
     * @param goesOn whether it is a further part of the line before
     */
    abstract void message(byte[] bytes, boolean goesOn, Buffer out);

    /** Appends a heading; nothing where messages stand alone. */
    void heading(ExecutionHeading heading, Buffer out) {}

    @Override
    public void print(LogItem item, Buffer out) {
        if (item instanceof LogItem.Line next) {
            line(next, out);
            return;
        }
        if (item instanceof LogItem.Lines next) {
            lines(next.entries, out);
            return;
        }
        end(out);
        if (item instanceof ExecutionHeading heading) {
            heading(heading, out);
        } else { // as grep has it
            surface.style().begin(Tone.DIM, out);
            out.ascii("--");
            surface.style().end(out);
            out.add('\n');
        }
    }

    private void lines(KnownEntries entries, Buffer out) {
        for (int i = 0; i < entries.count(); i++) {
            if (entries.source(i) == null || !printsKnown()) {
                line(one.of(entries.bytes(), entries.from(i), entries.to(i)), out);
                continue;
            }
            open.goesOn(0, 0, out);
            known(entries, i, out);
            out.add('\n');
        }
    }

    /** Whether entries are printed by {@link #known}. */
    boolean printsKnown() {
        return false;
    }

    /** Appends an entry without labels and the like, without a line feed. */
    void known(KnownEntries entries, int entry, Buffer out) {}

    private void line(LogItem.Line next, Buffer out) {
        if (line.read(next.bytes, next.from, next.to)) {
            long part = Math.max(0, line.number(Member.PART));
            message(next.bytes, open.goesOn(part > 0 ? run(next.bytes) : 0, part, out), out);
            open.lineEnd(out);
        } else { // it holds no log entry: show the bytes that the store has
            end(out);
            message.text(next.bytes, next.from, next.to, out, 0);
            out.add('\n');
        }
    }

    /** A number for the run of the line, the same as long as it is the same run. */
    private long run(byte[] bytes) {
        if (!line.has(Member.RUNID)) {
            return ++runs;
        }
        if (!Arrays.equals(run.bytes(), 0, run.length(), bytes, line.start(Member.RUNID), line.end(Member.RUNID))) {
            run.clear();
            run.add(bytes, line.start(Member.RUNID), line.end(Member.RUNID));
            runs++;
        }
        return runs;
    }

    @Override
    public void end(Buffer out) {
        open.end(out);
    }
}
