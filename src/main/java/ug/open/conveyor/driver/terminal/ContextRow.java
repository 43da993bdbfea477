package ug.open.conveyor.driver.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A context, in JSON {@code context current production [api] [nats] [ca] [cert] [key]}.
 *
 * @param name its name
 * @param current whether a command takes it by itself
 * @param production whether commands ask before they change something at its server
 * @param settings the settings that it has, without passwords, by their keys
 */
public record ContextRow(String name, boolean current, boolean production, Map<String, String> settings)
        implements JsonObjects.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS =
            List.of("context", "current", "production", "api", "nats", "ca", "cert", "key");

    @Override
    public List<Map<String, Object>> objects() {
        Map<String, Object> object = new LinkedHashMap<>(JsonObjects.object(MEMBERS, name, current, production));
        object.putAll(settings);
        return List.of(object);
    }
}
