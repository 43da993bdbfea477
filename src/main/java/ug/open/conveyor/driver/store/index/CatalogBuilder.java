package ug.open.conveyor.driver.store.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Bytes;

/** Makes a lookup file from the indexes of sealed segments. */
final class CatalogBuilder {
    private final Buffer entries = new Buffer(1 << 16);
    private final List<int[]> places = new ArrayList<>(); // from, to of each entry
    private final List<CatalogRow> rows = new ArrayList<>();

    int rows() {
        return rows.size();
    }

    int entries() {
        return places.size();
    }

    void add(SegmentIndex index, CatalogRow row) {
        byte[] lines = index.lines();
        Map<Long, int[]> ends = ends(lines, index.length());
        for (int from = 0, to; (to = Bytes.lineEnd(lines, from, index.length())) >= 0; from = to + 1) {
            if (Bytes.startsWith(lines, from, to, IndexLines.START)) {
                add(lines, from, to, ends);
            }
        }
        rows.add(row);
    }

    private static Map<Long, int[]> ends(byte[] lines, int length) {
        Map<Long, int[]> ends = new HashMap<>();
        for (int from = 0, to; (to = Bytes.lineEnd(lines, from, length)) >= 0; from = to + 1) {
            if (Bytes.startsWith(lines, from, to, IndexLines.END)) {
                ends.put(Bytes.digits(lines, from + IndexLines.END.length, to), new int[] {from, to + 1 - from});
            }
        }
        return ends;
    }

    private void add(byte[] lines, int from, int to, Map<Long, int[]> ends) {
        int key = from + IndexLines.START.length;
        int keyEnd = key;
        while (keyEnd < to && lines[keyEnd] != '"') { // a quote in a run id is written as a number
            keyEnd++;
        }
        int begin = entries.length();
        entries.add(lines, key, Math.min(keyEnd, key + CatalogEntries.LONGEST_KEY));
        entries.add('\t').number(rows.size()).add('\t').number(from).add('\t').number(to + 1L - from);
        int[] end = ends.get(Bytes.digits(lines, keyEnd + "\",\"a\":".length(), to));
        if (end == null) {
            entries.add('\t').add('-').add('\t').add('-');
        } else {
            entries.add('\t').number(end[0]).add('\t').number(end[1]);
        }
        entries.add('\t').number(sum(lines, from, to, end));
        places.add(new int[] {begin, entries.length()});
    }

    private static long sum(byte[] lines, int from, int to, int[] end) {
        CRC32 sum = new CRC32();
        sum.update(lines, from, to + 1 - from);
        if (end != null) {
            sum.update(lines, end[0], end[1]);
        }
        return sum.getValue();
    }

    void write(Path path) throws IOException {
        int[][] sorted = places.toArray(new int[0][]);
        byte[] text = entries.bytes();
        Arrays.sort(sorted, (a, b) -> Arrays.compareUnsigned(text, a[0], a[1], text, b[0], b[1]));
        Buffer last = rows(rows);
        byte[] head = CatalogSums.head(last.bytes(), last.length());
        try (TempFile file = new TempFile(path)) {
            file.write(head);
            long at = head.length;
            Buffer line = new Buffer(1 << 10);
            for (int[] entry : sorted) {
                line.clear();
                CatalogSums.close(line.add(text, entry[0], entry[1]), at);
                file.write(line.bytes(), 0, line.length());
                at += line.length();
            }
            file.write(last.bytes(), 0, last.length());
            file.write(CatalogFile.trailer(at, rows.size()));
            file.take();
        }
    }

    /** What comes behind the entries. */
    static Buffer rows(List<CatalogRow> rows) {
        Buffer text = new Buffer(1 << 12);
        for (CatalogRow row : rows) {
            row.write(text);
        }
        return text;
    }
}
