package ug.open.conveyor.driver.terminal;

import java.util.Arrays;
import java.util.Base64;
import ug.open.conveyor.driver.wire.JsonLine;

/** The message of a log line alone: cleaned on a terminal, elsewhere what the driver wrote. */
final class RawLine {
    private final JsonLine line;
    private final boolean clean;
    private final MessageText message;
    private final LogLine.Parts parts;

    RawLine(Surface surface, JsonLine line) {
        this.line = line;
        clean = surface.terminal();
        message = new MessageText(surface);
        parts = new LogLine.Parts(line);
    }

    void append(byte[] bytes, Bytes out) {
        parts.goesOn(bytes, out);
        int from = line.start(LogLine.MESSAGE);
        int to = line.end(LogLine.MESSAGE);
        if (clean) {
            message.json(bytes, from, to, out, 0);
        } else if (!original(bytes, out) && from < to) {
            JsonText.unescape(bytes, from, to, out);
        }
        parts.lineEnd(out);
    }

    void end(Bytes out) {
        parts.end(out);
    }

    /** Appends the line as it was where it was not UTF-8, if that was kept. */
    private boolean original(byte[] bytes, Bytes out) {
        if (!line.present(LogLine.BYTES)) {
            return false;
        }
        try {
            byte[] was = Base64.getDecoder()
                    .decode(Arrays.copyOfRange(bytes, line.start(LogLine.BYTES), line.end(LogLine.BYTES)));
            out.add(was, 0, was.length);
            return true;
        } catch (IllegalArgumentException e) {
            return false; // no base64: the message has to do
        }
    }
}
