package ug.open.conveyor.driver.stream;

import java.io.IOException;

/** The event stream cannot be reached, was lost, or refuses what was asked of it; the message says which, and what to do. */
public final class StreamException extends IOException {
    private static final long serialVersionUID = 1;

    StreamException(String message) {
        super(message);
    }

    StreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
