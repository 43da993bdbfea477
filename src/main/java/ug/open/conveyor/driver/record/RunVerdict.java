package ug.open.conveyor.driver.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the attempts of a run come to together: the worst of the newest attempt of each driver. */
final class RunVerdict {
    private final Map<String, Newest> newest = new HashMap<>(); // by driver

    private record Newest(String session, long number, Status status) {
        boolean is(String session, long number) {
            return this.number == number && this.session.equals(session);
        }

        Newest as(Status other) {
            return new Newest(session, number, other);
        }
    }

    /** An attempt, as it stands; given in the order in which they were made. */
    void add(StoredAttempt attempt) {
        String session = SegmentName.of(attempt.segment()).session();
        newest.put(attempt.driver(), new Newest(session, attempt.number(), attempt.status()));
    }

    /** An attempt begins now. */
    void began(String session, long number, String driver) {
        newest.put(driver, new Newest(session, number, Status.RUNNING));
    }

    /** An attempt has ended. */
    void ended(String session, long number, Status status) {
        newest.replaceAll((driver, known) -> known.is(session, number) ? known.as(status) : known);
    }

    /** A session is over: what it has not ended comes to no end. */
    void over(String session) {
        newest.replaceAll((driver, known) -> known.session().equals(session) && known.status() == Status.RUNNING
                ? known.as(Status.INTERRUPTED)
                : known);
    }

    /** Empty where there is no attempt. One that waits for another, which never came, is interrupted. */
    Optional<Status> status() {
        Status worst = null;
        for (Newest each : newest.values()) {
            Status status = each.status() == Status.RETRIED ? Status.INTERRUPTED : each.status();
            worst = worst == null || weight(status) > weight(worst) ? status : worst;
        }
        return Optional.ofNullable(worst);
    }

    private static int weight(Status status) {
        return switch (status) {
            case SUCCEEDED -> 0;
            case RUNNING -> 1;
            case RETRIED, INTERRUPTED -> 2;
            case FAILED -> 3;
        };
    }
}
