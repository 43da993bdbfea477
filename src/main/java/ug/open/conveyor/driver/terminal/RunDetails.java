package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.json.Json;

/**
 * What is known of an attempt.
 *
 * @param heading of its execution, above the first attempt of one of several; JSON is without it
 * @param members values as {@link Json#tree} has them, by name, in order; texts are untrusted
 */
public record RunDetails(Optional<ExecutionHeading> heading, Map<String, Object> members)
        implements JsonObjects.Subject {
    @Override
    public List<Map<String, Object>> objects() {
        return List.of(members);
    }
}
