package ug.open.conveyor.driver.client;

import ug.open.conveyor.driver.ConveyorException;

/** The server refuses what was asked of it, or answers with what is no answer; the message says which, and what to do. */
public class ApiException extends ConveyorException {
    ApiException(String message) {
        super(message);
    }

    ApiException(String message, Throwable cause) {
        super(message, cause);
    }
}
