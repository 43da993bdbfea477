package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.Objects;

/** The journal cannot keep what happens; its cause is what the journal said, and its message too. */
public final class JournalException extends IOException {
    /** Because of this. */
    public JournalException(Throwable cause) {
        super(Objects.requireNonNullElse(cause.getMessage(), "the journal cannot be written: " + cause), cause);
    }
}
