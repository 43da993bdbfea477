package ug.open.conveyor.driver.config;

import ug.open.conveyor.driver.ConveyorException;

/** The files to authenticate with can be read but are no good: expired, or not of each other. The message names the file. */
public final class CredentialsException extends ConveyorException {
    CredentialsException(String message) {
        super(message);
    }

    CredentialsException(String message, Throwable cause) {
        super(message, cause);
    }
}
