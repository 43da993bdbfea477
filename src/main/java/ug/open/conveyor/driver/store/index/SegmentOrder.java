package ug.open.conveyor.driver.store.index;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import ug.open.conveyor.driver.json.Timestamps;

/**
 * Sees to it that the names of segments are in the order in which they were made, whatever the clocks of their makers said. Where the clock is
 * not behind what the store has, a new segment gets the next name behind that; times inside it stay those of the clock. Two that begin at the
 * same moment may come in any order.
 */
public final class SegmentOrder {
    private static final long SLACK_MILLIS = 2_000; // what the clock of a file system may be off
    private static final int MOST_LOOKED_AT = 16;

    private final StoreFolder folder;

    public SegmentOrder(StoreFolder folder) {
        this.folder = folder;
    }

    /** The time that the name of a segment begins with that is made now. */
    public String next(Instant now) throws IOException {
        String clock = SegmentName.time(Timestamps.format(now));
        SegmentName newest = newest();
        if (newest == null) {
            return clock;
        }
        long written = folder.segment(newest).toFile().lastModified();
        boolean ahead = newest.time().compareTo(clock) >= 0 || written > now.toEpochMilli() + SLACK_MILLIS;
        String last = ahead ? last() : newest.time();
        return last.compareTo(clock) < 0 ? clock : behind(last);
    }

    private SegmentName newest() throws IOException {
        String newest = null;
        for (String file : folder.list()) {
            if ((newest == null || file.compareTo(newest) > 0) && SegmentName.ofSegment(file) != null) {
                newest = file;
            }
        }
        return newest == null ? null : SegmentName.ofSegment(newest);
    }

    /** The last thing that happened in the newest segments by their own clocks, or the last of their names. */
    private String last() throws IOException {
        SegmentName[] names = folder.segments();
        IndexReader reader = new IndexReader(folder);
        String last = "";
        for (int i = names.length - 1; i >= Math.max(0, names.length - MOST_LOOKED_AT); i--) {
            last = later(last, names[i].time());
            SegmentIndex index = reader.read(names[i]);
            if (index != null) {
                Instant end = CatalogRow.of(index, 0).last();
                last = later(last, SegmentName.time(Timestamps.format(end)));
            }
        }
        return last;
    }

    private static String later(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** The next one as text; behind the last of all there is none. */
    private static String behind(String time) {
        char[] digits = time.toCharArray();
        for (int i = digits.length - 1; i >= 0; i--) {
            if (digits[i] >= '0' && digits[i] < '9') {
                digits[i]++;
                return new String(digits);
            }
            digits[i] = digits[i] == '9' ? '0' : digits[i];
        }
        Arrays.fill(digits, '9');
        digits[SegmentName.T_AT] = 'T';
        return new String(digits);
    }
}
