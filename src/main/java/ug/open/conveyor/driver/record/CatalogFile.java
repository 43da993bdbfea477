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
 * ⇥ - ⇥ sums ⇥ sum of the rows
 * run id, escaped, at most {@value #LONGEST_KEY} bytes ⇥ row ⇥ start ⇥ its length ⇥ end or - ⇥ its length ⇥ sum ⇥ sum     sorted by bytes
 * ...
 * a line per segment: its row
 * ...
 * lookup 1 rows at 000000123456, 00000042                                                            always the same length
 * </pre>
 *
 * <p>The sums are CRC-32: of the index lines that an entry leads to (- where it is not known), and of the entry up to the tab before. Files of
 * an older tool have none, and no first line for them; then everything is looked at when they are opened.
 */
final class CatalogFile implements AutoCloseable {
    static final String ENDING = ".lookup";
    static final int LONGEST_KEY = 128;

    private static final byte[] HEAD = ascii("\t-\tsums\t");
    private static final int LONGEST_HEAD = 32;
    private static final int MOST_ROWS = 1 << 27;
    private static final byte[] TRAILER = ascii("lookup 1 rows at ");
    private static final int ROWS_AT_DIGITS = 12;
    private static final int ROWS_DIGITS = 8;
    private static final int TRAILER_LENGTH = TRAILER.length + ROWS_AT_DIGITS + 2 + ROWS_DIGITS + 1;
    private static final int BLOCK = 1 << 12; // holds any entry, from any place in the one before it

    private static final int ROW = 0;
    private static final int START = 1;
    private static final int START_LENGTH = 2;
    private static final int END = 3;
    private static final int END_LENGTH = 4;
    private static final int SUM = 5;

    private final Path path;
    private final RandomAccessFile file;
    private final long rowsAt;
    private final byte[] rows;
    private final int[] rowBegins;
    private final byte[] head;
    private final boolean summed;
    private final long entriesAt;
    private final byte[] block = new byte[BLOCK];
    private long blockAt;
    private int blockLength;

    private CatalogFile(
            Path path, RandomAccessFile file, long rowsAt, byte[] rows, int[] rowBegins, byte[] head) {
        this.path = path;
        this.file = file;
        this.rowsAt = rowsAt;
        this.rows = rows;
        this.rowBegins = rowBegins;
        this.summed = Bytes.startsWith(head, 0, head.length, HEAD);
        this.entriesAt = summed ? Bytes.lineEnd(head, 0, head.length) + 1 : 0;
        this.head = head;
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

    /**
     * Opens one.
     *
     * @throws DamagedLookupException where it is not as it was written
     * @throws IOException where it is gone or cannot be read
     */
    static CatalogFile open(Path path) throws IOException {
        RandomAccessFile file = StoreFile.open(path);
        try {
            return open(path, file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static CatalogFile open(Path path, RandomAccessFile file) throws IOException {
        long trailerAt = file.length() - TRAILER_LENGTH;
        byte[] trailer = new byte[TRAILER_LENGTH];
        if (trailerAt < 0 || !fill(file, trailerAt, trailer)) {
            throw new DamagedLookupException(path);
        }
        long rowsAt = Bytes.digits(trailer, TRAILER.length, TRAILER_LENGTH);
        long count = Bytes.digits(trailer, TRAILER.length + ROWS_AT_DIGITS + 2, TRAILER_LENGTH);
        long length = trailerAt - rowsAt;
        if (!Bytes.startsWith(trailer, 0, TRAILER_LENGTH, TRAILER)
                || rowsAt < 0
                || length < 0
                || length > MOST_ROWS
                || count < 0
                || count > length / SegmentName.SHORTEST) {
            throw new DamagedLookupException(path);
        }
        byte[] rows = new byte[(int) length];
        int[] begins = new int[(int) count];
        if (!fill(file, rowsAt, rows) || !split(rows, begins)) {
            throw new DamagedLookupException(path);
        }
        byte[] head = FileOutput.read(file, 0, (int) Math.min(rowsAt, LONGEST_HEAD));
        CatalogFile catalog = new CatalogFile(path, file, rowsAt, rows, begins, head);
        catalog.check();
        return catalog;
    }

    /** The first line of the file, with the sum of its rows. */
    static byte[] head(byte[] rows, int length) {
        return new Bytes(LONGEST_HEAD)
                .add(HEAD)
                .number(IndexCheck.sum(rows, 0, length))
                .add('\n')
                .toArray();
    }

    /** Adds the sum of an entry that begins at {@code from}, and ends it. */
    static void close(Bytes entry, int from) {
        entry.add('\t');
        entry.number(IndexCheck.sum(entry.buffer(), from, entry.length())).add('\n');
    }

    /** Sees to it that the rows are as they were written; of a file of an older tool, that everything has its form. */
    private void check() throws IOException {
        if (summed) {
            byte[] right = head(rows, rows.length);
            if (entriesAt != right.length || !Bytes.startsWith(head, 0, head.length, right)) {
                throw new DamagedLookupException(path);
            }
            return;
        }
        for (int i = 0; i < rowBegins.length; i++) {
            if (row(i) == null) {
                throw new DamagedLookupException(path);
            }
        }
        byte[] last = {};
        for (long at = 0; at < rowsAt; ) {
            int from = load(at);
            int to = end(from);
            int tab = tab(from, to);
            if (Arrays.compareUnsigned(last, 0, last.length, block, from, tab) > 0) {
                throw new DamagedLookupException(path);
            }
            last = Arrays.copyOfRange(block, from, tab);
            at += to - from + 1;
        }
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

    /** Whether it has sums: all files but those of an older tool. */
    boolean isSummed() {
        return summed;
    }

    /** Where the entries begin. */
    long entriesAt() {
        return entriesAt;
    }

    /** Where they end. */
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
            int to = end(from);
            if (!Bytes.startsWith(block, from, to, wanted)) {
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
        long low = entriesAt; // an entry begins here, and all before it are before the key
        long high = rowsAt; // an entry begins here, or none, and all from it on are not
        while (low < high) {
            long middle = (low + high) / 2;
            long at = middle == low ? low : nextEntry(middle, high);
            if (at >= high) {
                at = low; // the entries between are few bytes long: go through them
            }
            int from = load(at);
            int to = end(from);
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
        if (feed < 0) {
            throw new DamagedLookupException(path);
        }
        return Math.min(high, at + feed - from + 1);
    }

    /** Where the entry ends that begins here in the block, once it is known to be as it was written. */
    private int end(int from) throws DamagedLookupException {
        int to = Bytes.lineEnd(block, from, blockLength);
        if (to < 0 || !(summed ? hasSum(from, to) : hasForm(from, to))) {
            throw new DamagedLookupException(path);
        }
        return to;
    }

    private boolean hasSum(int from, int to) {
        int tab = to;
        while (tab > from && block[tab] != '\t') {
            tab--;
        }
        return Bytes.digits(block, tab + 1, to) == IndexCheck.sum(block, from, tab + 1);
    }

    private boolean hasForm(int from, int to) {
        long[] numbers = numbers(from, to);
        boolean end = numbers[END] >= 0 && numbers[END_LENGTH] >= 0;
        return numbers[ROW] >= 0
                && numbers[ROW] < rows()
                && numbers[START] >= 0
                && numbers[START_LENGTH] > 0
                && (end || numbers[END] < 0 && numbers[END_LENGTH] < 0);
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

    private void add(int from, int to, List<CatalogHit> hits) throws DamagedLookupException {
        long[] numbers = numbers(from, to);
        CatalogRow row = numbers[ROW] >= 0 && numbers[ROW] < rows() ? row((int) numbers[ROW]) : null;
        if (row == null || numbers[START_LENGTH] > Integer.MAX_VALUE || numbers[END_LENGTH] > Integer.MAX_VALUE) {
            throw new DamagedLookupException(path);
        }
        hits.add(new CatalogHit(
                row,
                numbers[START],
                (int) numbers[START_LENGTH],
                numbers[END],
                (int) Math.max(0, numbers[END_LENGTH]),
                numbers[SUM]));
    }

    /** What an entry has behind its key; -1 for what is not there. */
    private long[] numbers(int from, int to) {
        long[] numbers = new long[SUM + 1];
        int at = tab(from, to);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Bytes.digits(block, at + 1, to);
            at = tab(at + 1, to);
        }
        return numbers;
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
