package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.LogEntry;

/** The log entries of a session, for people: each behind its margin. Without one, the parts of a long line are one line again. */
final class SessionLog implements Printer<SessionEvent> {
    /** What stands before a log line. */
    enum Margin {
        /** Nothing: the lines alone go somewhere, such as to another program. */
        NONE,
        /** Blanks, between the lines that say what the log lines are of. */
        BLANKS,
        /** The resource, where several are at work. */
        RESOURCE
    }

    private static final int PREFIX_COLUMNS = 24;

    private final Surface surface;
    private final Margin margin;
    private final MessageText message;
    private final LabelText labels;
    private final OpenLine open = new OpenLine();
    private int prefixColumns;

    SessionLog(Surface surface, Margin margin) {
        this.surface = surface;
        this.margin = margin;
        message = new MessageText(surface);
        labels = new LabelText(surface);
    }

    @Override
    public void print(SessionEvent event, Buffer out) {
        if (event instanceof SessionEvent.Logged logged) {
            logged(logged.attempt(), logged.entry(), out);
        } else if (event instanceof SessionEvent.Finished finished) {
            open.finished(finished.attempt().number(), out);
        }
    }

    @Override
    public void end(Buffer out) {
        open.end(out);
    }

    private void logged(Attempt attempt, LogEntry entry, Buffer data) {
        int part = margin == Margin.NONE ? entry.part() : 0;
        int indent = open.goesOn(attempt.number(), part, data) ? 0 : margin(attempt, entry, data);
        if (!data.plain(entry.message())) {
            byte[] text = entry.message().getBytes(StandardCharsets.UTF_8);
            message.text(text, 0, text.length, data, indent);
        }
        if (!entry.labels().isEmpty()) {
            byte[] json = Json.write(entry.labels()).getBytes(StandardCharsets.UTF_8);
            labels.append(json, 0, json.length, data, indent);
        }
        open.lineEnd(data);
    }

    /** What stands before the message; gives its width. */
    private int margin(Attempt attempt, LogEntry entry, Buffer data) {
        int width = switch (margin) {
            case NONE -> 0;
            case BLANKS -> blanks(data);
            case RESOURCE -> prefix(attempt, data);
        };
        return width + message.level(entry.level(), data);
    }

    private static int blanks(Buffer data) {
        data.ascii("  ");
        return 2;
    }

    private int prefix(Attempt attempt, Buffer data) {
        String name = surface.oneLine(attempt.resource(), PREFIX_COLUMNS);
        int width = Columns.of(name);
        prefixColumns = Math.max(prefixColumns, width);
        surface.style().begin(Tone.NAME, data);
        data.utf8(name);
        surface.style().end(data);
        data.blanks(prefixColumns - width);
        surface.style().begin(Tone.DIM, data);
        data.ascii(" | ");
        surface.style().end(data);
        return prefixColumns + 3;
    }
}
