package ug.open.conveyor.driver.search;

import ug.open.conveyor.driver.ConveyorException;

/** A search pattern that cannot be used; the message is a sentence that says where it is wrong and what to do. */
public final class SearchException extends ConveyorException {
    SearchException(String message, Throwable cause) {
        super(message, cause);
    }
}
