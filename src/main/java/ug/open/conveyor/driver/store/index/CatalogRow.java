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
