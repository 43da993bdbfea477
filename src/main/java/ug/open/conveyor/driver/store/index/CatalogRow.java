package ug.open.conveyor.driver.store.index;

import java.time.Instant;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Bytes;

/**
 * What the store keeps in mind of a segment that nobody writes any more.
 *
 * @param name the segment
 * @param bytes its size with its index
 * @param attempts how many attempts began in it
 * @param failures how many attempts failed in it
 * @param state rolled or last
 * @param mode the mode of the session
 * @param last when the last thing in it that has a time happened
 * @param driver the driver of the session
 */
public record CatalogRow(
        SegmentName name,
        long bytes,
        int attempts,
        int failures,
        SegmentState state,
        Mode mode,
        Instant last,
        String driver) {
    public static final int FAILURES = 3;
    public static final int LAST = 6;

    private static final int FIELDS = 8;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_INT_DIGITS = 9;

    public static CatalogRow of(SegmentIndex index, long segmentBytes) {
        AttemptSums.Sums sums = AttemptSums.of(index);
        Instant mark = index.lastMark();
        return new CatalogRow(
                index.name(),
                segmentBytes + index.length(),
                sums.begun(),
                sums.failures(),
                index.state(),
                index.mode(),
                mark.isAfter(sums.last()) ? mark : sums.last(),
                index.driver());
    }

    /** One line of a lookup file. */
    void write(Buffer out) {
        out.add(Bytes.ascii(name.stem())).add('\t').number(bytes).add('\t').number(attempts);
        out.add('\t').number(failures).add('\t').add(state == SegmentState.ROLLED ? 'r' : 'l');
        out.add('\t').add(Bytes.ascii(IndexLines.word(mode))).add('\t').number(last.toEpochMilli());
        out.add('\t').escaped(driver).add('\n');
    }

    /**
     * Whether {@link #read} makes something of a line, found out without making it: of a file of an older tool, each start asks this of all lines
     * (row {@code store} of the benchmark).
     */
    static boolean isRow(byte[] bytes, int from, int to) {
        int[] tabs = new int[FIELDS - 1];
        int count = 0;
        for (int i = from; i < to && count < tabs.length; i++) {
            if (bytes[i] == '\t') {
                tabs[count++] = i;
            }
        }
        return count == tabs.length
                && SegmentName.isStem(bytes, from, tabs[0])
                && isNumber(bytes, tabs[0] + 1, tabs[1], MOST_DIGITS)
                && isNumber(bytes, tabs[1] + 1, tabs[2], MOST_INT_DIGITS)
                && isNumber(bytes, tabs[2] + 1, tabs[3], MOST_INT_DIGITS)
                && isTime(bytes, tabs[LAST - 1] + 1, tabs[LAST]);
    }

    private static boolean isNumber(byte[] bytes, int from, int to, int most) {
        boolean digits = from < to && to - from <= most;
        for (int i = from; digits && i < to; i++) {
            digits = bytes[i] >= '0' && bytes[i] <= '9';
        }
        return digits;
    }

    private static boolean isTime(byte[] bytes, int from, int to) {
        int digits = from < to && bytes[from] == '-' ? from + 1 : from; // before 1970
        return isNumber(bytes, digits, to, MOST_DIGITS)
                && IndexTime.isPossible(
                        Math.floorDiv(Bytes.digits(bytes, digits, to) * (digits > from ? -1 : 1), 1_000));
    }

    /** Null where the text is no such line. */
    static CatalogRow read(String line) {
        String[] fields = line.split("\t", FIELDS); // one character: no regular expression is made of it
        SegmentName name = fields.length == FIELDS ? SegmentName.ofSegment(fields[0] + SegmentName.SEGMENT) : null;
        if (name == null) {
            return null;
        }
        try {
            Instant last = Instant.ofEpochMilli(Long.parseLong(fields[6]));
            if (!IndexTime.isPossible(last)) {
                return null;
            }
            return new CatalogRow(
                    name,
                    Long.parseLong(fields[1]),
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3]),
                    fields[4].equals("r") ? SegmentState.ROLLED : SegmentState.LAST,
                    IndexLines.mode(fields[5]),
                    last,
                    fields[7]);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
