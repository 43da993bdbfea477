package ug.open.conveyor.driver;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A driver's name, the events that it takes, and the limits within which it works. Immutable; each {@code with} method gives a copy.
 *
 * @param name 1 to 64 of {@code A-Za-z0-9_-}: it becomes a consumer name and part of a subject
 * @param resources the resource types that the driver listens to; empty means every type, which a recording can offer and a live stream
 *     cannot
 * @param events the broadcast events that it listens to, {@code *} for all; a message addressed to the driver is always reconciled, since a
 *     pipeline would wait for its result for ever (protocol.md, Consumer)
 * @param timeout the time limit of one attempt, above zero
 * @param concurrency how many events are reconciled at a time, from 1 to 1,024; events of one resource always go one by one
 * @param retry how often, and after which pause, a temporary failure is tried again
 */
public record DriverDefinition(
        String name, List<String> resources, Set<String> events, Duration timeout, int concurrency, Retry retry) {
    /** The default time limit of an attempt: 10 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private static final int LONGEST_NAME = 64;

    /**
     * Checks each value.
     *
     * @throws IllegalArgumentException names the value that is out of range
     */
    public DriverDefinition {
        if (!isName(name)) {
            throw new IllegalArgumentException("name must be 1 to 64 of A-Z a-z 0-9 _ -, not '" + name + "'");
        }
        resources = List.copyOf(resources);
        events = Set.copyOf(events);
        if (resources.contains("")) {
            throw new IllegalArgumentException("resource must be a type such as workflow, not empty");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be above zero");
        }
        if (concurrency < 1 || concurrency > 1024) {
            throw new IllegalArgumentException("concurrency must be from 1 to 1024, not " + concurrency);
        }
    }

    /**
     * A driver that takes every event of some resource types, one at a time, within {@link #DEFAULT_TIMEOUT}, without retry.
     *
     * @throws IllegalArgumentException where the name or a resource type cannot be one
     */
    public static DriverDefinition of(String name, String... resources) {
        return new DriverDefinition(name, List.of(resources), Set.of("*"), DEFAULT_TIMEOUT, 1, Retry.NEVER);
    }

    /** The same driver, which listens to these broadcast events only. */
    public DriverDefinition withEvents(String... events) {
        return new DriverDefinition(name, resources, Set.of(events), timeout, concurrency, retry);
    }

    /** The same driver with this time limit of an attempt, above zero. */
    public DriverDefinition withTimeout(Duration timeout) {
        return new DriverDefinition(name, resources, events, timeout, concurrency, retry);
    }

    /** The same driver, which reconciles this many events at a time, from 1 to 1,024. */
    public DriverDefinition withConcurrency(int concurrency) {
        return new DriverDefinition(name, resources, events, timeout, concurrency, retry);
    }

    /** The same driver with these retries of a temporary failure. */
    public DriverDefinition withRetry(Retry retry) {
        return new DriverDefinition(name, resources, events, timeout, concurrency, retry);
    }

    /**
     * The same driver, which is tried again after a temporary failure.
     *
     * @param times how many more attempts, from 0 to 100
     * @param pause before the second attempt; doubled before each further one, up to five minutes
     */
    public DriverDefinition withRetry(int times, Duration pause) {
        return withRetry(new Retry(times, pause));
    }

    /** By hand: the first regular expression of a start costs it milliseconds. */
    private static boolean isName(String name) {
        boolean fits = !name.isEmpty() && name.length() <= LONGEST_NAME;
        for (int i = 0; fits && i < name.length(); i++) {
            char c = name.charAt(i);
            fits = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
        }
        return fits;
    }

    /** Whether the driver listens to resources of this type. */
    public boolean takes(String resourceType) {
        return resources.isEmpty() || resources.contains(resourceType);
    }

    /** Whether the driver listens to this broadcast event. */
    public boolean listensTo(String event) {
        return events.contains("*") || events.contains(event);
    }
}
