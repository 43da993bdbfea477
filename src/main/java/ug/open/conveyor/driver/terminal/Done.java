package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Harmless;

/**
 * Something that a command did.
 *
 * @param sentence what it was, and what went with it; untrusted text
 * @param members the same for programs, in their order
 */
public record Done(String sentence, Map<String, Object> members) implements JsonObjects.Subject, Lines.Subject {
    @Override
    public String line() {
        return Harmless.oneLine(sentence);
    }

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(members);
    }
}
