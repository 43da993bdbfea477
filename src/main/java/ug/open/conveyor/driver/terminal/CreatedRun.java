package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Harmless;

/**
 * The run that began with a resource that was created.
 *
 * @param runId untrusted text
 * @param resource the type of the resource
 * @param name its name
 * @param version its version
 */
public record CreatedRun(String runId, String resource, String name, Object version)
        implements JsonObjects.Subject, Lines.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS = List.of("runid", "resource", "name", "version");

    /** The run id alone, for scripts. */
    @Override
    public String line() {
        return Harmless.word(runId);
    }

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(JsonObjects.object(MEMBERS, runId, resource, name, version));
    }
}
