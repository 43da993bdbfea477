package ug.open.conveyor.driver;

import java.time.Duration;
import java.util.Optional;

/** Thrown by a driver to ask for another attempt: what failed may work later. */
public final class TemporaryFailureException extends ConveyorException {
    private final transient Duration after;

    /** Asks for another attempt after the definition's pause. */
    public TemporaryFailureException(String message) {
        this(message, null, null);
    }

    /** Asks for another attempt after the definition's pause, because of {@code cause}. */
    public TemporaryFailureException(String message, Throwable cause) {
        this(message, cause, null);
    }

    /** Asks for another attempt, not before {@code after} is over. */
    public TemporaryFailureException(String message, Throwable cause, Duration after) {
        super(message, cause);
        this.after = after;
    }

    /** The pause that was asked for, if one was. */
    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}
