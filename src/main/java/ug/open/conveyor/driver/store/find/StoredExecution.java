package ug.open.conveyor.driver.store.find;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * An event that was given to a driver once.
 *
 * @param attempts the first and its retries, those that are wanted, the oldest first; at least one
 */
public record StoredExecution(List<StoredAttempt> attempts) {
    /** Keeps a copy. */
    public StoredExecution {
        attempts = List.copyOf(attempts);
    }

    /** The executions of attempts, in their order. */
    public static List<StoredExecution> of(List<StoredAttempt> attempts) {
        Map<String, List<StoredAttempt>> grouped = new LinkedHashMap<>();
        for (StoredAttempt attempt : attempts) {
            grouped.computeIfAbsent(attempt.wholeExecution(), id -> new ArrayList<>())
                    .add(attempt);
        }
        List<StoredExecution> executions = new ArrayList<>();
        for (List<StoredAttempt> each : grouped.values()) {
            executions.add(new StoredExecution(each));
        }
        return executions;
    }

    /** Such as {@code k3f9ab.2}. */
    public String id() {
        return last().execution();
    }

    /** The run id: untrusted text. */
    public String runId() {
        return last().runId();
    }

    /** The driver's name. */
    public String driver() {
        return last().driver();
    }

    /** When the first attempt began. */
    public Instant started() {
        return attempts.get(0).started();
    }

    /** How it stands, or ended: as its last attempt. */
    public Status status() {
        return last().status();
    }

    private StoredAttempt last() {
        return attempts.get(attempts.size() - 1);
    }
}
