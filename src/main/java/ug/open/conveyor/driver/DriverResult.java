package ug.open.conveyor.driver;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a driver run, or a request for another attempt.
 *
 * @param success whether the pipeline may go on
 * @param message a sentence for people
 * @param data handed on to later steps: anything that JSON can hold, as {@code Map}, {@code List}, {@code String}, {@code Number}, {@code
 *     Boolean}, null, a record or a bean
 * @param retry the request for another attempt; empty for a result that ends the run
 */
public record DriverResult(boolean success, String message, Object data, Optional<RetryRequest> retry) {
    /**
     * A request for another attempt.
     *
     * @param after the pause before it; zero or less for none, empty for the pause of the definition's {@link Retry}
     */
    public record RetryRequest(Optional<Duration> after) {}

    /**
     * A missing message becomes an empty one.
     *
     * @throws IllegalArgumentException where a success asks for another attempt
     */
    public DriverResult {
        message = Objects.requireNonNullElse(message, "");
        if (success && retry.isPresent()) {
            throw new IllegalArgumentException("a success asks for no other attempt");
        }
    }

    /** A result that ends the run. */
    public DriverResult(boolean success, String message, Object data) {
        this(success, message, data, Optional.empty());
    }

    /** The run succeeded and hands nothing on. */
    public static DriverResult success(String message) {
        return new DriverResult(true, message, null);
    }

    /** The run succeeded and hands {@code data} on. */
    public static DriverResult success(String message, Object data) {
        return new DriverResult(true, message, data);
    }

    /** The run failed: a pipeline stops here. */
    public static DriverResult failure(String message) {
        return new DriverResult(false, message, null);
    }

    /** The run failed and leaves {@code data} for a reader of the result. */
    public static DriverResult failure(String message, Object data) {
        return new DriverResult(false, message, data);
    }

    /**
     * The attempt failed, and another may succeed: asks for one after the definition's pause. Where the definition's {@link Retry} allows no
     * more, the run fails with this message.
     */
    public static DriverResult retry(String message) {
        return new DriverResult(false, message, null, Optional.of(new RetryRequest(Optional.empty())));
    }

    /**
     * The same request for another attempt, with a pause of its own.
     *
     * @param pause before the next attempt; zero or less for none
     * @throws IllegalStateException where this result asks for no other attempt
     */
    public DriverResult after(Duration pause) {
        if (retry.isEmpty()) {
            throw new IllegalStateException("after() belongs to DriverResult.retry(message)");
        }
        return new DriverResult(false, message, data, Optional.of(new RetryRequest(Optional.of(pause))));
    }
}
