package ug.open.conveyor.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.LogSource.LogSink;
import ug.open.conveyor.driver.runtime.MergedLogs;

/**
 * Log entries of a server as lines of a recording. They are of no attempt that is known here, so there is no {@code a} in them. Not for use by
 * several threads at once.
 */
public final class LogLines {
    private static final byte[] BEGIN = "{\"kind\":\"log\",\"runid\":".getBytes(StandardCharsets.US_ASCII);
    private static final int CAPACITY = 1024;

    private final LineBuffer out = new LineBuffer(CAPACITY);
    private final LogSink sink;

    /** Into this sink. */
    public LogLines(LogSink sink) {
        this.sink = sink;
    }

    /** Gives an entry to the sink. */
    public void write(LogEntry entry) throws IOException {
        out.clear();
        out.raw(BEGIN);
        out.string(entry.runId());
        text(Member.DRIVER, entry.driver());
        if (entry.pipeline() != null && !entry.pipeline().isEmpty()) {
            text(Member.PIPELINE, entry.pipeline());
        }
        out.raw(Member.TIMESTAMP);
        out.time(entry.timestamp());
        out.raw(Member.LEVEL);
        out.raw(Member.LEVELS[entry.level().ordinal()]);
        text(Member.MESSAGE, entry.message());
        if (!entry.labels().isEmpty()) {
            labels(entry.labels());
        }
        if (entry.part() > 0) {
            out.raw(Member.PART);
            out.number(entry.part());
        }
        out.ascii('}');
        sink.line(out.bytes(), 0, out.length());
    }

    private void text(byte[] member, String text) {
        out.raw(member);
        out.string(text);
    }

    private void labels(Map<String, ?> labels) {
        out.raw(Member.LABELS);
        boolean first = true;
        for (Map.Entry<String, ?> label : labels.entrySet()) {
            if (!first) {
                out.ascii(',');
            }
            first = false;
            out.string(Utf8.wellFormed(label.getKey()));
            out.ascii(':');
            out.raw(Json.write(label.getValue()));
        }
        out.ascii('}');
    }

    /** What such a line is known by: run, driver, time and message, as a digest that nobody can make for another line. */
    public static final class Identity implements MergedLogs.Identity {
        private final JsonLine line = new JsonLine("runid", "driver", "timestamp", "message");
        private final MessageDigest digest = digest();

        /** For one thread. */
        public Identity() {}

        @Override
        public Object of(byte[] buffer, int from, int to) {
            if (!line.read(buffer, from, to)) {
                digest.update(buffer, from, to - from);
            } else {
                for (int member = 0; member < 4; member++) {
                    if (line.present(member)) {
                        digest.update(buffer, line.start(member), line.end(member) - line.start(member));
                    }
                    digest.update((byte) 0); // no JSON text has it
                }
            }
            return ByteBuffer.wrap(digest.digest(), 0, 16);
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
