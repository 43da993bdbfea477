package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;

/**
 * A definition that a server took.
 *
 * @param kind such as {@code resource definition}
 * @param name its name
 * @param done created, replaced, or applied where the server does not tell which
 */
public record AppliedFile(String kind, String name, String done) implements JsonObjects.Subject, Lines.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS = List.of("kind", "name", "done");

    @Override
    public String line() {
        return kind + " " + name + " " + done;
    }

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(JsonObjects.object(MEMBERS, kind.replace(' ', '-'), name, done));
    }
}
