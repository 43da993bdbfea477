package ug.open.conveyor.driver;

import java.time.Duration;
import java.util.Optional;

/**
 * A driver throws it to ask for another attempt: what failed may work later. {@link DriverResult#retry(String)} asks for the same without an
 * exception.
 */
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

    /**
     * Asks for another attempt after a pause of its own.
     *
     * @param cause or null
     * @param after the pause before the next attempt; zero or less for none, null for the definition's pause
     */
    public TemporaryFailureException(String message, Throwable cause, Duration after) {
        super(message, cause);
        this.after = after;
    }

    /** The pause before the next attempt; empty for the definition's pause. */
    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}
