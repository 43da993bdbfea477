package ug.open.conveyor.driver.store.find;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Sentences about runs, for people. */
final class Wording {
    private Wording() {}

    /** A line for each: the id of its execution, to be copied, and what tells them apart. */
    static String candidates(List<StoredAttempt> attempts) {
        Set<String> shown = new HashSet<>();
        for (StoredAttempt attempt : attempts) {
            shown.add(attempt.execution());
        }
        return candidates(attempts, shown.size() < attempts.size());
    }

    /** The same with ids that mean nothing else. */
    static String wholeCandidates(List<StoredAttempt> attempts) {
        return candidates(attempts, true);
    }

    private static String candidates(List<StoredAttempt> attempts, boolean whole) {
        StringBuilder text = new StringBuilder();
        for (StoredAttempt attempt : attempts) {
            text.append("\n  ").append(whole ? attempt.wholeExecution() : attempt.execution());
            text.append("  ").append(Harmless.inQuotes(attempt.ref())).append("  ");
            text.append(attempt.status().word()).append(", ").append(attempt.started());
        }
        return text.toString();
    }
}
