package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.JsonMembers;
import ug.open.conveyor.driver.json.Unescaped;

/**
 * Shows the labels of a log line behind its message: {@code step=clone note="two words"}; a text of several lines, such as a stack trace, is
 * shown below it.
 */
final class LabelText {
    private final TextCleaner cleaner;
    private final Style style;
    private final JsonMembers members = new JsonMembers();
    private final Buffer value = new Buffer(256);

    LabelText(Surface surface) {
        cleaner = new TextCleaner(surface);
        style = surface.style();
    }

    /**
     * Appends the labels of one line.
     *
     * @param json the object that holds them
     * @param indent how many blanks a further line begins with
     */
    void append(byte[] json, int from, int to, Buffer out, int indent) {
        int before = out.length();
        style.begin(Tone.DIM, out);
        int begun = out.length();
        boolean block = false;
        for (members.start(json, from, to); members.next(); ) {
            if (severalLines(json)) {
                block = true;
            } else {
                inline(json, out);
            }
        }
        for (members.start(json, from, block ? to : from); members.next(); ) {
            if (severalLines(json)) {
                below(json, out, indent);
            }
        }
        if (out.length() == begun) {
            out.cut(before);
        } else {
            style.end(out);
        }
    }

    private void inline(byte[] json, Buffer out) {
        out.ascii("  ");
        cleaner.append(json, members.nameFrom(), members.nameTo(), out, 0);
        out.add('=');
        boolean bare = members.isString() && bare(json, members.valueFrom() + 1, members.valueTo() - 1);
        int quote = bare ? 1 : 0;
        cleaner.append(json, members.valueFrom() + quote, members.valueTo() - quote, out, 0);
    }

    private void below(byte[] json, Buffer out, int indent) {
        out.add('\n');
        out.blanks(indent + 2);
        cleaner.append(json, members.nameFrom(), members.nameTo(), out, 0);
        out.ascii(": ");
        cleaner.append(value.bytes(), 0, value.length(), out, indent + 4);
    }

    /** Whether the member is a text with a line feed in it; the text is in {@link #value} then. */
    private boolean severalLines(byte[] json) {
        value.clear();
        if (members.isString() && !TextCleaner.plain(json, members.valueFrom(), members.valueTo())) {
            Unescaped.unescape(json, members.valueFrom() + 1, members.valueTo() - 1, value);
            for (int i = 0; i < value.length() - 1; i++) {
                if (value.bytes()[i] == '\n') {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean bare(byte[] json, int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] == ' ' || json[i] == '=' || json[i] == '\\') {
                return false;
            }
        }
        return to > from;
    }
}
