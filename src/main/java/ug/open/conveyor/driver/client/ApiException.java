package ug.open.conveyor.driver.client;

import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.Harmless;

/** The server refuses what was asked of it, or answers with what is no answer; the message says which, and what to do. */
public class ApiException extends ConveyorException {
    ApiException(String message) {
        super(Harmless.oneLine(message));
    }

    ApiException(String message, Throwable cause) {
        super(Harmless.oneLine(message), cause);
    }
}
