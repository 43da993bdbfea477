package ug.open.conveyor.driver.store.index;

import static ug.open.conveyor.driver.json.Bytes.ascii;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Bytes;

/**
 * One lookup file: where the run ids of some sealed segments are. Written whole, then only read.
 *
 * <pre>
 * ⇥ - ⇥ sums ⇥ sum of the rows
 * run id, escaped, at most {@value CatalogEntries#LONGEST_KEY} bytes ⇥ row ⇥ start ⇥ its length ⇥ end or - ⇥ its length ⇥ sum ⇥ sum     sorted by bytes
 * ...
 * a line per segment: its row
 * ...
 * lookup 1 rows at 000000123456, 00000042                                                            always the same length
 * </pre>
 *
 * <p>The sums are CRC-32: of the index lines that an entry leads to (- where it is not known), and of the entry up to the tab before, with its
 * place. Files of an older tool have none, and no first line for them; then the form of all rows is looked at when they are opened, and that of
 * all entries before the first is used.
 */
public final class CatalogFile implements AutoCloseable {
    static final String ENDING = ".lookup";

    private static final int MOST_ROWS = 1 << 27;
    private static final byte[] TRAILER = ascii("lookup 1 rows at ");
    private static final int ROWS_AT_DIGITS = 12;
    private static final int ROWS_DIGITS = 8;
    private static final int TRAILER_LENGTH = TRAILER.length + ROWS_AT_DIGITS + 2 + ROWS_DIGITS + 1;

    private final Path path;
    private final RandomAccessFile file;
    private final long rowsAt;
    private final byte[] rows;
    private final int[] rowBegins;
    private final byte[] head;
    private final boolean summed;
    private final long entriesAt;
    private final CatalogEntries entries;
    private boolean checked;

    private CatalogFile(Path path, RandomAccessFile file, long rowsAt, byte[] rows, int[] rowBegins, byte[] head) {
        this.path = path;
        this.file = file;
        this.rowsAt = rowsAt;
        this.rows = rows;
        this.rowBegins = rowBegins;
        this.summed = CatalogSums.isHead(head);
        this.entriesAt = summed ? Bytes.lineEnd(head, 0, head.length) + 1 : 0;
        this.head = head;
        this.entries = new CatalogEntries(path, file, entriesAt, rowsAt, summed);
    }

    static byte[] trailer(long rowsAt, int rows) {
        String at = Long.toString(rowsAt);
        String count = Integer.toString(rows);
        return new Buffer(TRAILER_LENGTH)
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
        byte[] trailer = trailerAt < 0 ? new byte[0] : FileOutput.read(file, trailerAt, TRAILER_LENGTH);
        if (trailer.length < TRAILER_LENGTH) {
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
        byte[] rows = FileOutput.read(file, rowsAt, (int) length);
        int[] begins = new int[(int) count];
        if (rows.length < length || !split(rows, begins)) {
            throw new DamagedLookupException(path);
        }
        byte[] head = FileOutput.read(file, 0, (int) Math.min(rowsAt, CatalogSums.LONGEST_HEAD));
        CatalogFile catalog = new CatalogFile(path, file, rowsAt, rows, begins, head);
        catalog.check();
        return catalog;
    }

    /** Sees to it that the rows are as they were written; of a file of an older tool, that they have their form. */
    private void check() throws IOException {
        if (summed) {
            byte[] right = CatalogSums.head(rows, rows.length);
            if (entriesAt != right.length || !Bytes.startsWith(head, 0, head.length, right)) {
                throw new DamagedLookupException(path);
            }
            return;
        }
        for (int i = 0; i < rowBegins.length; i++) {
            if (!CatalogRow.isRow(rows, rowBegins[i], i + 1 < rowBegins.length ? rowBegins[i + 1] : rows.length)) {
                throw new DamagedLookupException(path);
            }
        }
    }

    /**
     * Sees to it that all entries of a file of an older tool have their form, once; of another file, each has a sum of its own.
     *
     * @throws DamagedLookupException where one has not
     */
    void checkEntries() throws IOException {
        if (!summed && !checked) {
            entries.check(rowBegins.length);
            checked = true;
        }
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

    public Path path() {
        return path;
    }

    /** Whether it has sums: all files but those of an older tool. */
    public boolean isSummed() {
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

    /**
     * Adds where the attempts are whose key fits; of a prefix, one attempt of each run and no more than {@code most}.
     *
     * @throws DamagedLookupException where an entry is not as it was written
     */
    public void find(RunKey run, int most, List<CatalogHit> hits) throws IOException {
        checkEntries();
        for (long[] entry : entries.find(run, most)) {
            long number = entry[CatalogEntries.ROW];
            CatalogRow row = number >= 0 && number < rowBegins.length ? row((int) number) : null;
            long startLength = entry[CatalogEntries.START_LENGTH];
            long endLength = Math.max(0, entry[CatalogEntries.END_LENGTH]);
            if (row == null || startLength > Integer.MAX_VALUE || endLength > Integer.MAX_VALUE) {
                throw new DamagedLookupException(path);
            }
            hits.add(new CatalogHit(
                    row,
                    entry[CatalogEntries.START],
                    (int) startLength,
                    entry[CatalogEntries.END],
                    (int) endLength,
                    entry[CatalogEntries.SUM]));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
