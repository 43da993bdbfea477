package ug.open.conveyor.driver.report;

import java.util.List;
import ug.open.conveyor.driver.compare.Difference;

/**
 * How the result of an execution compares with a recorded one.
 *
 * @param place where the recorded result stands: {@code cases.jsonl:3}; empty for one of the run store
 * @param verdict how the case ended
 * @param differences the places where the results differ
 * @param decides whether the verdict of the case is the one of the execution, as in a check
 */
public record ReportedCase(String place, ReportedVerdict verdict, List<Difference> differences, boolean decides) {
    /** Keeps a copy. */
    public ReportedCase {
        differences = List.copyOf(differences);
    }
}
