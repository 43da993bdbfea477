package ug.open.conveyor.driver;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the driver manager has to know of a driver.
 *
 * @param name 1 to 64 of {@code A-Za-z0-9_-}: it becomes a consumer name and part of a subject
 * @param resources the resource types it listens to; empty means every type, which a recording can offer and a live stream cannot
 * @param events the broadcast events it listens to, {@code *} for all; a message addressed to the driver is always reconciled, since a
 *     pipeline would wait for its result for ever (protocol.md, Consumer)
 * @param timeout the time limit of one attempt, above zero
 * @param concurrency how many events it reconciles at a time, from 1 to 1,024; events of one resource always go one by one
 * @param retry what a temporary failure gets
 */
public record DriverDefinition(
        String name, List<String> resources, Set<String> events, Duration timeout, int concurrency, Retry retry) {
    /** The time limit of an attempt where nothing is said. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Checks each value; the message of the exception names the one that is wrong. */
    public DriverDefinition {
        if (!NAME.matcher(name).matches()) {
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

    /** A driver of this name that takes every event of the given resource types, one at a time, without retry. */
    public static DriverDefinition of(String name, String... resources) {
        return new DriverDefinition(name, List.of(resources), Set.of("*"), DEFAULT_TIMEOUT, 1, Retry.NEVER);
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
