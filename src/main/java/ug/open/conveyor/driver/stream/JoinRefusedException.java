package ug.open.conveyor.driver.stream;

import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.Harmless;

/** Somebody else's consumer has the driver's name, and is left as it is; the message says whose it looks like, and what to do. */
public final class JoinRefusedException extends ConveyorException {
    private static final long serialVersionUID = 1;

    JoinRefusedException(String message) {
        super(Harmless.quoted(message, 2000));
    }
}
