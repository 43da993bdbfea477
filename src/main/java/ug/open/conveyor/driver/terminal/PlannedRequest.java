package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;

/**
 * A request that would be sent to the HTTP API.
 *
 * @param path below the address of the server
 * @param body a tree; null: none
 */
public record PlannedRequest(String method, String path, Object body) implements JsonObjects.Subject, Lines.Subject {
    @Override
    public String line() {
        return Harmless.oneLine(method + " " + path) + (body == null ? "" : " " + Harmless.json(Json.write(body)));
    }

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(
                JsonObjects.object("method", method, "path", path, "body", body == null ? JsonObjects.ABSENT : body));
    }
}
