package ug.open.conveyor.driver.session;

import java.io.IOException;
import ug.open.conveyor.driver.host.ErrorCode;

/** A session that did not end well: a signal ended it before anything was run, or the server does not have all its results. */
public final class SessionException extends IOException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    SessionException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** Why it did not end well. */
    public ErrorCode code() {
        return code;
    }
}
