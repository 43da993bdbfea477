package ug.open.conveyor.driver.record;

import static ug.open.conveyor.driver.record.Bytes.ascii;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import ug.open.conveyor.driver.wire.JsonLine;

/** Reads the lines of a segment, which may be written meanwhile: a last line without its end is not there yet. */
final class SegmentFile {
    /** The newest format that is understood. */
    static final int FORMAT = 1;

    static final byte[] LOG = ascii("{\"kind\":\"log\",");
    static final byte[] LOG_OF = ascii("{\"kind\":\"log\",\"a\":");
    static final byte[] EVENT = ascii("{\"kind\":\"event\",");
    static final byte[] START = ascii("{\"kind\":\"start\",");
    static final byte[] FINISH = ascii("{\"kind\":\"finish\",");
    static final byte[] SETTLE = ascii("{\"kind\":\"settle\",");
    static final byte[] AGAIN = ascii("{\"kind\":\"again\",");

    private static final int BUFFER = 1 << 16;
    private static final int FIRST_LINE = 1 << 12;
    private static final int MOST_HEAD = 1 << 16;

    private SegmentFile() {}

    /** Takes lines. */
    interface Lines {
        /** One line without its line feed, and its offset in the file. */
        void line(byte[] buffer, int from, int to, long at) throws IOException;
    }

    /**
     * Gives each whole line that begins at {@code from} or behind and ends before {@code to}.
     *
     * @return the offset behind the last of them
     * @throws FileNotFoundException where the segment is gone
     */
    static long read(Path segment, long from, long to, Lines lines) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(segment.toFile(), "r")) {
            return read(in, from, to, lines);
        }
    }

    /** The same of an open segment. */
    static long read(RandomAccessFile segment, long from, long to, Lines lines) throws IOException {
        segment.seek(from);
        byte[] buffer = new byte[BUFFER];
        int held = 0;
        long base = from;
        while (base + held < to) {
            if (held == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            }
            int most = (int) Math.min(buffer.length - held, to - base - held);
            int n = segment.read(buffer, held, most);
            if (n < 0) {
                break;
            }
            int used = give(buffer, held, held + n, base, lines);
            held += n - used;
            System.arraycopy(buffer, used, buffer, 0, held);
            base += used;
        }
        return base;
    }

    /** Gives the whole lines in the buffer, of which no line ends before {@code scanned}; tells how many bytes they take. */
    private static int give(byte[] buffer, int scanned, int end, long base, Lines lines) throws IOException {
        int from = 0;
        int feed = Bytes.lineEnd(buffer, scanned, end);
        while (feed >= 0) {
            lines.line(buffer, from, feed, base + from);
            from = feed + 1;
            feed = Bytes.lineEnd(buffer, from, end);
        }
        return from;
    }

    /**
     * The line at an offset, without its line feed.
     *
     * @throws StoreException where there is none
     */
    static byte[] line(Path segment, long at) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(segment.toFile(), "r")) {
            in.seek(at);
            byte[] buffer = new byte[FIRST_LINE];
            int held = 0;
            for (int n; (n = in.read(buffer, held, buffer.length - held)) > 0; ) {
                int end = Bytes.lineEnd(buffer, held, held + n);
                if (end >= 0) {
                    return Arrays.copyOf(buffer, end);
                }
                held += n;
                buffer = held < buffer.length ? buffer : Arrays.copyOf(buffer, 2 * buffer.length);
            }
        }
        throw new StoreException("The run store has lost a line: " + segment + " ends before it, at byte " + at
                + ". Somebody cut or changed the file; what else is in it can be read.");
    }

    /**
     * The format that the first line of a segment names.
     *
     * @return 0 where there is no whole line that begins a session
     */
    static int format(Path segment) throws IOException {
        byte[] head;
        try (FileInputStream in = new FileInputStream(segment.toFile())) {
            head = in.readNBytes(MOST_HEAD);
        }
        int end = Bytes.lineEnd(head, 0, head.length);
        JsonLine line = new JsonLine("kind", "format");
        if (end < 0 || !line.read(head, 0, end) || !line.present(1) || !"session".equals(line.string(0))) {
            return 0;
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, Bytes.digits(head, line.start(1), line.end(1))));
    }
}
