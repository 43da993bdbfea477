package ug.open.conveyor.driver.client;

import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.Harmless;

/** Nobody answers where the server should be, or the connection was lost. */
public final class UnreachableException extends ConveyorException {
    UnreachableException(String message) {
        super(Harmless.oneLine(message));
    }

    UnreachableException(String message, Throwable cause) {
        super(Harmless.oneLine(message), cause);
    }
}
