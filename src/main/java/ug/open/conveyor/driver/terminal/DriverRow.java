package ug.open.conveyor.driver.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A driver that is attached to a server. All texts are untrusted.
 *
 * @param name its name
 * @param kind what its consumer is, a word or two
 * @param listens the resource types, or what else it listens to
 * @param waiting the number of events that were not delivered
 * @param unacknowledged the number of events that were, and nobody acknowledged
 * @param delivered when an event was last delivered
 * @param attached whether somebody is on it, or who
 * @param warnings about it, the worst first
 * @param members the same and more for programs, in their order
 */
public record DriverRow(
        String name,
        String kind,
        List<String> listens,
        long waiting,
        long unacknowledged,
        Optional<Instant> delivered,
        String attached,
        List<String> warnings,
        Map<String, Object> members)
        implements JsonObjects.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS = List.of(
            "driver",
            "durable",
            "push",
            "types",
            "subjects",
            "waiting",
            "unacknowledged",
            "redelivered",
            "attached",
            "pulls",
            "process",
            "owner",
            "created",
            "delivered",
            "acknowledged",
            "ack_wait_ms",
            "max_unacknowledged",
            "kept_ms",
            "begins",
            "warnings");

    /** Checks that no member is left out of the names. */
    public DriverRow {
        JsonObjects.check(MEMBERS, members);
    }

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(members);
    }
}
