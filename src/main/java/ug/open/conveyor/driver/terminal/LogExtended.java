package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.JsonScanner;
import ug.open.conveyor.driver.json.Unescaped;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Log lines as they are kept, but with a message that is a JSON object as that object. */
final class LogExtended implements Printer<LogItem> {
    private final LogJson kept = new LogJson();
    private final LogItem.Line one = new LogItem.Line();
    private final RecordedLine line = new RecordedLine();
    private final Buffer message = new Buffer(1024);

    @Override
    public void print(LogItem item, Buffer out) {
        if (item instanceof LogItem.Lines lines) {
            lines.each(this, one, out);
            return;
        }
        if (!(item instanceof LogItem.Line next)
                || !line.read(next.bytes, next.from, next.to)
                || !isObject(next.bytes)) {
            kept.print(item, out);
            return;
        }
        out.add(next.bytes, next.from, line.start(Member.MESSAGE) - 1);
        out.add(message.bytes(), 0, message.length());
        out.add(next.bytes, line.end(Member.MESSAGE) + 1, next.to);
        out.add('\n');
    }

    /** The message is in {@link #message} then, on one line. */
    private boolean isObject(byte[] bytes) {
        int from = line.start(Member.MESSAGE);
        int to = line.end(Member.MESSAGE);
        if (!line.isString(Member.MESSAGE) || from == to || bytes[from] != '{') {
            return false;
        }
        message.clear();
        Unescaped.unescape(bytes, from, to, message);
        byte[] text = message.bytes();
        if (!JsonScanner.isValid(text, 0, message.length(), JsonScanner.MAX_DEPTH - 1)) {
            return false;
        }
        for (int i = 0; i < message.length(); i++) {
            text[i] = text[i] == '\n' || text[i] == '\r' ? (byte) ' ' : text[i];
        }
        return true;
    }
}
