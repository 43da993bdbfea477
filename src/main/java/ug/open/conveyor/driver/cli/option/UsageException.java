package ug.open.conveyor.driver.cli.option;

import ug.open.conveyor.driver.ConveyorException;

/** A wrong command line: the message names the word and the expected one. Exit code 2. */
public final class UsageException extends ConveyorException {
    public UsageException(String message) {
        super(message);
    }
}
