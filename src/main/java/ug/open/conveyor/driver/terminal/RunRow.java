package ug.open.conveyor.driver.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A stored attempt, in JSON {@code execution runid driver resource event attempt status mode started [ms]}.
 *
 * @param execution the id of its execution
 * @param run the run id: untrusted text
 * @param driver the driver's name
 * @param resource type and name: untrusted text
 * @param event what happened to the resource: untrusted text
 * @param attempt counts the attempts of the run, from 1
 * @param status running, succeeded, failed, interrupted, retried
 * @param mode offline, shadow or live
 * @param started when it began
 * @param ms how long it took, in milliseconds; empty while it runs
 */
public record RunRow(
        String execution,
        String run,
        String driver,
        String resource,
        String event,
        int attempt,
        String status,
        String mode,
        Instant started,
        OptionalLong ms)
        implements JsonObjects.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS =
            List.of("execution", "runid", "driver", "resource", "event", "attempt", "status", "mode", "started", "ms");

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(JsonObjects.object(
                MEMBERS,
                execution,
                run,
                driver,
                resource,
                event,
                attempt,
                status,
                mode,
                started,
                ms.isPresent() ? ms.getAsLong() : JsonObjects.ABSENT));
    }
}
