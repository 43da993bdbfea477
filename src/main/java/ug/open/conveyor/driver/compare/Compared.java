package ug.open.conveyor.driver.compare;

import java.util.List;

/**
 * An event whose comparison with production has ended.
 *
 * @param runId the run, untrusted text
 * @param verdict how it ended
 * @param differences where the results differ, in the order of production's; empty but for {@link Verdict#DIFFERENT}
 */
public record Compared(String runId, Verdict verdict, List<Difference> differences) {
    /** How a comparison ends. */
    public enum Verdict {
        /** Both have the same result. */
        SAME,
        /** The results differ in something that counts. */
        DIFFERENT,
        /** Production published no result in time. */
        ONLY_HERE,
        /** Production published a result, and the driver here decided nothing. */
        ONLY_THERE,
        /** Production's result may be among messages that were lost, or it was awaited no longer since too many were. */
        UNKNOWN,
        /** The session ended before one of the two results was there. */
        OPEN
    }

    /** Keeps a copy. */
    public Compared {
        differences = List.copyOf(differences);
    }
}
