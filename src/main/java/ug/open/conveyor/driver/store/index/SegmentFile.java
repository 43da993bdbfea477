package ug.open.conveyor.driver.store.index;

import static ug.open.conveyor.driver.json.Bytes.ascii;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Reads the lines of a segment, which may be written meanwhile: a last line without its end is not there yet. */
public final class SegmentFile {
    /** The newest format that is understood. */
    public static final int FORMAT = 1;

    public static final byte[] KIND = ascii("{\"kind\":\"");
    public static final byte[] SESSION = ascii("{\"kind\":\"session\",");
    public static final byte[] LOG = ascii("{\"kind\":\"log\",");
    public static final byte[] LOG_OF = ascii("{\"kind\":\"log\",\"a\":");
    public static final byte[] EVENT = ascii("{\"kind\":\"event\",");
    public static final byte[] START = ascii("{\"kind\":\"start\",");
    public static final byte[] FINISH = ascii("{\"kind\":\"finish\",");
    public static final byte[] SETTLE = ascii("{\"kind\":\"settle\",");
    static final byte[] AGAIN = ascii("{\"kind\":\"again\",");

    /** The longest line that is read, in bytes: that of the longest event, kept as base64. What is longer is passed over. */
    public static final int LONGEST = 96 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int FIRST_LINE = 1 << 12;
    private static final int MOST_HEAD = 1 << 16;

    private SegmentFile() {}

    /** Takes lines. */
    public interface Lines {
        /** One line without its line feed, and its offset in the file. */
        void line(byte[] buffer, int from, int to, long at) throws IOException;

        /** Where the line ends that begins at {@code from} and has no end before {@code scanned}; -1 where it has none. Who knows the form of lines may be faster. */
        default int lineEnd(byte[] buffer, int from, int scanned, int to) {
            return Bytes.lineEnd(buffer, scanned, to);
        }

        /** The buffer will change: the lines that it holds were given. */
        default void bufferEnd() throws IOException {}

        /** A line that is too long to be one of ours was passed over. */
        default void tooLong(long at) throws IOException {}
    }

    /**
     * Gives each whole line that begins at {@code from} or behind and ends before {@code to}.
     *
     * @return the offset behind the last of them
     * @throws FileNotFoundException where the segment is gone
     */
    public static long read(Path segment, long from, long to, Lines lines) throws IOException {
        try (RandomAccessFile in = StoreFile.open(segment)) {
            return read(in, from, to, lines);
        }
    }

    /** The same of an open segment. */
    public static long read(RandomAccessFile segment, long from, long to, Lines lines) throws IOException {
        return read(segment, from, to, new byte[(int) Math.max(1, Math.min(BUFFER, to - from))], lines);
    }

    /** The same by a buffer of at least one byte that is used again and again; a longer line gets another one. */
    public static long read(RandomAccessFile segment, long from, long to, byte[] room, Lines lines) throws IOException {
        segment.seek(from);
        byte[] buffer = room;
        int held = 0;
        long base = from;
        while (base + held < to) {
            if (held == LONGEST) {
                lines.tooLong(base);
                base = behindLine(segment, buffer, base + held, to);
                held = 0;
                continue;
            }
            if (held == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(LONGEST, 2 * buffer.length));
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

    /** Goes on behind the end of the line; tells where that is, or where the file ends without it. */
    private static long behindLine(RandomAccessFile segment, byte[] buffer, long from, long to) throws IOException {
        long at = from;
        for (int n; at < to && (n = segment.read(buffer)) > 0; at += n) {
            int end = Bytes.lineEnd(buffer, 0, n);
            if (end >= 0) {
                segment.seek(at + end + 1);
                return at + end + 1;
            }
        }
        return at;
    }

    /** Gives the whole lines in the buffer, of which no line ends before {@code scanned}; tells how many bytes they take. */
    private static int give(byte[] buffer, int scanned, int end, long base, Lines lines) throws IOException {
        int from = 0;
        int feed = lines.lineEnd(buffer, from, scanned, end);
        while (feed >= 0) {
            lines.line(buffer, from, feed, base + from);
            from = feed + 1;
            feed = lines.lineEnd(buffer, from, from, end);
        }
        lines.bufferEnd();
        return from;
    }

    /**
     * The line at an offset, without its line feed.
     *
     * @return null where there is none
     * @throws FileNotFoundException where the segment is gone
     */
    public static byte[] line(Path segment, long at) throws IOException {
        try (RandomAccessFile in = StoreFile.open(segment)) {
            in.seek(Math.max(0, at));
            byte[] buffer = new byte[FIRST_LINE];
            int held = 0;
            for (int n; held < LONGEST && (n = in.read(buffer, held, buffer.length - held)) > 0; ) {
                int end = Bytes.lineEnd(buffer, held, held + n);
                if (end >= 0) {
                    return Arrays.copyOf(buffer, end);
                }
                held += n;
                buffer = held < buffer.length ? buffer : Arrays.copyOf(buffer, Math.min(LONGEST, 2 * buffer.length));
            }
        }
        return null;
    }

    /** Behind the last line that has its end; 0 where there is none, or no such file. */
    public static long wholeLines(Path segment) throws IOException {
        try (RandomAccessFile in = StoreFile.open(segment)) {
            long end = in.length();
            while (end > 0) {
                long begin = Math.max(0, end - BUFFER);
                byte[] last = FileOutput.read(in, begin, (int) (end - begin));
                int whole = Bytes.wholeLines(last, 0, last.length);
                if (whole > 0) {
                    return begin + whole;
                }
                end = begin;
            }
        } catch (FileNotFoundException e) {
            // pruned since it was listed
        }
        return 0;
    }

    /** The number, from 1, of the line at an offset. */
    public static long lineNumber(Path segment, long at) throws IOException {
        long number = 1;
        try (RandomAccessFile in = StoreFile.open(segment)) {
            byte[] buffer = new byte[BUFFER];
            long left = at;
            for (int n; left > 0 && (n = in.read(buffer, 0, (int) Math.min(BUFFER, left))) > 0; left -= n) {
                for (int i = 0; i < n; i++) {
                    number += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return number;
    }

    /**
     * The format that the first line of a segment names.
     *
     * @return 0 where there is no whole line that begins a session, and none behind it that could be of one
     */
    public static int format(Path segment) throws IOException {
        byte[] head;
        try (RandomAccessFile in = StoreFile.open(segment)) {
            head = FileOutput.read(in, 0, (int) Math.min(MOST_HEAD, in.length()));
        }
        int end = Bytes.lineEnd(head, 0, head.length);
        RecordedLine line = new RecordedLine();
        if (end < 0
                || !line.read(head, 0, end)
                || !line.has(Member.FORMAT)
                || !line.text(Member.KIND).equals("session")) {
            return hasLines(head, end) ? FORMAT : 0;
        }
        return (int) Math.min(
                Integer.MAX_VALUE, Math.max(0, Bytes.digits(head, line.start(Member.FORMAT), line.end(Member.FORMAT))));
    }

    /** Whether a line behind the first one begins as ours do: then it is only the first that is damaged. */
    private static boolean hasLines(byte[] head, int firstEnd) {
        for (int end = firstEnd; end >= 0; end = Bytes.lineEnd(head, end + 1, head.length)) {
            if (Bytes.startsWith(head, end + 1, head.length, KIND)) {
                return true;
            }
        }
        return false;
    }
}
