package ug.open.conveyor.driver.cli;

import ug.open.conveyor.driver.ConveyorException;

/** The words of the command line cannot be followed; the message says which and what was expected. Ends with exit code 2. */
final class UsageException extends ConveyorException {
    UsageException(String message) {
        super(message);
    }
}
