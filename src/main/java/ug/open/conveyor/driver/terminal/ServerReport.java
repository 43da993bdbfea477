package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;

/**
 * What a server is like. All texts are untrusted.
 *
 * @param facts for people, in their order
 * @param problems a sentence for each thing that is off
 * @param members the same for programs, in their order
 */
public record ServerReport(List<Fact> facts, List<String> problems, Map<String, Object> members)
        implements JsonObjects.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS = List.of("stream", "api", "clock", "problems");

    /** Checks that no member is left out of the names. */
    public ServerReport {
        JsonObjects.check(MEMBERS, members);
    }

    /** A line for people: a name and a text. */
    public record Fact(String name, String text) {}

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(members);
    }
}
