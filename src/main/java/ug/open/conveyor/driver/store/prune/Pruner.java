package ug.open.conveyor.driver.store.prune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.CatalogRow;
import ug.open.conveyor.driver.store.index.Following;
import ug.open.conveyor.driver.store.index.IndexReader;
import ug.open.conveyor.driver.store.index.Problem;
import ug.open.conveyor.driver.store.index.SegmentIndex;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SegmentState;
import ug.open.conveyor.driver.store.index.SessionLock;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.TempFile;
import ug.open.conveyor.driver.system.HeldFiles;

/**
 * Removes segments that nobody writes any more, the oldest first. A reader may have one open or on its list: it reads on, or finds it gone.
 * What is not understood, a recording of a newer tool or a file of somebody else, stays; so does what was written within the last minute
 * while somebody follows.
 */
public final class Pruner {
    private static final Duration LEFT_OVER = Duration.ofHours(1);
    private static final Duration NEWS = Duration.ofMinutes(1);

    private final StoreFolder folder;
    private final String own;
    private final IndexReader reader;

    /** For nobody's session. */
    public Pruner(StoreFolder folder) {
        this(folder, "");
    }

    /** For a session, which is no witness of its own clock. */
    public Pruner(StoreFolder folder, String own) {
        this.folder = folder;
        this.own = own;
        this.reader = new IndexReader(folder);
    }

    /**
     * What a session does in passing: the same, and where a look at names and sizes shows that nothing can go, no more than that.
     *
     * @param stop asked now and then; when it says so the rest is left for another time
     */
    void pruneWhereDue(Retention policy, Instant now, BooleanSupplier stop) throws IOException {
        if (isDue(policy, now)) {
            prune(policy, true, false, now, stop);
        } else {
            removeLeftOvers(now);
        }
    }

    private boolean isDue(Retention policy, Instant now) throws IOException {
        SegmentName[] names = folder.segments();
        if (policy.isForever() || names.length == 0) {
            return false;
        }
        return policy.attempts().isPresent()
                || isOld(names[0], policy, now)
                || Ages.isAhead(names[names.length - 1].micros() / 1_000, now)
                || areLarge(names, policy);
    }

    private static boolean isOld(SegmentName first, Retention policy, Instant now) {
        return policy.age().isPresent()
                && first.micros() < (now.toEpochMilli() - policy.age().get().toMillis()) * 1_000;
    }

    private boolean areLarge(SegmentName[] names, Retention policy) {
        long left = policy.bytes().orElse(Long.MAX_VALUE);
        for (int i = 0; i < names.length && left >= 0; i++) {
            left -= folder.segment(names[i]).toFile().length()
                    + folder.index(names[i]).toFile().length();
        }
        return left < 0;
    }

    /** Applies a policy to the letter. */
    public PruneReport prune(Retention policy, boolean dryRun, Instant now, BooleanSupplier stop) throws IOException {
        return prune(policy, false, dryRun, now, stop);
    }

    /**
     * Applies a policy.
     *
     * @param careful whether a clock that is wrong must do no harm; see {@link Ages}
     * @param stop asked now and then; when it says so the rest is left for another time
     */
    public PruneReport prune(Retention policy, boolean careful, boolean dryRun, Instant now, BooleanSupplier stop)
            throws IOException {
        if (!dryRun) {
            removeLeftOvers(now);
        }
        if (policy.isForever()) {
            return PruneReport.nothing(dryRun);
        }
        List<CatalogRow> rows = new ArrayList<>();
        long others = rows(rows, now);
        Ages ages = new Ages(rows, policy.age(), now, careful ? Optional.of(own) : Optional.empty());
        ages.odd().ifPresent(folder::warn);
        PrunePlan plan = PrunePlan.of(policy, rows, others, ages);
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
                if (index != null && index.state() != SegmentState.LIVE) {
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
                folder.warn(stays(folder.segment(row.name()), e));
            }
        }
        return removed;
    }

    private static String stays(Path segment, IOException e) {
        return HeldFiles.isHeld(e)
                ? "The run store keeps " + segment + " for now: another program has it open, such as a follower."
                : "The run store cannot remove " + segment + ": " + Problem.of(e) + ".";
    }

    /** Temporary files and indexes without a segment, of processes that were killed. */
    private void removeLeftOvers(Instant now) throws IOException {
        removeLeftOvers(folder.sessions(), folder.list(), now);
        removeLeftOvers(folder.lookup(), folder.lookups(), now);
    }

    private void removeLeftOvers(Path place, String[] files, Instant now) throws IOException {
        Set<String> there = Set.of(files); // so that only what looks alone is looked at
        for (String file : files) {
            SegmentName index = SegmentName.ofIndex(file);
            boolean alone = index != null
                    && !there.contains(index.segment())
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
}
