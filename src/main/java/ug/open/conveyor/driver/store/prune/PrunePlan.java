package ug.open.conveyor.driver.store.prune;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.store.index.CatalogRow;
import ug.open.conveyor.driver.store.index.SegmentState;

/** Which segments go. */
record PrunePlan(List<CatalogRow> doomed, List<CatalogRow> kept, int keptForFailures, long otherBytes) {
    static PrunePlan of(Retention policy, List<CatalogRow> rows, long otherBytes, Ages ages) {
        boolean[] keep = new boolean[rows.size()];
        boolean[] guarded = new boolean[rows.size()];
        Map<String, Integer> failures = new HashMap<>();
        long attempts = 0;
        long bytes = otherBytes;
        boolean full = false;
        for (int i = rows.size() - 1; i >= 0; i--) {
            CatalogRow row = rows.get(i);
            full |= policy.bytes().isPresent()
                    && bytes + row.bytes() > policy.bytes().getAsLong();
            boolean old = ages.isTooOld(i);
            boolean many = policy.attempts().isPresent()
                    && attempts >= policy.attempts().getAsInt();
            keep[i] = !(full || old || many);
            int before = failures.getOrDefault(row.driver(), 0);
            failures.put(row.driver(), before + row.failures());
            guarded[i] = !keep[i] && row.failures() > 0 && before < policy.failures();
            bytes += keep[i] || guarded[i] ? row.bytes() : 0;
            attempts += row.attempts();
        }
        return of(rows, keep, guarded, otherBytes);
    }

    private static PrunePlan of(List<CatalogRow> rows, boolean[] keep, boolean[] guarded, long otherBytes) {
        List<CatalogRow> doomed = new ArrayList<>();
        List<CatalogRow> kept = new ArrayList<>();
        Map<String, Integer> needed =
                new HashMap<>(); // by session: the next segment of one that stays, where attempts go on
        int forFailures = 0;
        for (int i = 0; i < rows.size(); i++) {
            CatalogRow row = rows.get(i);
            boolean goesOn = Integer.valueOf(row.name().ordinal())
                    .equals(needed.get(row.name().session()));
            forFailures += !keep[i] && (guarded[i] || goesOn) ? 1 : 0;
            (keep[i] || guarded[i] || goesOn ? kept : doomed).add(row);
            if (guarded[i] && row.state() == SegmentState.ROLLED) {
                needed.put(row.name().session(), row.name().ordinal() + 1);
            }
        }
        return new PrunePlan(doomed, kept, forFailures, otherBytes);
    }

    PruneReport report(boolean dryRun, List<CatalogRow> removed) {
        long attempts = 0;
        long bytes = 0;
        for (CatalogRow row : removed) {
            attempts += row.attempts();
            bytes += row.bytes();
        }
        long left = otherBytes - bytes;
        for (CatalogRow row : doomed) {
            left += row.bytes();
        }
        for (CatalogRow row : kept) {
            left += row.bytes();
        }
        int segments = kept.size() + doomed.size() - removed.size();
        return new PruneReport(dryRun, removed.size(), attempts, bytes, segments, left, keptForFailures);
    }
}
