package ug.open.conveyor.driver.stream;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import ug.open.conveyor.driver.json.Timestamps;

/**
 * A consumer of events, which has the name of its driver, as the server shows it. All texts are untrusted. What the server leaves out is empty, 0
 * or false.
 */
public final class DriverConsumer {
    /** Whether somebody takes events from it, as far as the server shows. */
    public enum Presence {
        /** A pull request waits, a subscriber is bound, or a process of this tool answers. */
        ATTACHED,
        /** Nothing of that, but an event was delivered not longer ago than its ack wait: its driver may be at work on it. */
        PERHAPS,
        /** Nothing of that. */
        NOBODY
    }

    private static final String LAST_ACTIVE = "last_active";

    private final Map<?, ?> info;
    private final Map<?, ?> configuration;
    private final Optional<String> process;
    private final Instant seen;

    /**
     * One of the server's.
     *
     * @param info what the server answers about it
     * @param process the process of this tool that takes part as the driver, and answers
     * @param seen when it was looked at, by our clock; the server's own time goes first
     */
    DriverConsumer(Map<?, ?> info, Optional<String> process, Instant seen) {
        this.info = info;
        this.configuration = members(info, "config");
        this.process = process;
        this.seen = instant(info, "ts").orElse(seen);
    }

    /** The same with the process of this tool that takes part as the driver. */
    DriverConsumer of(Optional<String> answer) {
        return new DriverConsumer(info, answer, seen);
    }

    /** The name of the driver. */
    public String name() {
        return text(info, "name");
    }

    /** Whether the server keeps it while its driver is away. */
    public boolean durable() {
        return !text(configuration, "durable_name").isEmpty();
    }

    /** Whether the server pushes events to it, as it does for the Python runtime. */
    public boolean push() {
        return !text(configuration, "deliver_subject").isEmpty();
    }

    /** The subjects that it listens to, in their order; empty for all. */
    public List<String> subjects() {
        TreeSet<String> subjects = new TreeSet<>();
        if (configuration.get("filter_subjects") instanceof List<?> several) {
            several.forEach(subject -> subjects.add(String.valueOf(subject)));
        }
        subjects.add(text(configuration, "filter_subject"));
        subjects.remove("");
        return List.copyOf(subjects);
    }

    /** The resource types of these subjects, in their order. */
    public List<String> types() {
        TreeSet<String> types = new TreeSet<>();
        for (String subject : subjects()) {
            StreamNames.resourceOf(subject, name()).ifPresent(types::add);
        }
        return List.copyOf(types);
    }

    /** Events that it has not delivered. */
    public long waiting() {
        return count(info, "num_pending");
    }

    /** Events that it delivered and nobody acknowledged. */
    public long unacknowledged() {
        return count(info, "num_ack_pending");
    }

    /** The number of these that it delivered more than once. */
    public long redelivered() {
        return count(info, "num_redelivered");
    }

    /** Pull requests that wait. */
    public long pulls() {
        return count(info, "num_waiting");
    }

    /** When it was made. */
    public Optional<Instant> created() {
        return instant(info, "created");
    }

    /** When it last delivered an event. */
    public Optional<Instant> delivered() {
        return instant(members(info, "delivered"), LAST_ACTIVE);
    }

    /** When an acknowledgement last moved the point up to which all events are acknowledged. */
    public Optional<Instant> acknowledged() {
        return instant(members(info, "ack_floor"), LAST_ACTIVE);
    }

    /** How long the server waits for an acknowledgement before it delivers again. */
    public Duration ackWait() {
        return Duration.ofNanos(count(configuration, "ack_wait"));
    }

    /** The most events that may be unacknowledged; 0: any number. */
    public long mostUnacknowledged() {
        return count(configuration, "max_ack_pending");
    }

    /** The number of deliveries of one event after which the server gives it up; 0: never. */
    public long mostDeliveries() {
        return count(configuration, "max_deliver");
    }

    /** Where it began, in the words of NATS: {@code all}, {@code new} and others. */
    public String begins() {
        return policy("deliver_policy", "all");
    }

    boolean beginsWithAll() {
        return begins().equals("all");
    }

    /** How events are acknowledged, in the words of NATS: {@code explicit}, {@code none} or {@code all}. */
    public String acknowledgement() {
        return policy("ack_policy", "explicit");
    }

    /** How long the server keeps it when its driver is away; empty: for ever. */
    public Optional<Duration> kept() {
        long nanos = count(configuration, "inactive_threshold");
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /** Until when somebody paused it. */
    public Optional<Instant> paused() {
        return Boolean.TRUE.equals(info.get("paused"))
                ? Optional.of(instant(configuration, "pause_until").orElse(seen))
                : Optional.empty();
    }

    /** The process of this tool that made it: {@code host/pid}. */
    public Optional<String> owner() {
        String owner = text(members(configuration, "metadata"), Consumers.OWNER);
        return owner.isEmpty() ? Optional.empty() : Optional.of(owner);
    }

    /** The process of this tool that takes part as the driver now: {@code host/pid}. */
    public Optional<String> process() {
        return process;
    }

    /** Whether somebody is on it. */
    public Presence presence() {
        if (pulls() > 0 || Boolean.TRUE.equals(info.get("push_bound")) || process.isPresent()) {
            return Presence.ATTACHED;
        }
        boolean fresh =
                delivered().isPresent() && delivered().get().plus(ackWait()).isAfter(seen);
        return unacknowledged() > 0 && fresh ? Presence.PERHAPS : Presence.NOBODY;
    }

    /** A server that leaves it out shows nothing odd. */
    private String policy(String name, String usual) {
        String policy = text(configuration, name);
        return policy.isEmpty() ? usual : policy;
    }

    private static Map<?, ?> members(Map<?, ?> of, String name) {
        return of.get(name) instanceof Map<?, ?> members ? members : Map.of();
    }

    private static String text(Map<?, ?> of, String name) {
        return of.get(name) instanceof String text ? text : "";
    }

    private static long count(Map<?, ?> of, String name) {
        return of.get(name) instanceof Number number ? Math.max(0, number.longValue()) : 0;
    }

    private static Optional<Instant> instant(Map<?, ?> of, String name) {
        try {
            return of.get(name) instanceof String text ? Optional.of(Timestamps.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
