package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.Objects;

/** The journal cannot be written. The cause is the journal's exception; the message is that of the cause. */
public final class JournalException extends IOException {
    /** With the exception of the journal. */
    public JournalException(Throwable cause) {
        super(Objects.requireNonNullElse(cause.getMessage(), "the journal cannot be written: " + cause), cause);
    }
}
