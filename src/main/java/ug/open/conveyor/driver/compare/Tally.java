package ug.open.conveyor.driver.compare;

import java.util.Map;
import ug.open.conveyor.driver.compare.Compared.Verdict;

/**
 * The counts of a comparison with production.
 *
 * @param verdicts how many events ended in which way
 * @param late results of production that came after their time
 * @param unseen results of production whose event was not seen, such as one from before the beginning
 */
public record Tally(Map<Verdict, Long> verdicts, long late, long unseen) {
    /** Keeps a copy. */
    public Tally {
        verdicts = Map.copyOf(verdicts);
    }

    /** How many events ended in this way. */
    public long of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** How many had two results. */
    public long compared() {
        return of(Verdict.SAME) + of(Verdict.DIFFERENT);
    }

    /** How many could not be compared, though nobody cut them short. */
    public long unmatched() {
        return of(Verdict.ONLY_HERE) + of(Verdict.ONLY_THERE) + of(Verdict.UNKNOWN);
    }
}
