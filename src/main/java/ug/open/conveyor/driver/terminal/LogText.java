package ug.open.conveyor.driver.terminal;

import java.util.Arrays;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Unescaped;
import ug.open.conveyor.driver.wire.Member;

/** Log lines as text: columns, then the level where it is not the usual one, the message, the labels. */
final class LogText extends LogMessages {
    /** This many columns of a run id tell runs apart, also those that begin with the time; a REF may be the beginning of one. */
    private static final int RUN_COLUMNS = 13;

    private static final int WIDEST_DRIVER = 24;

    private final Style style;
    private final LogPrinter.Options options;
    private final LabelText labels;
    private final Buffer scratch = new Buffer(256);
    private final DriverTones tones = new DriverTones();
    private final Buffer above = new Buffer(64); // run id and driver of the last heading
    private int driverColumns;
    private final BySource<Columned> sources = new BySource<>();

    /** The columns of the entries of one source. */
    private record Columned(Buffer text, int width) {}

    LogText(Surface surface, LogPrinter.Options options) {
        super(surface);
        this.options = options;
        style = surface.style();
        labels = new LabelText(surface);
    }

    @Override
    void heading(ExecutionHeading heading, Buffer out) {
        out.utf8(heading.text(surface, options.zone()));
        out.add('\n');
    }

    @Override
    void message(byte[] bytes, boolean goesOn, Buffer out) {
        int indent = 0;
        if (!goesOn) {
            if (options.headings()) {
                above(bytes, out);
            }
            indent = columns(bytes, options.times(), out);
            indent += level(bytes, out);
        }
        message.json(bytes, line.start(Member.MESSAGE), line.end(Member.MESSAGE), out, indent);
        if (line.has(Member.LABELS)) {
            labels.append(bytes, line.start(Member.LABELS), line.end(Member.LABELS), out, indent);
        }
    }

    @Override
    boolean printsKnown() {
        return !options.headings() && !(options.times() && options.zone().local()) && !style.on();
    }

    @Override
    void known(KnownEntries entries, int entry, Buffer out) {
        int indent = 0;
        if (options.times()) {
            int from = entries.timeFrom(entry);
            int to = entries.timeTo(entry);
            out.add(entries.bytes(), from, to).add(' ');
            indent = to - from + 1;
        }
        if (options.runs() || options.drivers()) {
            Columned columned = sources.get(entries.source(entry));
            columned = columned == null ? columned(entries, entry) : columned;
            out.add(columned.text());
            indent += columned.width();
        }
        indent += message.level(entries.level(entry), out);
        message.known(entries, entry, out, indent);
    }

    private Columned columned(KnownEntries entries, int entry) {
        line.read(entries.bytes(), entries.from(entry), entries.to(entry));
        Buffer text = new Buffer(64);
        Columned columned = new Columned(text, columns(entries.bytes(), false, text));
        sources.put(entries.source(entry), columned);
        return columned;
    }

    /** Appends a heading where the run or the driver is not that of the line before. */
    private void above(byte[] bytes, Buffer out) {
        scratch.clear();
        for (Member member : new Member[] {Member.RUNID, Member.DRIVER}) {
            if (line.has(member)) {
                scratch.add(bytes, line.start(member), line.end(member));
            }
            scratch.add('\n');
        }
        if (Arrays.equals(above.bytes(), 0, above.length(), scratch.bytes(), 0, scratch.length())) {
            return;
        }
        above.clear();
        above.add(scratch);
        style.begin(Tone.BOLD, out);
        column(bytes, Member.RUNID, Integer.MAX_VALUE, out);
        style.end(out);
        out.ascii("  ");
        style.begin(tone(bytes), out);
        column(bytes, Member.DRIVER, Integer.MAX_VALUE, out);
        style.end(out);
        out.add('\n');
    }

    private Tone tone(byte[] bytes) {
        return style.on() && line.has(Member.DRIVER)
                ? tones.of(bytes, line.start(Member.DRIVER), line.end(Member.DRIVER))
                : Tone.NAME;
    }

    /** Appends the columns that are wanted; gives their width. */
    private int columns(byte[] bytes, boolean times, Buffer out) {
        if (!times && !options.runs() && !options.drivers()) {
            return 0;
        }
        int width = 0;
        style.begin(Tone.DIM, out);
        if (times) {
            width += time(bytes, out) + 1;
            out.add(' ');
        }
        if (options.runs()) {
            width += column(bytes, Member.RUNID, surface.terminal() ? RUN_COLUMNS : Integer.MAX_VALUE, out) + 1;
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

    private int time(byte[] bytes, Buffer out) {
        if (!options.zone().local() || !line.has(Member.TIMESTAMP)) {
            return column(bytes, Member.TIMESTAMP, Integer.MAX_VALUE, out);
        }
        scratch.clear();
        Unescaped.unescape(bytes, line.start(Member.TIMESTAMP), line.end(Member.TIMESTAMP), scratch);
        String text = surface.oneLine(options.zone().kept(scratch.toString()));
        out.utf8(text);
        return Columns.of(text);
    }

    private int driver(byte[] bytes, Buffer out) {
        style.begin(tone(bytes), out);
        int width = column(bytes, Member.DRIVER, surface.terminal() ? WIDEST_DRIVER : Integer.MAX_VALUE, out);
        style.end(out);
        if (driverColumns < Math.min(width, WIDEST_DRIVER)) {
            driverColumns = Math.min(width, WIDEST_DRIVER);
            sources.clear(); // their columns are too narrow now
        }
        int padded = Math.max(width, driverColumns);
        out.blanks(padded - width + 1);
        return padded + 1;
    }

    /** Appends a member for a place of one line, cut to this many columns; gives its width. */
    private int column(byte[] bytes, Member member, int columns, Buffer out) {
        if (!line.has(member)) {
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
        Unescaped.unescape(bytes, from, to, scratch);
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

    /** Appends the level where it is not info; gives its width. */
    private int level(byte[] bytes, Buffer out) {
        byte first = line.has(Member.LEVEL) && line.end(Member.LEVEL) > line.start(Member.LEVEL)
                ? bytes[line.start(Member.LEVEL)]
                : 0;
        return switch (first) {
            case 'd' -> message.level(Level.DEBUG, out);
            case 'w' -> message.level(Level.WARN, out);
            case 'e' -> message.level(Level.ERROR, out);
            default -> 0;
        };
    }
}
