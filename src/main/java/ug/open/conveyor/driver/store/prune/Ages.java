package ug.open.conveyor.driver.store.prune;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.store.index.CatalogRow;

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

    private final List<CatalogRow> rows;
    private final Instant now;
    private final long[] times;
    private final boolean[] tooOld;
    private String odd;

    /**
     * Of segments.
     *
     * @param rows in the order in which they were made
     * @param limit how old they may be
     * @param careful the session that asks, which is no witness; empty where the limit is to be kept to the letter
     */
    Ages(List<CatalogRow> rows, Optional<Duration> limit, Instant now, Optional<String> careful) {
        this.rows = rows;
        this.now = now;
        this.times = times();
        this.tooOld = new boolean[rows.size()];
        if (limit.isPresent() && !rows.isEmpty()) {
            judge(limit.get().toMillis(), careful);
        }
    }

    private void judge(long limit, Optional<String> careful) {
        long clock = now.toEpochMilli();
        long believed = careful.isPresent() ? Math.min(clock, witnessed(careful.get())) : clock;
        int most = careful.isPresent() ? Math.max(1, rows.size() / SHARE) : rows.size();
        boolean held = false;
        for (int i = 0; i < tooOld.length; i++) {
            boolean old = times[i] < believed - limit;
            tooOld[i] = old && most-- > 0;
            held |= !old && times[i] < clock - limit;
        }
        if (careful.isPresent()) {
            odd = odd(careful.get(), believed, held);
        }
    }

    /** When each was written, as far as that can be believed, in milliseconds since 1970. */
    private long[] times() {
        long[] believed = new long[rows.size()];
        long latest = now.toEpochMilli();
        for (int i = rows.size() - 1; i >= 0; i--) { // to the first that can be believed
            latest = isAhead(rows.get(i)) ? latest : last(i);
        }
        for (int i = 0; i < believed.length; i++) {
            latest = isAhead(rows.get(i)) ? latest : Math.max(latest, last(i));
            believed[i] = latest;
        }
        return believed;
    }

    private long last(int i) {
        return rows.get(i).last().toEpochMilli();
    }

    private boolean isAhead(CatalogRow row) {
        return isAhead(row.last().toEpochMilli(), now);
    }

    /** Whether a time is after now by more than clocks differ. */
    static boolean isAhead(long millis, Instant now) {
        return millis > now.toEpochMilli() + DAY;
    }

    /** What time it is at least, by the other sessions. */
    private long witnessed(String own) {
        Set<String> sessions = new HashSet<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            String session = rows.get(i).name().session();
            if (!session.equals(own) && sessions.add(session) && sessions.size() == WITNESSES) {
                return times[i];
            }
        }
        return times[0];
    }

    private String odd(String own, long believed, boolean held) {
        CatalogRow newest = null;
        boolean before = true;
        for (CatalogRow row : rows) {
            if (!row.name().session().equals(own)) {
                newest = row;
                before &= isAhead(row);
            }
        }
        String clock = "The clock of this machine says " + text(now);
        if (newest != null && before) {
            return clock + ", before all other runs in the run store, the last of them of " + text(newest.last())
                    + ": no run is removed for its age until the clock is right.";
        }
        return held
                ? clock + ", long after the other runs in the run store, which are of "
                        + text(Instant.ofEpochMilli(believed))
                        + " and before: they are not removed for their age before three newer runs are there. "
                        + "`runs prune --older-than TIME` removes them at once."
                : null;
    }

    private static String text(Instant time) {
        return Timestamps.format(time).substring(0, "2026-11-24".length());
    }

    /** Whether the segment at a place of the list is too old to be kept. */
    boolean isTooOld(int row) {
        return tooOld[row];
    }

    /** A sentence for people, where the clock of this machine may be wrong. */
    Optional<String> odd() {
        return Optional.ofNullable(odd);
    }
}
