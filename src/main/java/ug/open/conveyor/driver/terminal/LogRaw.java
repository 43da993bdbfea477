package ug.open.conveyor.driver.terminal;

import java.util.Arrays;
import java.util.Base64;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Unescaped;
import ug.open.conveyor.driver.wire.Member;

/** The messages of log lines alone: cleaned on a terminal, elsewhere what the driver wrote. */
final class LogRaw extends LogMessages {
    LogRaw(Surface surface) {
        super(surface);
    }

    @Override
    void message(byte[] bytes, boolean goesOn, Buffer out) {
        int from = line.start(Member.MESSAGE);
        int to = line.end(Member.MESSAGE);
        if (surface.terminal()) {
            message.json(bytes, from, to, out, 0);
        } else if (!original(bytes, out) && from < to) {
            Unescaped.unescape(bytes, from, to, out);
        }
    }

    @Override
    boolean printsKnown() {
        return !surface.terminal();
    }

    @Override
    void known(KnownEntries entries, int entry, Buffer out) {
        int from = entries.messageFrom(entry);
        int to = entries.messageTo(entry);
        if (entries.text(entry) == KnownEntries.Text.ESCAPED) {
            Unescaped.unescape(entries.bytes(), from, to, out);
        } else {
            out.add(entries.bytes(), from, to);
        }
    }

    /** Appends the line as it was where it was not UTF-8, if that was kept. */
    private boolean original(byte[] bytes, Buffer out) {
        if (!line.has(Member.BYTES)) {
            return false;
        }
        try {
            byte[] was = Base64.getDecoder()
                    .decode(Arrays.copyOfRange(bytes, line.start(Member.BYTES), line.end(Member.BYTES)));
            out.add(was, 0, was.length);
            return true;
        } catch (IllegalArgumentException e) {
            return false; // no base64: the message has to do
        }
    }
}
