package ug.open.conveyor.driver.session;

import java.io.IOException;

/** A session that did not end well: a signal ended it before anything was run, or the server does not have all its results. */
public final class SessionException extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;

    SessionException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The exit code. */
    public int code() {
        return code;
    }
}
