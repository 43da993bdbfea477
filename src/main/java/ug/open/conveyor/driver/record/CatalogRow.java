package ug.open.conveyor.driver.record;

import java.time.Instant;
import java.util.List;
import ug.open.conveyor.driver.Mode;

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
record CatalogRow(
        SegmentName name,
        long bytes,
        int attempts,
        int failures,
        SegmentIndex.State state,
        Mode mode,
        Instant last,
        String driver) {
    static final int FAILURES = 3;
    static final int LAST = 6;

    private static final int FIELDS = 8;

    static CatalogRow of(SegmentIndex index, long segmentBytes) {
        int begun = 0;
        int failures = 0;
        Instant last = index.began();
        List<IndexedAttempt> attempts = index.attempts();
        for (int i = 0; i < attempts.size(); i++) {
            StoredAttempt attempt = attempts.get(i).attempt();
            begun += attempts.get(i).isContinued() ? 0 : 1;
            failures += attempt.status() == Status.FAILED ? 1 : 0;
            Instant end = attempt.started().plusMillis(attempt.ms().orElse(0));
            last = end.isAfter(last) && IndexTime.isPossible(end) ? end : last;
        }
        Instant mark = index.lastMark();
        return new CatalogRow(
                index.name(),
                segmentBytes + index.length(),
                begun,
                failures,
                index.state(),
                index.mode(),
                mark.isAfter(last) ? mark : last,
                index.driver());
    }

    /** One line of a lookup file. */
    void write(Bytes out) {
        out.add(Bytes.ascii(name.stem())).add('\t').number(bytes).add('\t').number(attempts);
        out.add('\t').number(failures).add('\t').add(state == SegmentIndex.State.ROLLED ? 'r' : 'l');
        out.add('\t').add(Bytes.ascii(IndexLines.word(mode))).add('\t').number(last.toEpochMilli());
        out.add('\t').escaped(driver).add('\n');
    }

    /** Null where the text is no such line. */
    static CatalogRow read(String line) {
        String[] fields = line.split("\t", FIELDS); // one character: no regular expression is made of it
        SegmentName name =
                fields.length == FIELDS ? SegmentName.ofSegment(fields[0].concat(SegmentName.SEGMENT)) : null;
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
                    fields[4].equals("r") ? SegmentIndex.State.ROLLED : SegmentIndex.State.LAST,
                    IndexLines.mode(fields[5]),
                    last,
                    fields[7]);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
