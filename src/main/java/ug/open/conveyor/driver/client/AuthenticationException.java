package ug.open.conveyor.driver.client;

import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.Harmless;

/** The server does not take who we say we are, or TLS failed; the message says why, as far as it is known. Never holds a token. */
public final class AuthenticationException extends ConveyorException {
    AuthenticationException(String message) {
        super(Harmless.oneLine(message));
    }

    AuthenticationException(String message, Throwable cause) {
        super(Harmless.oneLine(message), cause);
    }
}
