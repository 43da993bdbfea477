package ug.open.conveyor.driver.store.prune;

/**
 * What a pruning removed, or would remove.
 *
 * @param dryRun whether nothing was removed in truth
 * @param segments how many segments
 * @param attempts how many attempts began in them
 * @param bytes their size, with their indexes
 * @param keptSegments how many segments are left, those that are written now not counted
 * @param keptBytes the size of what is left
 * @param keptForFailures how many segments are left only because they hold one of the last failures of a driver
 */
public record PruneReport(
        boolean dryRun,
        int segments,
        long attempts,
        long bytes,
        int keptSegments,
        long keptBytes,
        int keptForFailures) {
    static PruneReport nothing(boolean dryRun) {
        return new PruneReport(dryRun, 0, 0, 0, 0, 0, 0);
    }
}
