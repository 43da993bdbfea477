package ug.open.conveyor.driver.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import ug.open.conveyor.driver.mask.Redactor;
import ug.open.conveyor.driver.wire.LineKind;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;
import ug.open.conveyor.driver.wire.SessionLine;

/** Takes the lines of a recording and hands them on redacted. Whole lines come out, each when its line feed comes in. */
public final class RedactedLines extends OutputStream {
    private final OutputStream to;
    private final Redactor redactor;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private final RecordedLine line = new RecordedLine();
    private long sessions;

    public RedactedLines(OutputStream to, Redactor redactor) {
        this.to = to;
        this.redactor = redactor;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int begin = from;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                unfinished.write(bytes, begin, i - begin);
                begin = i + 1;
                finish();
            }
        }
        unfinished.write(bytes, begin, from + length - begin);
    }

    private void finish() throws IOException {
        byte[] whole = unfinished.toByteArray();
        unfinished.reset();
        boolean read = line.read(whole, 0, whole.length);
        if (read && line.is(LineKind.SESSION)) {
            sessions++;
            boolean marked = line.is(Member.REDACTED, "true");
            to.write(marked ? whole : SessionLine.redacted(whole));
        } else {
            String of = read && line.is(LineKind.LOG) ? sessions + "." + line.a() : null;
            to.write(redactor.redact(whole, of));
        }
        to.write('\n');
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
