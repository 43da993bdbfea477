package ug.open.conveyor.driver.stream;

import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Harmless;

/** A consumer of another process has the driver's name and stays as it is; the message says whose it seems to be, and what to do. */
public final class JoinRefusedException extends ConveyorException {
    private static final long serialVersionUID = 1;

    JoinRefusedException(String message) {
        super(Harmless.quoted(message, 2000));
    }
}
