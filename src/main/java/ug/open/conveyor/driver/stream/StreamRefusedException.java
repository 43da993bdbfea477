package ug.open.conveyor.driver.stream;

import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Harmless;

/** The event stream does not accept us, or we do not trust the server; the message names the file or setting that decides it. */
public final class StreamRefusedException extends ConveyorException {
    private static final long serialVersionUID = 1;

    StreamRefusedException(String message) {
        super(Harmless.quoted(message, 2000));
    }
}
