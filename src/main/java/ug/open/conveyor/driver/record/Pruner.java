package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.wire.Timestamps;

/**
 * Removes segments that nobody writes any more, the oldest first. A reader may have one open or on its list: it reads on, or finds it gone.
 * What is not understood, a recording of a newer tool or a file of somebody else, stays; so does what was written within the last minute
 * while somebody follows.
 */
final class Pruner {
    private static final Duration LEFT_OVER = Duration.ofHours(1);
    private static final Duration NEWS = Duration.ofMinutes(1);

    private final StoreFolder folder;
    private final IndexReader reader;

    Pruner(StoreFolder folder) {
        this.folder = folder;
        this.reader = new IndexReader(folder);
    }

    /**
     * What a session does in passing: the same, and where a look at names and sizes shows that nothing can go, no more than that.
     *
     * @param stop asked now and then; when it says so the rest is left for another time
     */
    void pruneWhereDue(Retention policy, Instant now, BooleanSupplier stop) throws IOException {
        if (isDue(policy, now)) {
            prune(policy, false, now, stop);
        } else {
            removeLeftOvers(now);
        }
    }

    private boolean isDue(Retention policy, Instant now) throws IOException {
        SegmentName[] names = folder.segments();
        if (policy.isForever() || names.length == 0) {
            return false;
        }
        return policy.attempts().isPresent() || isOld(names[0], policy, now) || areLarge(names, policy);
    }

    private static boolean isOld(SegmentName first, Retention policy, Instant now) {
        return policy.age().isPresent()
                && first.compareTo(SegmentName.of(
                                Timestamps.format(now.minus(policy.age().get())), "", 1))
                        < 0;
    }

    private boolean areLarge(SegmentName[] names, Retention policy) {
        long left = policy.bytes().orElse(Long.MAX_VALUE);
        for (int i = 0; i < names.length && left >= 0; i++) {
            left -= folder.segment(names[i]).toFile().length()
                    + folder.index(names[i]).toFile().length();
        }
        return left < 0;
    }

    /**
     * Applies a policy.
     *
     * @param stop asked now and then; when it says so the rest is left for another time
     */
    PruneReport prune(Retention policy, boolean dryRun, Instant now, BooleanSupplier stop) throws IOException {
        if (!dryRun) {
            removeLeftOvers(now);
        }
        if (policy.isForever()) {
            return PruneReport.nothing(dryRun);
        }
        List<CatalogRow> rows = new ArrayList<>();
        long others = rows(rows, now);
        PrunePlan plan = PrunePlan.of(policy, rows, others, now);
        return dryRun ? plan.report(true, plan.doomed()) : plan.report(false, remove(plan, stop));
    }

    /** Adds what is known of each sealed segment, the oldest first; gives the bytes of those that must stay. */
    private long rows(List<CatalogRow> rows, Instant now) throws IOException {
        long others = 0;
        try (Catalog.Snapshot store = new Catalog(folder).snapshot()) {
            boolean followed = new Following(folder).isTold();
            for (SegmentName name : store.names()) {
                CatalogRow row = store.row(name);
                long bytes = row == null ? folder.segment(name).toFile().length() : 0;
                SegmentIndex index = row == null ? reader.read(name) : null;
                if (index != null && index.state() != SegmentIndex.State.LIVE) {
                    row = CatalogRow.of(index, bytes);
                }
                if (followed && isNews(name, now)) {
                    others += row == null ? bytes : row.bytes();
                } else if (row == null) {
                    others += bytes;
                } else {
                    rows.add(row);
                }
            }
        }
        return others;
    }

    /** Whether a follower may have to find it yet. */
    private boolean isNews(SegmentName name, Instant now) {
        return now.toEpochMilli() - folder.segment(name).toFile().lastModified() < NEWS.toMillis();
    }

    private List<CatalogRow> remove(PrunePlan plan, BooleanSupplier stop) {
        List<CatalogRow> removed = new ArrayList<>();
        for (CatalogRow row : plan.doomed()) {
            if (!removed.isEmpty() && stop.getAsBoolean()) { // one at least, so that it comes to an end some time
                break;
            }
            try {
                Files.deleteIfExists(
                        folder.segment(row.name())); // the index behind it, or somebody might make it again
                Files.deleteIfExists(folder.index(row.name()));
                removed.add(row);
            } catch (IOException e) {
                folder.warn("The run store cannot remove " + folder.segment(row.name()) + ": " + Problem.of(e) + ".");
            }
        }
        return removed;
    }

    /** Temporary files and indexes without a segment, of processes that were killed. */
    private void removeLeftOvers(Instant now) throws IOException {
        removeLeftOvers(folder.sessions(), folder.list(), now);
        removeLeftOvers(folder.lookup(), folder.lookups(), now);
    }

    private void removeLeftOvers(Path place, String[] files, Instant now) throws IOException {
        for (String file : files) {
            SegmentName index = SegmentName.ofIndex(file);
            boolean alone = index != null
                    && !folder.segment(index).toFile().exists()
                    && !SessionLock.isLive(folder.index(index));
            if ((alone || TempFile.is(file)) && isOld(place.resolve(file), now)) {
                remove(place.resolve(file));
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // something else under a name of ours
        }
    }

    private static boolean isOld(Path file, Instant now) {
        return now.toEpochMilli() - file.toFile().lastModified() > LEFT_OVER.toMillis();
    }

    /** Which segments go. */
    record PrunePlan(List<CatalogRow> doomed, List<CatalogRow> kept, int keptForFailures, long otherBytes) {
        static PrunePlan of(Retention policy, List<CatalogRow> rows, long otherBytes, Instant now) {
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
                boolean old = policy.age().isPresent()
                        && row.last().isBefore(now.minus(policy.age().get()));
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
                if (guarded[i] && row.state() == SegmentIndex.State.ROLLED) {
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
}
