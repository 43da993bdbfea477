package ug.open.conveyor.driver.terminal;

import java.util.Arrays;
import ug.open.conveyor.driver.wire.JsonLine;

/** A log line as text: columns, then the level where it is not the usual one, the message, the labels. */
final class LogLine {
    static final String[] MEMBERS = {"runid", "driver", "timestamp", "level", "message", "labels", "part", "bytes"};

    private static final int RUN = 0;
    private static final int DRIVER = 1;
    private static final int TIMESTAMP = 2;
    private static final int LEVEL = 3;
    static final int MESSAGE = 4;
    private static final int LABELS = 5;
    static final int PART = 6;
    static final int BYTES = 7;

    /** So much of a run id tells runs apart, also those that begin with the time; a REF may be the beginning of one. */
    private static final int RUN_COLUMNS = 13;

    private static final int WIDEST_DRIVER = 24;

    private final Surface surface;
    private final Style style;
    private final LogPrinter.Options options;
    private final JsonLine line;
    private final MessageText message;
    private final LabelText labels;
    private final Parts parts;
    private final Bytes scratch = new Bytes(256);
    private int driverColumns;

    LogLine(Surface surface, LogPrinter.Options options, JsonLine line) {
        this.surface = surface;
        this.options = options;
        this.line = line;
        style = surface.style();
        message = new MessageText(surface);
        labels = new LabelText(surface);
        parts = new Parts(line);
    }

    void highlight(Highlighter highlighter) {
        message.highlight(highlighter);
    }

    /** Appends the line that was read. */
    void append(byte[] bytes, Bytes out) {
        int indent = 0;
        if (!parts.goesOn(bytes, out)) {
            indent = columns(bytes, out);
            indent += level(bytes, out);
        }
        message.json(bytes, line.start(MESSAGE), line.end(MESSAGE), out, indent);
        if (line.present(LABELS)) {
            labels.append(bytes, line.start(LABELS), line.end(LABELS), out, indent);
        }
        parts.lineEnd(out);
    }

    /** Appends a line that is no log line: what is kept is shown. */
    void unreadable(byte[] bytes, int from, int to, Bytes out) {
        end(out);
        message.text(bytes, from, to, out, 0);
        out.add('\n');
    }

    void end(Bytes out) {
        parts.end(out);
    }

    /** Appends the columns that are wanted; gives how wide they are. */
    private int columns(byte[] bytes, Bytes out) {
        if (!options.times() && !options.runs() && !options.drivers()) {
            return 0;
        }
        int width = 0;
        style.begin(Tone.DIM, out);
        if (options.times()) {
            width += time(bytes, out) + 1;
            out.add(' ');
        }
        if (options.runs()) {
            width += column(bytes, RUN, surface.terminal() ? RUN_COLUMNS : Integer.MAX_VALUE, out) + 1;
            out.add(' ');
        }
        style.end(out);
        if (options.drivers()) {
            width += driver(bytes, out);
        }
        if (options.runs() || options.drivers()) {
            style.begin(Tone.DIM, out);
            out.ascii("| ");
            style.end(out);
            width += 2;
        }
        return width;
    }

    private int time(byte[] bytes, Bytes out) {
        if (!options.zone().local() || !line.present(TIMESTAMP)) {
            return column(bytes, TIMESTAMP, Integer.MAX_VALUE, out);
        }
        scratch.clear();
        JsonText.unescape(bytes, line.start(TIMESTAMP), line.end(TIMESTAMP), scratch);
        String text = surface.oneLine(options.zone().kept(scratch.toString()));
        out.utf8(text);
        return Columns.of(text);
    }

    private int driver(byte[] bytes, Bytes out) {
        style.begin(Tone.NAME, out);
        int width = column(bytes, DRIVER, surface.terminal() ? WIDEST_DRIVER : Integer.MAX_VALUE, out);
        style.end(out);
        driverColumns = Math.max(driverColumns, Math.min(width, WIDEST_DRIVER));
        int padded = Math.max(width, driverColumns);
        out.blanks(padded - width + 1);
        return padded + 1;
    }

    /** Appends a member for a place of one line, cut to so many columns; gives how many it takes. */
    private int column(byte[] bytes, int member, int columns, Bytes out) {
        if (!line.present(member)) {
            return 0;
        }
        int from = line.start(member);
        int to = line.end(member);
        if (ascii(bytes, from, to)) {
            int width = Math.min(columns, to - from);
            out.add(bytes, from, from + width);
            return width;
        }
        scratch.clear();
        JsonText.unescape(bytes, from, to, scratch);
        String text = surface.oneLine(scratch.toString());
        String shown = Columns.cut(text, columns, "");
        out.utf8(shown);
        return Columns.of(shown);
    }

    private static boolean ascii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7f || bytes[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Appends the level where it is not info; gives how wide it is. */
    private int level(byte[] bytes, Bytes out) {
        byte first = line.present(LEVEL) && line.end(LEVEL) > line.start(LEVEL) ? bytes[line.start(LEVEL)] : 0;
        return switch (first) {
            case 'd' -> message.tag(LevelTag.DEBUG, out);
            case 'w' -> message.tag(LevelTag.WARN, out);
            case 'e' -> message.tag(LevelTag.ERROR, out);
            default -> 0;
        };
    }

    /** Joins the parts of a line that was too long to be kept as one. */
    static final class Parts {
        private final JsonLine line;
        private final Bytes run = new Bytes(64);
        private long last;

        Parts(JsonLine line) {
            this.line = line;
        }

        /** Whether the line that was read goes on the one before; where not, that one is ended. */
        boolean goesOn(byte[] bytes, Bytes out) {
            long part = line.longValue(PART, 0);
            boolean same = part > 1 && part == last + 1 && sameRun(bytes);
            if (!same) {
                end(out);
            }
            last = part;
            if (part > 0) {
                run.clear();
                if (line.present(RUN)) {
                    run.add(bytes, line.start(RUN), line.end(RUN));
                }
            }
            return same;
        }

        /** Ends the line that was read, unless it may go on. */
        void lineEnd(Bytes out) {
            if (last == 0) {
                out.add('\n');
            }
        }

        void end(Bytes out) {
            if (last > 0) {
                out.add('\n');
                last = 0;
            }
        }

        private boolean sameRun(byte[] bytes) {
            return line.present(RUN)
                    && Arrays.equals(run.array(), 0, run.length(), bytes, line.start(RUN), line.end(RUN));
        }
    }
}
