package ug.open.conveyor.driver.runtime;

import ug.open.conveyor.driver.ConveyorException;

/** What was received is not a driver message; the message says where and what was expected. */
public final class MalformedMessageException extends ConveyorException {
    /** With a sentence for people. */
    public MalformedMessageException(String message) {
        super(message);
    }

    /** With a sentence for people and what caused it. */
    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
