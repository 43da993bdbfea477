package ug.open.conveyor.driver.record;

import static ug.open.conveyor.driver.record.Bytes.ascii;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One lookup file: where the run ids of some sealed segments are. Written whole, then only read.
 *
 * <pre>
 * run id, escaped, at most {@value #LONGEST_KEY} bytes ⇥ row ⇥ start ⇥ its length ⇥ end or - ⇥ its length     sorted by bytes
 * ...
 * a line per segment: its row
 * ...
 * lookup 1 rows at 000000123456, 00000042                                                            always the same length
 * </pre>
 */
final class CatalogFile implements AutoCloseable {
    static final String ENDING = ".lookup";
    static final int LONGEST_KEY = 128;

    private static final byte[] TRAILER = ascii("lookup 1 rows at ");
    private static final int ROWS_AT_DIGITS = 12;
    private static final int ROWS_DIGITS = 8;
    private static final int TRAILER_LENGTH = TRAILER.length + ROWS_AT_DIGITS + 2 + ROWS_DIGITS + 1;
    private static final int BLOCK = 1 << 12; // holds any entry, from any place in the one before it

    private final Path path;
    private final RandomAccessFile file;
    private final long rowsAt;
    private final byte[] rows;
    private final int[] rowBegins;
    private final byte[] block = new byte[BLOCK];
    private long blockAt;
    private int blockLength;

    private CatalogFile(Path path, RandomAccessFile file, long rowsAt, byte[] rows, int[] rowBegins) {
        this.path = path;
        this.file = file;
        this.rowsAt = rowsAt;
        this.rows = rows;
        this.rowBegins = rowBegins;
    }

    static byte[] trailer(long rowsAt, int rows) {
        String at = Long.toString(rowsAt);
        String count = Integer.toString(rows);
        return new Bytes(TRAILER_LENGTH)
                .add(TRAILER)
                .add(ascii("0".repeat(ROWS_AT_DIGITS - at.length()) + at + ", "))
                .add(ascii("0".repeat(ROWS_DIGITS - count.length()) + count + "\n"))
                .toArray();
    }

    /** Null where it is gone or not whole: then its segments are looked at themselves. */
    static CatalogFile open(Path path) throws IOException {
        RandomAccessFile file;
        try {
            file = new RandomAccessFile(path.toFile(), "r");
        } catch (IOException e) {
            return null;
        }
        CatalogFile catalog = open(path, file);
        if (catalog == null) {
            file.close();
        }
        return catalog;
    }

    private static CatalogFile open(Path path, RandomAccessFile file) throws IOException {
        long trailerAt = file.length() - TRAILER_LENGTH;
        byte[] trailer = new byte[TRAILER_LENGTH];
        if (trailerAt < 0 || !fill(file, trailerAt, trailer)) {
            return null;
        }
        long rowsAt = Bytes.digits(trailer, TRAILER.length, TRAILER_LENGTH);
        int countAt = TRAILER.length + ROWS_AT_DIGITS + 2;
        if (!Bytes.startsWith(trailer, 0, TRAILER_LENGTH, TRAILER) || rowsAt < 0 || rowsAt > trailerAt) {
            return null;
        }
        byte[] rows = new byte[(int) (trailerAt - rowsAt)];
        int[] begins = new int[(int) Math.min(rows.length, Bytes.digits(trailer, countAt, TRAILER_LENGTH))];
        boolean whole = fill(file, rowsAt, rows) && split(rows, begins);
        return whole ? new CatalogFile(path, file, rowsAt, rows, begins) : null;
    }

    private static boolean fill(RandomAccessFile file, long at, byte[] bytes) throws IOException {
        file.seek(at);
        int held = 0;
        for (int n; held < bytes.length && (n = file.read(bytes, held, bytes.length - held)) > 0; ) {
            held += n;
        }
        return held == bytes.length;
    }

    /** Finds where the rows begin; false where they are not as many lines. */
    private static boolean split(byte[] rows, int[] begins) {
        int from = 0;
        for (int i = 0; i < begins.length; i++) {
            begins[i] = from;
            from = Bytes.lineEnd(rows, from, rows.length) + 1;
            if (from - begins[i] <= SegmentName.SHORTEST) {
                return false;
            }
        }
        return from == rows.length;
    }

    Path path() {
        return path;
    }

    long rowsAt() {
        return rowsAt;
    }

    int rows() {
        return rowBegins.length;
    }

    /** The name of the segment of a row, as text: rows are many, and few are looked at. */
    @SuppressWarnings("deprecation") // of ASCII, and the fastest way to make a string of it
    String stem(int row) {
        int begin = rowBegins[row];
        int end = begin + SegmentName.SHORTEST;
        while (end < rows.length && rows[end] != '\t') {
            end++;
        }
        return new String(rows, 0, begin, end - begin);
    }

    /** A number in a row, without making anything of the rest; see {@link CatalogRow}. */
    long number(int row, int field) {
        int at = rowBegins[row];
        for (int tabs = 0; tabs < field && at < rows.length; at++) {
            tabs += rows[at] == '\t' ? 1 : 0;
        }
        return Bytes.digits(rows, at, rows.length);
    }

    /** Null where the row makes no sense. */
    CatalogRow row(int row) {
        int begin = rowBegins[row];
        int end = Bytes.lineEnd(rows, begin, rows.length);
        return CatalogRow.read(new String(rows, begin, end - begin, StandardCharsets.UTF_8));
    }

    /** The key of a run id, as it is in an entry. */
    static byte[] key(byte[] escaped) {
        return escaped.length <= LONGEST_KEY ? escaped : Arrays.copyOf(escaped, LONGEST_KEY);
    }

    /**
     * Adds where the attempts are whose key fits; of a prefix, one attempt of each run and no more than {@code most}.
     *
     * @return false where there were more
     */
    boolean find(RunKey run, int most, List<CatalogHit> hits) throws IOException {
        byte[] key = key(run.text());
        boolean prefix = run.isPrefix();
        byte[] wanted =
                prefix ? key : new Bytes(key.length + 1).add(key).add('\t').toArray();
        byte[] last = {};
        int found = 0;
        for (long at = lowerBound(wanted); at < rowsAt; ) {
            int from = load(at);
            int to = Bytes.lineEnd(block, from, blockLength);
            if (to < 0 || !Bytes.startsWith(block, from, to, wanted)) {
                return true;
            }
            if (!prefix || !Bytes.startsWith(block, from, to, last) || last.length == 0) {
                if (prefix && found++ == most) {
                    return false;
                }
                add(from, to, hits);
                last = Arrays.copyOfRange(block, from, tab(from, to) + 1);
            }
            at += to - from + 1;
        }
        return true;
    }

    /** The offset of the first entry that is not before the key. */
    private long lowerBound(byte[] key) throws IOException {
        long low = 0; // an entry begins here, and all before it are before the key
        long high = rowsAt; // an entry begins here, or none, and all from it on are not
        while (low < high) {
            long middle = (low + high) / 2;
            long at = middle == low ? low : nextEntry(middle, high);
            if (at >= high) {
                at = low; // the entries between are few bytes long: go through them
            }
            int from = load(at);
            int to = Bytes.lineEnd(block, from, blockLength);
            if (to < 0) {
                return rowsAt;
            }
            if (Arrays.compareUnsigned(block, from, to, key, 0, key.length) < 0) {
                low = at + to - from + 1;
            } else {
                high = at;
            }
        }
        return low;
    }

    /** The offset of the first entry that begins behind {@code at}. */
    private long nextEntry(long at, long high) throws IOException {
        int from = load(at);
        int feed = Bytes.lineEnd(block, from, blockLength);
        return feed < 0 ? high : at + feed - from + 1;
    }

    /** Sees to it that the block has the line at an offset; tells where in the block it is. */
    private int load(long at) throws IOException {
        if (at >= blockAt && at - blockAt < blockLength) {
            int from = (int) (at - blockAt);
            if (Bytes.lineEnd(block, from, blockLength) >= 0) {
                return from;
            }
        }
        file.seek(at);
        blockAt = at;
        blockLength = Math.max(0, file.read(block));
        return 0;
    }

    private void add(int from, int to, List<CatalogHit> hits) {
        long[] numbers = new long[5];
        int at = tab(from, to);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Bytes.digits(block, at + 1, to);
            at = tab(at + 1, to);
        }
        CatalogRow row = numbers[0] >= 0 && numbers[0] < rows() ? row((int) numbers[0]) : null;
        if (row != null) {
            hits.add(new CatalogHit(row, numbers[1], (int) numbers[2], numbers[3], (int) Math.max(0, numbers[4])));
        }
    }

    private int tab(int from, int to) {
        int at = from;
        while (at < to && block[at] != '\t') {
            at++;
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
