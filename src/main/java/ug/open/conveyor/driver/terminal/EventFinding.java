package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Harmless;

/**
 * Something in an input of events that does not fit. Untrusted text.
 *
 * @param lineNumber where the event begins, from 1; 0 where the input as a whole is meant
 * @param column from 1; 0 where the line as a whole is meant
 * @param runId the run of the event; empty where it cannot be read
 * @param place a JSON pointer into the resource; empty for the record
 * @param problem what is wrong
 * @param expected what was expected; may be empty
 */
public record EventFinding(
        String file, long lineNumber, long column, String runId, String place, String problem, String expected)
        implements JsonObjects.Subject, Lines.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS =
            List.of("file", "line", "column", "runid", "place", "problem", "expected");

    @Override
    public String line() {
        String at =
                file + (lineNumber > 0 ? ":" + lineNumber : "") + (lineNumber > 0 && column > 0 ? ":" + column : "");
        return Harmless.oneLine(at + ": " + (place.isEmpty() ? "" : place + ": ") + problem
                + (expected.isEmpty() ? "" : "; expected " + expected));
    }

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(JsonObjects.object(
                MEMBERS,
                file,
                lineNumber,
                column > 0 ? column : JsonObjects.ABSENT,
                runId.isEmpty() ? JsonObjects.ABSENT : runId,
                place,
                problem,
                expected));
    }
}
