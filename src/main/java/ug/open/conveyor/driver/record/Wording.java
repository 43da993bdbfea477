package ug.open.conveyor.driver.record;

import java.util.List;

/** Sentences about runs, for people. */
final class Wording {
    private Wording() {}

    static String candidates(List<StoredAttempt> attempts) {
        StringBuilder text = new StringBuilder();
        for (StoredAttempt attempt : attempts) {
            text.append("\n  ").append(Quoted.of(attempt.ref())).append("  ");
            text.append(attempt.status().word()).append(", ").append(attempt.started());
        }
        return text.toString();
    }
}
