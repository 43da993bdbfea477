package ug.open.conveyor.driver.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline that this machine sent to a server, in JSON {@code server pipeline steps [time]}. Texts are untrusted.
 *
 * @param server the URL of the API
 * @param name its name
 * @param steps the drivers, in their order
 * @param time when it was sent last, where that is known
 */
public record PipelineRow(String server, String name, List<String> steps, Optional<Instant> time)
        implements JsonObjects.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS = List.of("server", "pipeline", "steps", "time");

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(
                JsonObjects.object(MEMBERS, server, name, steps, time.isPresent() ? time.get() : JsonObjects.ABSENT));
    }
}
