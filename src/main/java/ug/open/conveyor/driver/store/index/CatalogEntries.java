package ug.open.conveyor.driver.store.index;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Bytes;

/** The entries of a lookup file, which are searched where they are. What is met on the way is known to be as it was written. */
final class CatalogEntries {
    static final int LONGEST_KEY = 128;

    private static final int BLOCK = 1 << 12; // holds any entry, from any place in the one before it

    static final int ROW = 0;
    static final int START = 1;
    static final int START_LENGTH = 2;
    static final int END = 3;
    static final int END_LENGTH = 4;
    static final int SUM = 5;

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
        return escaped.length <= LONGEST_KEY ? escaped : Arrays.copyOf(escaped, LONGEST_KEY);
    }

    /** The numbers of the entries whose key fits; of a prefix, one entry of each run and no more than {@code most}. */
    List<long[]> find(RunKey run, int most) throws IOException {
        List<long[]> hits = new ArrayList<>();
        byte[] key = key(run.text());
        boolean prefix = run.isPrefix();
        byte[] wanted =
                prefix ? key : new Buffer(key.length + 1).add(key).add('\t').toArray();
        byte[] last = {};
        for (long at = lowerBound(wanted); at < rowsAt; ) {
            int from = load(at);
            int to = end(from);
            if (!Bytes.startsWith(block, from, to, wanted)) {
                break;
            }
            if (!prefix || !Bytes.startsWith(block, from, to, last) || last.length == 0) {
                if (prefix && hits.size() == most) {
                    break;
                }
                hits.add(numbers(from, to));
                last = Arrays.copyOfRange(block, from, tab(from, to) + 1);
            }
            at += to - from + 1;
        }
        return hits;
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
