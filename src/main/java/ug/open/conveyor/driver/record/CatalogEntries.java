package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The entries of a lookup file, which are searched where they are. What is met on the way is known to be as it was written. */
final class CatalogEntries {
    private static final int BLOCK = 1 << 12; // holds any entry, from any place in the one before it

    private static final int ROW = 0;
    private static final int START = 1;
    private static final int START_LENGTH = 2;
    private static final int END = 3;
    private static final int END_LENGTH = 4;
    private static final int SUM = 5;

    private final Path path;
    private final RandomAccessFile file;
    private final long entriesAt;
    private final long rowsAt;
    private final boolean summed;
    private final byte[] block = new byte[BLOCK];
    private long blockAt;
    private int blockLength;

    /** Between two offsets of a file. */
    CatalogEntries(Path path, RandomAccessFile file, long entriesAt, long rowsAt, boolean summed) {
        this.path = path;
        this.file = file;
        this.entriesAt = entriesAt;
        this.rowsAt = rowsAt;
        this.summed = summed;
    }

    /** The key of a run id, as it is in an entry. */
    static byte[] key(byte[] escaped) {
        return escaped.length <= CatalogFile.LONGEST_KEY ? escaped : Arrays.copyOf(escaped, CatalogFile.LONGEST_KEY);
    }

    /**
     * Adds where the attempts are whose key fits; of a prefix, one attempt of each run and no more than {@code most}.
     *
     * @return false where there were more
     */
    boolean find(RunKey run, int most, CatalogFile rows, List<CatalogHit> hits) throws IOException {
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
                add(from, to, rows, hits);
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
        if (to < 0 || !(summed ? CatalogSums.hold(block, from, to, blockAt + from) : numbers(from, to)[ROW] >= 0)) {
            throw new DamagedLookupException(path);
        }
        return to;
    }

    /** Of a file without sums: sees to it that all entries have their form, and come in their order. */
    void check(int rows) throws IOException {
        byte[] last = {};
        for (long at = entriesAt; at < rowsAt; ) {
            int from = load(at);
            int to = end(from);
            int tab = tab(from, to);
            if (!hasForm(numbers(from, to), rows)
                    || Arrays.compareUnsigned(last, 0, last.length, block, from, tab) > 0) {
                throw new DamagedLookupException(path);
            }
            last = Arrays.copyOfRange(block, from, tab);
            at += to - from + 1;
        }
    }

    private static boolean hasForm(long[] numbers, int rows) {
        boolean end = numbers[END] >= 0 && numbers[END_LENGTH] >= 0;
        return numbers[ROW] >= 0
                && numbers[ROW] < rows
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

    private void add(int from, int to, CatalogFile rows, List<CatalogHit> hits) throws DamagedLookupException {
        long[] numbers = numbers(from, to);
        CatalogRow row = numbers[ROW] >= 0 && numbers[ROW] < rows.rows() ? rows.row((int) numbers[ROW]) : null;
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
}
