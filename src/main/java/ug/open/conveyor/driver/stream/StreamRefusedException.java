package ug.open.conveyor.driver.stream;

import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.Harmless;

/** The event stream does not let us in, or we do not trust who answers there; the message names the file or the setting that decides it. */
public final class StreamRefusedException extends ConveyorException {
    private static final long serialVersionUID = 1;

    StreamRefusedException(String message) {
        super(Harmless.quoted(message, 2000));
    }
}
