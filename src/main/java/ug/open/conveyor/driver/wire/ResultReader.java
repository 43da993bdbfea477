package ug.open.conveyor.driver.wire;

import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;

/** A driver result from a value as {@link Json#parse} gives it. */
final class ResultReader {
    private ResultReader() {}

    static DriverResult of(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            throw new ConveyorException(
                    "a driver result is an object with success, message and data, not " + Json.kind(value));
        }
        if (!(members.get("success") instanceof Boolean success)) {
            throw new ConveyorException("success of a driver result must be true or false, found "
                    + (members.containsKey("success") ? Json.kind(members.get("success")) : "nothing"));
        }
        Object message = members.get("message");
        if (message != null && !(message instanceof String)) {
            throw new ConveyorException("message of a driver result must be a string, found " + Json.kind(message));
        }
        return new DriverResult(success, (String) message, members.get("data"));
    }
}
