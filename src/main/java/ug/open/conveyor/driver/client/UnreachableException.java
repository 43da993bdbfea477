package ug.open.conveyor.driver.client;

import ug.open.conveyor.driver.ConveyorException;

/** Nobody answers where the server should be, or the connection was lost. */
public final class UnreachableException extends ConveyorException {
    UnreachableException(String message) {
        super(message);
    }

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
