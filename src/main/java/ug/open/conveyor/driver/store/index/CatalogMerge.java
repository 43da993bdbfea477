package ug.open.conveyor.driver.store.index;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Bytes;

/** Makes one lookup file of several, without what tells of segments that are gone. Memory does not grow with them. */
final class CatalogMerge {
    private static final int LONGEST = 1 << 12; // no entry is that long
    private static final int SUM_BEHIND_ROW = 4;

    private final List<CatalogRow> rows = new ArrayList<>();
    private final Set<SegmentName> covered = new HashSet<>();

    /**
     * Merges them.
     *
     * @param there the segments that the store has
     * @throws DamagedLookupException where one of them is damaged
     */
    void merge(List<CatalogFile> files, Set<SegmentName> there, Path path) throws IOException {
        List<Input> inputs = new ArrayList<>();
        try (TempFile out = new TempFile(path)) {
            for (CatalogFile file : files) {
                file.checkEntries();
                inputs.add(new Input(file, number(file, there)));
            }
            Buffer last = CatalogBuilder.rows(rows);
            byte[] head = CatalogSums.head(last.bytes(), last.length());
            out.write(head);
            long written = head.length;
            Buffer line = new Buffer(1 << 10);
            for (Input next = least(inputs); next != null; next = least(inputs)) {
                line.clear();
                next.take(line, written);
                out.write(line.bytes(), 0, line.length());
                written += line.length();
            }
            out.write(last.bytes(), 0, last.length());
            out.write(CatalogFile.trailer(written, rows.size()));
            out.take();
        } finally {
            for (Input input : inputs) {
                input.close();
            }
        }
    }

    /** The new number of each row of a file, -1 for one that is left out. */
    private int[] number(CatalogFile file, Set<SegmentName> there) {
        int[] numbers = new int[file.rows()];
        for (int i = 0; i < numbers.length; i++) {
            CatalogRow row = file.row(i);
            boolean kept = row != null && there.contains(row.name()) && covered.add(row.name());
            numbers[i] = kept ? rows.size() : -1;
            if (kept) {
                rows.add(row);
            }
        }
        return numbers;
    }

    private static Input least(List<Input> inputs) {
        Input least = null;
        for (Input input : inputs) {
            if (input.hasLine() && (least == null || input.compareTo(least) < 0)) {
                least = input;
            }
        }
        return least;
    }

    /** The entries of one file that are kept, in order. */
    private static final class Input implements Closeable {
        private final CatalogFile file;
        private final InputStream in;
        private final byte[] read = new byte[1 << 16];
        private int from; // what is read and not used yet
        private int to;
        private final int[] numbers;
        private long left;
        private final byte[] line = new byte[LONGEST];
        private int length;
        private int tab;

        Input(CatalogFile file, int[] numbers) throws IOException {
            this.file = file;
            this.in = new FileInputStream(file.path().toFile());
            this.numbers = numbers;
            in.skipNBytes(file.entriesAt());
            this.left = file.rowsAt() - file.entriesAt();
            advance();
        }

        boolean hasLine() {
            return length > 0;
        }

        int compareTo(Input other) {
            return Arrays.compareUnsigned(line, 0, length, other.line, 0, other.length);
        }

        void take(Buffer out, long at) throws IOException {
            int behindRow = behind(tab + 1, 1);
            int sum = behind(behindRow, SUM_BEHIND_ROW);
            out.add(line, 0, tab + 1).number(numbers[row()]).add('\t').add(line, behindRow, Math.min(sum, length) - 1);
            int sumEnd = behind(sum, 1);
            if (sumEnd > sum) { // not in a file of an older tool
                out.add('\t').add(line, sum, sumEnd - 1);
            } else {
                out.add('\t').add('-');
            }
            CatalogSums.close(out, at);
            advance();
        }

        /** The place behind some fields, and the tabs or the line feed that end them; never behind the line. */
        private int behind(int place, int fields) {
            int at = place;
            for (int left = fields; left > 0 && at < length; at++) {
                left -= line[at] == '\t' || line[at] == '\n' ? 1 : 0;
            }
            return at;
        }

        private int row() {
            long row = Bytes.digits(line, tab + 1, length);
            return row >= 0 && row < numbers.length ? (int) row : -1;
        }

        private void advance() throws IOException {
            do {
                readLine();
                if (length > 0
                        && file.isSummed()
                        && !CatalogSums.hold(line, 0, length - 1, file.rowsAt() - left - (to - from) - length)) {
                    throw new DamagedLookupException(file.path());
                }
            } while (length > 0 && (row() < 0 || numbers[row()] < 0));
        }

        private void readLine() throws IOException {
            length = 0;
            boolean whole = false;
            while (!whole && (from < to || fill())) {
                int feed = Bytes.lineEnd(read, from, to);
                whole = feed >= 0;
                int end = whole ? feed + 1 : to;
                if (length + end - from > LONGEST) {
                    throw new DamagedLookupException(file.path());
                }
                System.arraycopy(read, from, line, length, end - from);
                length += end - from;
                from = end;
            }
            tab = behind(0, 1) - 1;
            if (length > 0 && (!whole || line[tab] != '\t')) {
                throw new DamagedLookupException(file.path());
            }
        }

        /** Reads on; false where the entries end. */
        private boolean fill() throws IOException {
            int n = in.read(read, 0, (int) Math.min(read.length, left));
            from = 0;
            to = Math.max(0, n);
            left -= to;
            return to > 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
