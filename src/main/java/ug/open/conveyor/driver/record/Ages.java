package ug.open.conveyor.driver.record;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.wire.Timestamps;

/**
 * Which segments are too old. Clocks are wrong at times, so neither the one of this machine nor the times in a segment are believed alone.
 *
 * <p>A segment is no older than what was made before it: one of a board without a clock is not of 1970. One that is dated after now is as old
 * as what was made before it. Who is careful, as every run is, also asks the other sessions what time it is: that of the third newest of them is
 * late enough, and of all segments no more than a tenth goes at a time, the oldest first.
 */
final class Ages {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int WITNESSES = 3;
    private static final int SHARE = 10;

    private final boolean[] tooOld;
    private final Optional<String> odd;

    private Ages(boolean[] tooOld, Optional<String> odd) {
        this.tooOld = tooOld;
        this.odd = odd;
    }

    /**
     * Of segments.
     *
     * @param rows in the order in which they were made
     * @param limit how old they may be
     */
    static Ages of(List<CatalogRow> rows, Optional<Duration> limit, Instant now, boolean careful) {
        boolean[] tooOld = new boolean[rows.size()];
        if (limit.isEmpty() || rows.isEmpty()) {
            return new Ages(tooOld, Optional.empty());
        }
        long[] times = times(rows, now);
        long clock = now.toEpochMilli();
        long believed = careful ? Math.min(clock, witnessed(rows, times)) : clock;
        int most = careful ? Math.max(1, rows.size() / SHARE) : rows.size();
        boolean held = false;
        for (int i = 0; i < tooOld.length; i++) {
            boolean old = times[i] < believed - limit.get().toMillis();
            tooOld[i] = old && most-- > 0;
            held |= !old && times[i] < clock - limit.get().toMillis();
        }
        return new Ages(tooOld, careful ? odd(rows, now, believed, held) : Optional.empty());
    }

    /** When each was written, as far as that can be believed, in milliseconds since 1970. */
    private static long[] times(List<CatalogRow> rows, Instant now) {
        long[] times = new long[rows.size()];
        long latest = now.toEpochMilli();
        for (int i = rows.size() - 1; i >= 0; i--) {
            latest = isAhead(rows.get(i), now) ? latest : rows.get(i).last().toEpochMilli();
        }
        for (int i = 0; i < times.length; i++) { // from the first that can be believed on
            CatalogRow row = rows.get(i);
            latest = isAhead(row, now) ? latest : Math.max(latest, row.last().toEpochMilli());
            times[i] = latest;
        }
        return times;
    }

    private static boolean isAhead(CatalogRow row, Instant now) {
        return isAhead(row.last().toEpochMilli(), now);
    }

    /** Whether a time is after now by more than clocks differ. */
    static boolean isAhead(long millis, Instant now) {
        return millis > now.toEpochMilli() + DAY;
    }

    private static long witnessed(List<CatalogRow> rows, long[] times) {
        Set<String> sessions = new HashSet<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (sessions.add(rows.get(i).name().session()) && sessions.size() == WITNESSES) {
                return times[i];
            }
        }
        return times[0];
    }

    private static Optional<String> odd(List<CatalogRow> rows, Instant now, long believed, boolean held) {
        String clock = "The clock of this machine says " + text(now);
        Instant newest = rows.get(rows.size() - 1).last();
        if (rows.stream().allMatch(row -> isAhead(row, now))) {
            return Optional.of(clock + ", before all other runs in the run store, the last of them of " + text(newest)
                    + ": no run is removed for its age until the clock is right.");
        }
        return held
                ? Optional.of(clock + ", long after the other runs in the run store, which are of "
                        + text(Instant.ofEpochMilli(believed))
                        + " and before: they are not removed for their age before three newer runs are there. "
                        + "`runs prune --older-than TIME` removes them at once.")
                : Optional.empty();
    }

    private static String text(Instant time) {
        return Timestamps.format(time).substring(0, "2026-11-24".length());
    }

    /** Whether the segment at a place of the list is too old to be kept. */
    boolean isTooOld(int row) {
        return tooOld[row];
    }

    /** A sentence for people, where the clock of this machine cannot be right. */
    Optional<String> odd() {
        return odd;
    }
}
