package ug.open.conveyor.driver.terminal;

/** The message of a log line, cleaned, with what was searched for marked. */
final class MessageText {
    private final TextCleaner cleaner;
    private final Style style;
    private final Bytes scratch = new Bytes(1024);
    private Highlighter highlighter;

    MessageText(Surface surface) {
        cleaner = new TextCleaner(surface);
        style = surface.style();
    }

    void highlight(Highlighter highlighter) {
        this.highlighter = style.on() ? highlighter : null;
    }

    /** Appends a level; gives how wide it is. */
    int tag(LevelTag level, Bytes out) {
        style.begin(level.tone, out);
        out.ascii(level.name());
        style.end(out);
        out.add(' ');
        return level.name().length() + 1;
    }

    /** Appends what is between the quotes of a JSON string. */
    void json(byte[] bytes, int from, int to, Bytes out, int indent) {
        if (from < 0) {
            return; // there is no message
        }
        if (!TextCleaner.plain(bytes, from, to)) {
            scratch.clear();
            JsonText.unescape(bytes, from, to, scratch);
            text(scratch.array(), 0, scratch.length(), out, indent);
        } else if (highlighter == null) {
            out.add(bytes, from, to); // nearly every line: no byte is looked at twice
        } else {
            text(bytes, from, to, out, indent);
        }
    }

    /** Appends text; further lines of it begin with so many blanks. */
    void text(byte[] bytes, int from, int to, Bytes out, int indent) {
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
