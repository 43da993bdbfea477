package ug.open.conveyor.driver.stream;

import java.io.IOException;
import ug.open.conveyor.driver.json.Harmless;

/** The event stream cannot be reached, was lost, or refuses a request; the message says which, and what to do. */
public final class StreamException extends IOException {
    private static final long serialVersionUID = 1;

    /** What a server says may be long. */
    private static final int MOST = 1000;

    StreamException(String message) {
        super(Harmless.quoted(message, MOST));
    }

    StreamException(String message, Throwable cause) {
        super(Harmless.quoted(message, MOST), cause);
    }
}
