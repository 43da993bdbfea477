package ug.open.conveyor.driver.json;

import java.util.Map;

/** What the tool says on standard error beside its data, where those are JSON: an object of one member, whose name is the kind. */
public final class NoticeLine {
    /** Why the command fails; the last line of one that does. */
    public static final String ERROR = "error";
    /** Something that may not be what was meant. */
    public static final String WARNING = "warning";
    /** Anything else. */
    public static final String NOTE = "note";

    private NoticeLine() {}

    /** The line, with its line feed; nothing in it moves a terminal. */
    public static String line(String kind, Map<String, Object> members) {
        return Harmless.json(Json.write(Map.of(kind, members))) + "\n";
    }

    /** A line that is all prose. */
    public static String line(String kind, String message) {
        return line(kind, Map.of("message", message));
    }
}
