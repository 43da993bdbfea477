package ug.open.conveyor.driver.wire;

import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;

/** A driver result from a value as {@link Json#parse} gives it. */
final class ResultReader {
    private ResultReader() {}

    static DriverResult of(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            throw new ConveyorException(
                    "a driver result is an object with success, message and data, not " + Found.kind(value));
        }
        if (!(members.get("success") instanceof Boolean success)) {
            throw new ConveyorException(
                    "success of a driver result must be true or false, found " + Found.member(members, "success"));
        }
        Object message = members.get("message");
        if (message != null && !(message instanceof String)) {
            throw new ConveyorException("message of a driver result must be a string, found " + Found.kind(message));
        }
        return new DriverResult(success, (String) message, members.get("data"));
    }
}
