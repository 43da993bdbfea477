package ug.open.conveyor.driver.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event that a driver was given, with all attempts. All texts are harmless.
 *
 * @param id such as {@code k3f9ab.2}
 * @param received when the event came
 * @param payload the message as it was received, JSON text; one that is no JSON as a string of base64
 * @param resource type and name; empty where the event cannot be read
 * @param verdict how it ended
 * @param reason of an event that cannot be read, else empty
 * @param attempts the oldest first; empty only where the event cannot be read
 * @param compared how the result compares with a recorded one, where it was compared
 */
record ReportedExecution(
        String id,
        ReportedSession session,
        Instant received,
        String payload,
        String runId,
        String resource,
        String event,
        ReportedVerdict verdict,
        String reason,
        List<ReportedAttempt> attempts,
        Optional<ReportedCase> compared) {
    /** Keeps a copy. */
    ReportedExecution {
        attempts = List.copyOf(attempts);
    }

    /** What happened to what: {@code create workflow/app}; of an event that cannot be read, its number: {@code event 4}. */
    String title() {
        return resource.isEmpty() ? "event " + id.substring(id.indexOf('.') + 1) : event + " " + resource;
    }

    /** Where its recorded result stands; empty where it has no place of its own. */
    String place() {
        return compared.map(ReportedCase::place).orElse("");
    }

    Optional<ReportedAttempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** Why it ended so, in a line or more. */
    String why() {
        if (attempts.isEmpty()) {
            return reason;
        }
        String message = last().map(ReportedAttempt::message).orElse("");
        return switch (verdict) {
            case INTERRUPTED -> message.isEmpty() ? "has no result: its session ended first" : message;
            case DIFFERENT -> "the result differs from the recorded one";
            default -> message;
        };
    }

    /** The memory that it takes, in bytes, roughly. */
    long size() {
        long size = 1000L + payload.length();
        for (ReportedAttempt attempt : attempts) {
            size += 200L
                    + attempt.message().length()
                    + attempt.data().length()
                    + attempt.log().size();
        }
        return size;
    }

    /** How long its attempts worked, in milliseconds. */
    long ms() {
        long sum = 0;
        for (ReportedAttempt attempt : attempts) {
            sum += attempt.ms().orElse(0);
        }
        return sum;
    }
}
