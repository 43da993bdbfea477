package ug.open.conveyor.driver.browse;

import java.util.Locale;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * Which executions are shown: those that have each of some words in their id, run id, driver, resource, event or status, whatever the case.
 *
 * @param text the words, as typed
 */
record Filter(String text) {
    static final Filter NONE = new Filter("");

    boolean isEmpty() {
        return text.isBlank();
    }

    /** Whether what this one takes is among what the other takes. */
    boolean narrows(Filter other) {
        return text.startsWith(other.text);
    }

    boolean takes(StoredAttempt attempt) {
        if (isEmpty()) {
            return true;
        }
        String all = String.join(
                        "\n",
                        attempt.execution(),
                        attempt.runId(),
                        attempt.driver(),
                        attempt.resource(),
                        attempt.event(),
                        attempt.status().word())
                .toLowerCase(Locale.ROOT);
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
