package ug.open.conveyor.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.follow.MergedLogs;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.runtime.LogEntry;

/**
 * Log entries of a server as lines of a recording, in which what is not shown is escaped: so they can be printed as they are. They are of no attempt that is known here, so there is no {@code a} in them. Not for use by
 * several threads at once.
 */
public final class LogLines {
    private static final byte DELETE = 0x7f;

    private final LineWriter lines = new LineWriter();
    private final LogSink sink;

    /** Into this sink. */
    public LogLines(LogSink sink) {
        this.sink = sink;
    }

    /** Gives an entry to the sink. */
    public void write(LogEntry entry) throws IOException {
        lines.reset();
        lines.log(entry);
        byte[] line = lines.buffer();
        int length = lines.length() - 1; // without its line feed
        for (int i = 0; i < length; i++) {
            if (line[i] < ' ' || line[i] == DELETE) { // beyond ASCII: it may be what is not shown
                line = Harmless.json(new String(line, 0, length, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
                length = line.length;
                break;
            }
        }
        sink.line(line, 0, length);
    }

    /** What such a line is known by: run, driver, time and message, as a digest that nobody can make for another line. */
    public static final class Identity implements MergedLogs.Identity {
        private static final Member[] KNOWN_BY = {Member.RUNID, Member.DRIVER, Member.TIMESTAMP, Member.MESSAGE};

        private final RecordedLine line = new RecordedLine();
        private final MessageDigest digest = digest();

        /** For one thread. */
        public Identity() {}

        @Override
        public Object of(byte[] buffer, int from, int to) {
            if (!line.read(buffer, from, to)) {
                digest.update(buffer, from, to - from);
            } else {
                for (Member member : KNOWN_BY) {
                    if (line.has(member)) {
                        digest.update(buffer, line.start(member), line.end(member) - line.start(member));
                    }
                    digest.update((byte) 0); // no JSON text has it
                }
            }
            return ByteBuffer.wrap(digest.digest(), 0, 16);
        }

        @Override
        public long time(byte[] buffer, int from, int to) {
            if (line.read(buffer, from, to) && line.isString(Member.TIMESTAMP)) {
                try {
                    Instant time = Timestamps.parse(line.text(Member.TIMESTAMP));
                    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
                } catch (DateTimeException e) {
                    return 0;
                }
            }
            return 0;
        }

        private static MessageDigest digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
