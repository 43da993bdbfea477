package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Unescaped;

/** The message of a log line, cleaned, with what was searched for marked. */
final class MessageText {
    private final TextCleaner cleaner;
    private final Style style;
    private final Buffer scratch = new Buffer(1024);
    private Highlighter highlighter;

    MessageText(Surface surface) {
        cleaner = new TextCleaner(surface);
        style = surface.style();
    }

    void highlight(Highlighter highlighter) {
        this.highlighter = style.on() ? highlighter : null;
    }

    /** Appends a level, unless it is the usual one; gives its width. */
    int level(Level level, Buffer out) {
        Tone tone = switch (level) {
            case DEBUG -> Tone.DIM;
            case INFO -> null;
            case WARN -> Tone.WARN;
            case ERROR -> Tone.BAD;
        };
        if (tone == null) {
            return 0;
        }
        style.begin(tone, out);
        out.ascii(level.name());
        style.end(out);
        out.add(' ');
        return level.name().length() + 1;
    }

    /** Appends what is between the quotes of a JSON string. */
    void json(byte[] bytes, int from, int to, Buffer out, int indent) {
        if (from < 0) {
            return; // there is no message
        }
        if (!TextCleaner.plain(bytes, from, to)) {
            scratch.clear();
            Unescaped.unescape(bytes, from, to, scratch);
            text(scratch.bytes(), 0, scratch.length(), out, indent);
        } else if (highlighter == null) {
            out.add(bytes, from, to); // nearly every line: no byte is looked at twice
        } else {
            text(bytes, from, to, out, indent);
        }
    }

    /** The same of an entry of which is known what is between the quotes. */
    void known(KnownEntries entries, int entry, Buffer out, int indent) {
        int from = entries.messageFrom(entry);
        int to = entries.messageTo(entry);
        switch (entries.text(entry)) {
            case PLAIN -> {
                if (highlighter == null) {
                    out.add(entries.bytes(), from, to);
                } else {
                    text(entries.bytes(), from, to, out, indent);
                }
            }
            case WIDE -> text(entries.bytes(), from, to, out, indent);
            case ESCAPED -> json(entries.bytes(), from, to, out, indent);
        }
    }

    /** Appends text; further lines of it begin with {@code indent} blanks. */
    void text(byte[] bytes, int from, int to, Buffer out, int indent) {
        if (highlighter == null) {
            cleaner.append(bytes, from, to, out, indent);
            return;
        }
        int at = from;
        for (highlighter.reset(bytes, from, to); highlighter.next(); at = highlighter.end()) {
            cleaner.append(bytes, at, highlighter.start(), out, indent);
            style.begin(Tone.MATCH, out);
            cleaner.append(bytes, highlighter.start(), highlighter.end(), out, indent);
            style.end(out);
        }
        cleaner.append(bytes, at, to, out, indent);
    }
}
